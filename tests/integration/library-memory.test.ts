import { expect, it, vi } from 'vitest'
import { rememberedRead } from '../../lib/question/library-memory-queries'

/** Next's cache, which an import drops: a number stands for all that it kept. */
const cache = vi.hoisted(() => ({ imports: 0 }))
vi.mock('next/cache', () => ({ unstable_cache: () => async () => `version ${cache.imports}` }))

function countingRead(most: number) {
  const asked: string[][] = []
  const read = rememberedRead<string, string>(most, async (keys) => {
    asked.push(keys)
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, `${key} after ${cache.imports}`]))
  })
  return { asked, read }
}

it('what was read of the library is read once, until an import changes it', async () => {
  const { asked, read } = countingRead(10)
  expect([...(await read(['a', 'b']))]).toEqual([
    ['a', `a after ${cache.imports}`],
    ['b', `b after ${cache.imports}`],
  ])
  expect((await read(['b', 'c', 'a'])).size).toBe(3)
  expect(asked).toEqual([['a', 'b'], ['c']])
  cache.imports += 1
  expect((await read(['a'])).get('a')).toBe(`a after ${cache.imports}`)
})

it('what an import overtook while it was read is given to who asked, and not kept', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let reads = 0
  const read = rememberedRead<string, number>(10, async (keys) => {
    reads += 1
    const mine = reads
    if (mine === 1) await held
    return new Map(keys.map((key) => [key, mine]))
  })
  const before = read(['a'])
  await vi.waitFor(() => expect(reads).toBe(1))
  cache.imports += 1
  expect((await read(['a'])).get('a')).toBe(2)
  release()
  expect((await before).get('a')).toBe(1)
  expect((await read(['a'])).get('a')).toBe(2)
})

it('no more is kept than it says, what was read first goes first, and all that was asked for is given', async () => {
  const { asked, read } = countingRead(2)
  expect((await read(['a', 'b', 'c', 'none'])).size).toBe(3)
  await read(['b', 'c'])
  expect(asked).toHaveLength(1)
  await read(['a'])
  expect(asked.at(-1)).toEqual(['a'])
})
