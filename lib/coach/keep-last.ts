/**
 * A function that keeps what it gave last, by a key.
 * @param most how many are kept: the one asked for longest ago goes first
 */
export function keepLast<Input, Output>(
  make: (input: Input) => Output,
  keyOf: (input: Input) => string,
  most: number,
): (input: Input) => Output {
  const kept = new Map<string, Output>()
  return (input) => {
    const key = keyOf(input)
    const output = kept.get(key) ?? make(input)
    // Behind the others, so that the one asked for longest ago is the first.
    kept.delete(key)
    kept.set(key, output)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return output
  }
}
