const BASE = 'http://own.invalid'
const MAX_CHARACTERS = 500

/**
 * Where someone wanted to go, as a path of our own: `/study?set=x`. Whatever leads elsewhere, or can't be read, leads
 * to `fallback`, so that no link of ours can be made to end at somebody else's page.
 */
export function ownPath(wanted: string | null | undefined, fallback: string): string {
  if (!wanted || wanted.length > MAX_CHARACTERS || !wanted.startsWith('/')) return fallback
  // Browsers take \ for /, and drop tabs and line ends: "/\evil.example" and "/\t/evil.example" are hosts to them.
  if (/[\\\p{Cc}]/u.test(wanted) || wanted.startsWith('//')) return fallback
  if (!URL.canParse(wanted, BASE)) return fallback
  const { origin, pathname, search, hash } = new URL(wanted, BASE)
  if (origin !== BASE || pathname.startsWith('//') || pathname.startsWith('/api/')) return fallback
  return `${pathname}${search}${hash}`
}
