/** A thing of schema.org. */
export type Linked = { '@type': string; [property: string]: LinkedValue }
type LinkedValue = string | number | Linked | LinkedValue[]

/**
 * Things as JSON-LD that may stand in a script element: no text in it can end the element, begin a comment or a tag, or
 * be read as an end of line by an old parser.
 */
export function serializeJsonLd(graph: readonly Linked[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
