import { createServer, type Socket } from 'node:net'
import { afterAll, expect, vi } from 'vitest'

// Import it before anything that reads the settings: `await vi.hoisted(() => import(...))`. A mail server on loopback
// that takes everything and delivers nothing, as far as RFC 5321 is needed for it.
const taken: string[] = []
const server = createServer(serve).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const address = server.address()
process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
process.env.NEXTAUTH_URL = 'https://prep.example.org'

afterAll(() => server.close())

/** Waits for as many mails to an address as there should be by now, and gives the newest as its reader sees it. */
export async function awaitSentMail(to: string, count: number): Promise<string> {
  await vi.waitFor(() => expect(sentTo(to)).toHaveLength(count), 20_000)
  return sentTo(to).at(-1) ?? ''
}

function sentTo(to: string): string[] {
  return taken.filter((mail) => mail.includes(`\nTo: ${to}\n`))
}

function serve(socket: Socket): void {
  let isData = false
  let rest = ''
  socket.setEncoding('utf8')
  socket.write('220 test\r\n')
  socket.on('data', (chunk: string) => {
    rest += chunk
    for (;;) {
      const end = rest.indexOf(isData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = rest.slice(0, end)
      rest = rest.slice(end + (isData ? 5 : 2))
      if (isData) taken.push(readable(part))
      socket.write(replyTo(part, isData))
      isData = !isData && /^DATA/i.test(part)
    }
  })
  socket.on('error', () => socket.destroy())
}

function replyTo(part: string, isData: boolean): string {
  if (isData) return '250 taken\r\n'
  if (/^DATA/i.test(part)) return '354 go on\r\n'
  return /^QUIT/i.test(part) ? '221 bye\r\n' : '250 fine\r\n'
}

/** Line ends and quoted-printable undone. */
function readable(mail: string): string {
  const lines = mail.replaceAll('\r\n', '\n')
  if (!/quoted-printable/i.test(lines)) return lines
  const bytes = lines
    .replaceAll('=\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
