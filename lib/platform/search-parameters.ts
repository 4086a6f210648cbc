/** An address's parameters as Next gives them to a page. */
export type SearchParameters = Record<string, string | string[] | undefined>

/** A parameter's value; of a repeated one the first, null where there is none. */
export function parameterOf(parameters: SearchParameters, name: string): string | null {
  const [first] = [parameters[name]].flat()
  return first ?? null
}
