import { expect, it, vi } from 'vitest'
import { readOwnData } from '../../lib/portability/export-repository'
import { fullPayloads, type Standing } from '../factories/command-payloads'
import { newCommand, ratingPayload } from '../factories/commands'
import { insertMock } from '../factories/mocks'
import { insertQuestions, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { countFault } from '../setup/fault-counts'
import { COMMANDS } from '../setup/routes'
import { sendCommands as send } from '../setup/send-commands'
import { asKept, HOSTILE_TEXTS } from './hostile-texts'

await vi.hoisted(() => import('../setup/secret'))

/** Fields whose texts are kept to the letter, whatever they are. */
const KEPT = [
  'saveAttempt text',
  'saveAnswer text',
  'addOwnQuestions questions.0.guidance',
  'addOwnQuestions questions.0.notes',
]

const NOW = new Date()

describeOnBothDatabases('any text in any field of any command', (testDatabase) => {
  /** Somebody who has one of each already. */
  async function setUp(): Promise<{ userId: string; standing: Standing }> {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a', 'q_b'])
    const writer = newWriter(NOW)
    const { userId } = writer
    const mockId = await insertMock(writer, 'Typed.')
    const id = () => crypto.randomUUID()
    const standing = {
      ...{ questionId: 'q_a', mockId, ownQuestionId: id(), answerId: id(), reviewId: id(), storyId: id(), setId: id() },
    }
    const begun = [
      newCommand('rateQuestion', ratingPayload('q_a', { id: standing.reviewId })),
      newCommand('addOwnQuestions', { questions: [{ id: standing.ownQuestionId, text: 'Mine?' }] }),
      newCommand('createSet', { set: { id: standing.setId, title: 'Mine', sections: [] } }),
      newCommand('saveStory', { storyId: standing.storyId, changes: { title: { was: '', value: 'Mine' } } }),
    ]
    const { results } = await send(begun, { userId })
    expect(results?.map(({ ok }) => ok)).toEqual([true, true, true, true])
    return { userId, standing }
  }

  it('of each command is in what is tried, and each is taken as it stands', async () => {
    const { userId, standing } = await setUp()
    const payloads = fullPayloads(standing)
    expect(Object.keys(payloads).toSorted()).toEqual(COMMANDS.toSorted())
    const later = ['saveAnswer', 'linkStory']
    const order = [...later, ...Object.keys(payloads).filter((name) => !later.includes(name))]
    for (const name of order) {
      for (const payload of payloads[name] ?? []) {
        const { results } = await send([newCommand(name, payload)], { userId })
        if (name !== 'deleteOwnQuestion')
          expect([name, payload, results?.[0]?.error]).toEqual([name, payload, undefined])
      }
    }
  })

  it('is kept as it was typed, or refused with a sentence; never trouble of the server’s', async () => {
    const { userId, standing } = await setUp()
    let tried = 0
    const kept: string[] = []
    for (const [name, variants] of Object.entries(fullPayloads(standing))) {
      const commands = variants.flatMap((payload, variant) =>
        leavesOf(payload).flatMap((leaf) =>
          Object.entries(HOSTILE_TEXTS).map(([what, text]) => {
            // Anew each time, so that each has ids of its own.
            const fresh = fullPayloads(standing)[name]?.[variant] ?? {}
            return { what, text, leaf, command: newCommand(name, withLeaf(fresh, leaf, text)) }
          }),
        ),
      )
      tried += commands.length
      for (let start = 0; start < commands.length; start += 100) {
        const batch = commands.slice(start, start + 100)
        const { status, results } = await send(
          batch.map(({ command }) => command),
          { userId },
        )
        const stopped = batch[results?.length ?? 0]
        expect([status, stopped && `${name} ${stopped.leaf.join('.')}: ${stopped.what}`]).toEqual([200, undefined])
        for (const [index, { leaf, text }] of batch.entries()) {
          const result = results?.[index]
          const place = `${name} ${leaf.join('.')}`
          if (!result?.ok)
            expect(result?.error, place).toMatchObject({ message: expect.stringMatching(/\S{2}.*[.…]$/s) })
          else if (KEPT.includes(place)) kept.push(text)
        }
      }
    }
    const exported = JSON.stringify(await readOwnData(userId, NOW))
    const missing = kept.filter((text) => !exported.includes(JSON.stringify(asKept(text)).slice(1, -1)))
    expect(missing).toEqual([])
    expect(kept.length).toBeGreaterThan(2 * Object.keys(HOSTILE_TEXTS).length)
    countFault({ fault: `hostile texts in every field (${testDatabase().provider})`, tried, lost: missing.length })
  })

  it('of 900 kB is refused with a sentence, and of more than a request may have too', async () => {
    const { userId, standing } = await setUp()
    const long = 'x'.repeat(900_000)
    for (const [name, variants] of Object.entries(fullPayloads(standing))) {
      for (const payload of variants) {
        for (const leaf of leavesOf(payload)) {
          const { status, results } = await send([newCommand(name, withLeaf(payload, leaf, long))], { userId })
          expect([status, results?.[0]?.ok], `${name} ${leaf.join('.')}`).toEqual([200, false])
        }
      }
    }
    const [saveAttempt = {}] = fullPayloads(standing).saveAttempt ?? []
    const { status } = await send([newCommand('saveAttempt', { ...saveAttempt, text: 'x'.repeat(1_000_001) })], {
      userId,
    })
    expect(status).toBe(413)
  })
})

type Path = (string | number)[]

/** Where texts stand in a payload; names that it gives by itself count as texts too. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    leavesOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

/** A copy of a payload with another text in one place. */
function withLeaf(payload: Record<string, unknown>, path: Path, text: string): Record<string, unknown> {
  const copy: Record<string, unknown> = structuredClone(payload)
  let inner: Record<string | number, unknown> = copy
  // Only paths that `leavesOf` found: on each of them there are objects.
  for (const step of path.slice(0, -1)) inner = inner[step] as typeof inner
  inner[path.at(-1) ?? ''] = text
  return copy
}
