/** No note is longer: what goes on for so long is none. */
const MOST_CHARACTERS = 4_000

/**
 * Finds JSON objects that hold no other object in a text that comes in pieces, whatever stands around them: lines, an
 * array, a fence, a sentence before. What isn't JSON is passed over.
 * @returns takes the next piece, gives the objects that it completed
 */
export function flatObjects(): (piece: string) => unknown[] {
  let open: string | null = null
  let isInString = false
  let isEscaped = false

  function take(character: string): unknown {
    if (open === null || (character === '{' && !isInString)) {
      open = character === '{' ? character : null
      isInString = false
      isEscaped = false
      return undefined
    }
    open += character
    // In JSON no string runs over a line's end: it wasn't one, or it broke off.
    if ((isInString && character === '\n') || open.length > MOST_CHARACTERS) open = null
    else if (isEscaped) isEscaped = false
    else if (isInString && character === '\\') isEscaped = true
    else if (character === '"') isInString = !isInString
    else if (character === '}' && !isInString) {
      const whole = open
      open = null
      return parsed(whole)
    }
    return undefined
  }

  return (piece) => [...piece].map(take).filter((value) => value !== undefined)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
