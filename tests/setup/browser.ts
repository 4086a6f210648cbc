import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { POST } from '../../app/api/commands/route'
import { GET } from '../../app/api/me/route'
import type { Outbox, OutboxStatus, Settled } from '../../lib/session/outbox-browser'
import { ACCOUNT_COOKIE, GUEST_COOKIE } from '../../lib/session/session-cookie'
import { HOST } from '../factories/commands'

/** What happens to a request: it arrives, is lost on the way, or its answer is. Or something else answers. */
type Fate = 'arrives' | 'request lost' | 'answer lost' | { answers: Response }

type SentRequest = { path: string; keepalive: boolean; body: string }

export type Tab = {
  outbox: Outbox
  settled: Settled[]
  /** The newest status. */
  status: () => OutboxStatus | undefined
  /** Raises an event of the window or the document, as the browser would. */
  raise: (type: 'online' | 'pagehide') => void
  hide: () => void
  ensureOwner: () => Promise<string | null>
}

export type Browser = {
  /** Opens a tab: the modules anew, over the browser's one database, cookies and locks. */
  openTab: () => Promise<Tab>
  /** The cookie jar: which guest it is, */
  cookie: string | null
  /** and by which session it is signed in. */
  accountCookie: string | null
  /** Decides each request's fate; all arrive unless it is set. */
  fate: (path: string) => Fate
  requests: SentRequest[]
  /** Plain http on a local network: no Web Locks there. */
  isSecure: boolean
  indexedDB: IDBFactory
}

/** Where a browser's requests go. */
type Server = { origin: string; answers: (request: Request, path: string) => Promise<Response> }

/** The real handlers, of the real database, with no network between. */
const HANDLERS: Server = {
  origin: `http://${HOST}`,
  answers: (request, path) => (path === '/api/me' ? GET(request) : POST(request)),
}

const overNetwork = globalThis.fetch

/** A server that listens at an address. */
export function serverAt(origin: string): Server {
  return { origin, answers: (request) => overNetwork(request) }
}

/** A browser before a server, by default the real handlers. */
export function newBrowser(server: Server = HANDLERS): Browser {
  const browser: Browser = {
    openTab: () => openTab(browser),
    cookie: null,
    accountCookie: null,
    fate: () => 'arrives',
    requests: [],
    isSecure: true,
    indexedDB: new IDBFactory(),
  }
  const locks = newLocks()
  vi.stubGlobal('navigator', {
    get locks() {
      return browser.isSecure ? locks : undefined
    },
  })
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => answer(browser, server, path, init))
  return browser
}

async function openTab(browser: Browser): Promise<Tab> {
  vi.stubGlobal('indexedDB', browser.indexedDB)
  const window = new EventTarget()
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('document', document)
  // A tab has its own memory: the modules' state must not be another tab's.
  vi.resetModules()
  const { openOutbox } = await import('../../lib/session/outbox-browser')
  const { ensureOwner } = await import('../../lib/session/identity-browser')
  const outbox = openOutbox()
  const settled: Settled[] = []
  let status: OutboxStatus | undefined
  outbox.onSettled((each) => settled.push(each))
  outbox.subscribe((next) => {
    status = next
  })
  return {
    outbox,
    settled,
    status: () => status,
    raise: (type) => window.dispatchEvent(new Event(type)),
    hide() {
      vi.stubGlobal('document', document)
      document.visibilityState = 'hidden'
      document.dispatchEvent(new Event('visibilitychange'))
    },
    ensureOwner,
  }
}

async function answer(browser: Browser, server: Server, path: string, init: RequestInit = {}): Promise<Response> {
  browser.requests.push({ path, keepalive: init.keepalive ?? false, body: String(init.body ?? '') })
  const fate = browser.fate(path)
  if (fate === 'request lost') throw new TypeError('Failed to fetch')
  if (typeof fate === 'object') return fate.answers
  const headers = new Headers(init.headers)
  headers.set('host', new URL(server.origin).host)
  if (init.method === 'POST') headers.set('origin', server.origin)
  const jar = [
    ...(browser.cookie === null ? [] : [`${GUEST_COOKIE}=${browser.cookie}`]),
    ...(browser.accountCookie === null ? [] : [`${ACCOUNT_COOKIE}=${browser.accountCookie}`]),
  ]
  if (jar.length > 0) headers.set('cookie', jar.join('; '))
  const request = new Request(server.origin + path, { method: init.method, headers, body: init.body })
  const response = await server.answers(request, path)
  // A cookie is in the jar as soon as its headers came, whatever becomes of the rest.
  const set = new RegExp(`${GUEST_COOKIE}=([^;]+)`).exec(response.headers.get('set-cookie') ?? '')
  if (set?.[1]) browser.cookie = set[1]
  if (fate === 'answer lost') throw new TypeError('Failed to fetch')
  return response
}

/** Web Locks as far as they are used: exclusive, first come, first served. */
function newLocks(): Pick<LockManager, 'request'> {
  const tails = new Map<string, Promise<unknown>>()
  return {
    request(name: string, work: () => unknown) {
      const turn = (tails.get(name) ?? Promise.resolve()).then(work, work)
      tails.set(name, turn)
      return turn
    },
    // Only this form is used.
  } as Pick<LockManager, 'request'>
}
