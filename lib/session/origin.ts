/**
 * Whether a request comes from the app's own pages: the host of its Origin is the host that it was sent to. Never
 * compared with a configured address, since people reach the app as localhost, by name and by number. Without an
 * Origin, or with an opaque one (`null`), it doesn't: browsers send one with every POST.
 * @param host the request's own Host, after the server has replaced it by a trusted proxy's word
 */
export function isSameOrigin(origin: string | null, host: string | null): boolean {
  if (!origin || !host || !URL.canParse(origin)) return false
  const { protocol, host: originHost } = new URL(origin)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  // Parsed like the origin, so that the scheme's own port, letter case and punycode compare alike.
  const own = `${protocol}//${host}`
  return originHost !== '' && URL.canParse(own) && new URL(own).host === originHost
}
