// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { addCommand, listCommands } from './outbox-store-browser'

const command = (id: string, key?: string) => ({ id, name: 'say', payload: {}, ownerId: null, ...(key ? { key } : {}) })

test('what is said anew takes the place of what waits under its key, at the end of the queue', async () => {
  for (const [id, key] of [['a1', 'a'], ['x'], ['b1', 'b'], ['a2', 'a'], ['y']] as const)
    await addCommand(command(id, key))
  expect((await listCommands()).map(({ id }) => id)).toEqual(['x', 'b1', 'a2', 'y'])
})
