import type { Server } from 'node:http'

/** A server that listens: where, and the way to end it with all that is still open. */
export type Listening = { url: string; close: () => Promise<void> }

/** Lets a server listen on a free port of loopback. */
export async function listenOnLoopback(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('A TCP server has a port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
