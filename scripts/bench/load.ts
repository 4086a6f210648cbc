import autocannon from 'autocannon'

/** As many browsers ask at once, each for the next page when it has one. */
const CONNECTIONS = 8

/** Requests answered with 200 in a second, asking for one address as fast as it is answered. */
export async function requestsPerSecond(url: string, seconds: number, headers: Record<string, string> = {}) {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx + result.errors} requests to ${url} were not answered with 200.`)
  return result.requests.total / result.duration
}
