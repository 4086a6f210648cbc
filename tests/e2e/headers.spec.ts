import { createHash } from 'node:crypto'
import { expect, NOT_FOUND, test } from './fixtures/browser'
import { LIBRARY, QUESTIONS, SET_SLUG, SET_SLUGS } from './fixtures/library'

const [first] = QUESTIONS
if (!first) throw new Error('The set has no questions.')

/** Made for each request, so that every script carries its nonce. */
const RENDERED = [
  ...['/study', `/study?set=${SET_SLUG}`, '/progress', '/mock', '/search', '/search?q=retry'],
  ...['/answers', `/answers/${first.slug}`, `/answers/sheet?set=${SET_SLUG}`],
  ...['/account', '/account/deleted', '/sign-in', '/sign-in?token=spent', '/sign-up', '/reset', '/confirm?token=spent'],
]
const CACHED = ['/', `/sets/${SET_SLUG}`, `/questions/${first.slug}`, '/due-dates']
const MISSING = [
  '/nowhere',
  '/questions/nowhere',
  '/sets/nowhere',
  '/study?set=nowhere',
  '/api/nowhere',
  '/s/nowhere',
  '/s',
  '/account/nowhere',
]
const API = [
  '/api/health',
  '/api/me',
  '/api/me/cards',
  '/api/me/due',
  `/api/me/set?slug=${SET_SLUG}`,
  '/api/me/set?slug=nowhere',
]
const FILES = ['/theme.js', '/favicon.ico', '/robots.txt', '/sitemap.xml', '/icon.svg']

for (const address of [...RENDERED, ...CACHED, ...MISSING, ...API, ...FILES]) {
  test(`security headers of ${address}`, async ({ request }) => {
    const response = await request.get(address)
    expect(response.status()).toBe(MISSING.includes(address) || address.endsWith('slug=nowhere') ? 404 : 200)
    expectSecure(response.headers())
  })
}

test('security headers of what is refused', async ({ request, baseURL }) => {
  const origin = { origin: baseURL ?? '' }
  const answers = {
    'no origin': [await request.post('/api/commands', { data: {} }), 403],
    'not JSON': [await request.post('/api/commands', { headers: origin, data: 'nonsense' }), 400],
    'too large': [await request.post('/api/commands', { headers: origin, data: 'x'.repeat(3_000_000) }), 413],
    'not a method': [await request.get('/api/commands'), 405],
    'not ours to call': [await request.post('/api/internal/revalidate', { headers: origin }), 404],
  } as const
  for (const [name, [response, status]] of Object.entries(answers)) {
    expect(response.status(), name).toBe(status)
    expectSecure(response.headers())
  }
})

test('security headers of scripts, styles and fonts', async ({ page }) => {
  const headers: Record<string, string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/_next/static/')) headers.push(response.headers())
  })
  await page.goto('/')
  await expect.poll(() => headers.filter((each) => each['content-type']?.includes('font')).length).toBeGreaterThan(0)
  for (const each of headers) {
    expectSecure(each)
    expect(each['cache-control']).toContain('immutable')
  }
})

for (const address of RENDERED) {
  test(`${address} runs only scripts with this response's nonce`, async ({ request }) => {
    const nonces = new Set<string>()
    for (const _ of [1, 2]) {
      const response = await request.get(address)
      const scripts = directive(response.headers()['content-security-policy'], 'script-src')
      expect(scripts).not.toContain('unsafe-')
      const nonce = /'nonce-([A-Za-z0-9+/=]{20,})'/.exec(scripts)?.[1] ?? ''
      expect(nonce).not.toBe('')
      nonces.add(nonce)
      const inline = [...(await response.text()).matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g)].map(([tag]) => tag)
      expect(inline.length).toBeGreaterThan(0)
      for (const tag of inline) expect(tag).toContain(`nonce="${nonce}"`)
    }
    expect(nonces.size).toBe(2)
  })
}

