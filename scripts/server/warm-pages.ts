import { somePublished } from './published-addresses'

/** Opened first by most: Next loads a route's code with its first answer, which takes up to a second. */
const PAGES = ['/', '/study', '/search', '/answers', '/progress', '/mock', '/sign-in']

/**
 * Asks for pages of the main kinds, one after another, so that no visitor is the first. What doesn't come is no harm.
 * @returns stops it
 */
export function warmPages(loopback: string): () => void {
  const ended = new AbortController()
  async function warm() {
    for (const page of [...PAGES, ...somePublished()]) {
      const response = await fetch(loopback + page, { signal: ended.signal, redirect: 'manual' })
      await response.arrayBuffer()
    }
  }
  void warm().catch(() => {})
  return () => ended.abort()
}
