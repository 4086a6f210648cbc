import { randomUUID } from 'node:crypto'

const PAUSE_MS = 100
/** As long as one would wait for a server to come back. */
const ATTEMPTS = 1200

/** A guest who sends commands as the outbox does: again until they are answered. */
export type Guest = {
  userId: string
  cookie: string
  /** @returns how often it had to be sent; throws where it is refused */
  send: (base: string, name: string, payload: Record<string, unknown>, deviceId?: string) => Promise<number>
}

/** Becomes a guest at a server. @param origin the address that people use */
export async function becomeGuest(base: string): Promise<Guest> {
  const response = await fetch(`${base}/api/me`)
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const userId = await ownerOf(response)
  return {
    userId,
    cookie,
    async send(server, name, payload, deviceId = 'device-1') {
      const command = { id: randomUUID(), name, payload }
      const envelope = { version: 1, ownerId: userId, deviceId, zone: 'UTC', commands: [command] }
      const headers = { 'content-type': 'application/json', origin: server, cookie }
      for (let sent = 1; sent <= ATTEMPTS; sent += 1) {
        const answer = await fetch(`${server}/api/commands`, {
          method: 'POST',
          headers,
          body: JSON.stringify(envelope),
        })
          .then(async (it) => ({ status: it.status, body: await it.text() }))
          .catch(() => null)
        if (answer?.status === 200) {
          // Our own endpoint's shape.
          const { results } = JSON.parse(answer.body) as { results: { ok: boolean }[] }
          if (!results.every(({ ok }) => ok)) throw new Error(`${name} was refused: ${answer.body}`)
          return sent
        }
        if (answer && answer.status < 500) throw new Error(`${name} was refused (${answer.status}): ${answer.body}`)
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
      throw new Error(`${name} was never answered.`)
    },
  }
}

/** Whom a server takes someone for. */
export async function whoIs(base: string, cookie: string): Promise<string> {
  return ownerOf(await fetch(`${base}/api/me`, { headers: { cookie } }))
}

async function ownerOf(response: Response): Promise<string> {
  const identity: unknown = await response.json()
  if (typeof identity !== 'object' || identity === null || !('ownerId' in identity))
    throw new Error(`/api/me answered ${response.status} and no owner.`)
  return String(identity.ownerId)
}

/** Asks until an answer is as it should be. @returns after how many milliseconds it was */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now()
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await isSo()) return Math.round(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new Error(`It never came to this: ${what}.`)
}