for (const address of [...CACHED, '/nowhere']) {
  test(`${address} runs only the inline scripts that it was made with`, async ({ request }) => {
    // The second is told by its ETag, those after it are kept by the server.
    for (const encoding of ['identity', 'gzip', 'br', 'identity']) {
      const response = await request.get(address, { headers: { 'accept-encoding': encoding } })
      const scripts = directive(response.headers()['content-security-policy'], 'script-src')
      const inline = [...(await response.text()).matchAll(/<script(?![^>]*\s(?:src|type)=)[^>]*>([\s\S]*?)<\/script>/g)]
      const hashes = inline.map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`)
      expect(hashes.length).toBeGreaterThan(0)
      expect(scripts.split(' ').toSorted()).toEqual(["'self'", ...new Set(hashes)].toSorted())
    }
  })
}

for (const address of CACHED) {
  test(`${address} is kept, compressed, and the same for everyone`, async ({ request, playwright, baseURL }) => {
    const page = await (await request.get(address)).text()
    // Next itself knows no Brotli.
    await expect(async () => {
      const response = await request.get(address, { headers: { 'accept-encoding': 'gzip, br' } })
      expect(response.headers()['content-encoding']).toBe('br')
      expect(await response.text()).toBe(page)
    }).toPass()
    const stranger = await playwright.request.newContext({ baseURL })
    const plain = await stranger.get(address, { headers: { 'accept-encoding': 'identity' } })
    const { etag = '', 'content-length': length, 'set-cookie': cookie } = plain.headers()
    expect([await plain.text(), length, cookie]).toEqual([page, String(Buffer.byteLength(page)), undefined])
    const again = await stranger.get(address, { headers: { 'if-none-match': etag } })
    expect([again.status(), (await again.body()).length]).toEqual([304, 0])
    const head = await stranger.head(address, { headers: { 'accept-encoding': 'identity' } })
    expect(head.headers()).toMatchObject({ etag, 'content-length': length })
    await stranger.dispose()
  })
}

test('a page that is rendered for who asks is never kept', async ({ request }) => {
  for (const address of RENDERED)
    for (const _ of [1, 2, 3]) {
      const { 'content-encoding': encoding, 'cache-control': cache } = (
        await request.get(address, { headers: { 'accept-encoding': 'gzip, br' } })
      ).headers()
      expect([address, encoding, cache]).toEqual([address, 'gzip', expect.stringMatching(/no-store/)])
    }
})

for (const [address, title] of [
  ['/study', 'Study · Callback'],
  ['/due-dates', /^.+ · Callback$/],
] as const)
  test(`an injected script does not run on ${address}`, async ({ page, complaints }) => {
    complaints.expect(/Content Security Policy/)
    await page.goto(address)
    const violated = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective))
          const script = document.createElement('div')
          script.innerHTML = '<img src="data:," onerror="document.title = \'taken over\'">'
          document.body.append(script)
        }),
    )
    expect(await violated).toMatch(/^script-src/)
    await expect(page).toHaveTitle(title)
  })

test('every page loads without a complaint on its console', async ({ page }) => {
  for (const address of [...RENDERED, ...CACHED]) {
    await page.goto(address, { waitUntil: 'networkidle' })
    await expect(page.getByRole('main')).toBeVisible()
  }
})

test('every page out of the cache comes to life, the missing one too', async ({ page, complaints }) => {
  complaints.expect(NOT_FOUND)
  for (const address of [...CACHED, '/nowhere', '/account/nowhere']) {
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.keyboard.press('?')
    await expect(page.locator('#keys'), address).toBeVisible()
  }
})

test('a missing page complains of nothing but being missing', async ({ page, complaints }) => {
  complaints.expect(NOT_FOUND)
  for (const address of MISSING.filter((missing) => !missing.startsWith('/api/'))) {
    await page.goto(address, { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page here.')
  }
})

test('answers of the interface are kept by no cache', async ({ request, baseURL }) => {
  const responses = await Promise.all([
    ...API.map((address) => request.get(address)),
    request.post('/api/commands', { data: {} }),
    request.post('/api/commands', { headers: { origin: baseURL ?? '' }, data: 'nonsense' }),
  ])
  for (const response of responses) expect(response.headers()['cache-control'], response.url()).toContain('no-store')
})

test('a forwarded scheme is believed from no one unasked', async ({ request }) => {
  const response = await request.get('/', { headers: { 'x-forwarded-proto': 'https' } })
  expect(response.headers()['strict-transport-security']).toBeUndefined()
})

test('robots are led to what is public', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text()
  for (const path of [
    '/api/',
    '/study',
    '/mock',
    '/my',
    '/answers',
    '/stories',
    '/progress',
    '/account',
    '/search',
    '/suggest/',
    '/suggestions',
  ])
    expect(robots).toContain(`Disallow: ${path}\n`)
  expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`)
  const sitemap = await (await request.get('/sitemap.xml')).text()
  const addresses = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)
  const sets = SET_SLUGS.map((slug) => `/sets/${slug}`)
  const paths = ['/', '/due-dates', ...sets, ...LIBRARY.map(({ slug }) => `/questions/${slug}`)]
  expect(addresses.toSorted()).toEqual(paths.map((path) => `${baseURL}${path}`).toSorted())
})

test('health is plain to read for a machine', async ({ request }) => {
  const response = await request.get('/api/health')
  expect(response.status()).toBe(200)
  expect(await response.json()).toEqual({ status: 'ok', database: 'ok' })
})

function expectSecure(headers: Record<string, string>): void {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': expect.stringMatching(/^(strict-origin-when-cross-origin|same-origin)$/),
    'cross-origin-opener-policy': 'same-origin',
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  })
  const policy = headers['content-security-policy']
  expect(directive(policy, 'frame-ancestors')).toBe("'none'")
  expect(directive(policy, 'default-src')).toMatch(/^'(self|none)'$/)
  expect(policy).not.toContain('unsafe-eval')
  expect(directive(policy, 'script-src')).not.toContain('unsafe-')
  const permissions = headers['permissions-policy'] ?? ''
  expect(permissions).toContain('microphone=(self)')
  for (const feature of ['camera', 'geolocation', 'payment']) expect(permissions).toContain(`${feature}=()`)
  expect(headers['x-powered-by']).toBeUndefined()
}

function directive(policy: string | undefined, name: string): string {
  return new RegExp(`(?:^|; ?)${name} ([^;]*)`).exec(policy ?? '')?.[1] ?? ''
}
