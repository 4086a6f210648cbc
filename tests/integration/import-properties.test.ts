import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Database } from '../../lib/platform/db'
import { importContent } from '../../lib/question/content-repository'
import { getContentVersion } from '../../lib/question/library-repository'
import { findQuestionBySlug, findRedirect, listQuestionListings } from '../../lib/question/question-repository'
import { type ContentFolder, idOf, makeContentFolder, pathOf, questionFile } from '../factories/content'
import { NOW } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

const SLUGS = ['ash', 'birch', 'cedar', 'dogwood']

/** A change to the folder. Putting a question where another is replaces it; putting one anew moves it. */
type Edit = { kind: 'put'; number: number; slug: string; wording: number } | { kind: 'remove'; slug: string }

const slug = fc.constantFrom(...SLUGS)
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      number: fc.integer({ min: 1, max: 4 }),
      slug,
      wording: fc.nat(1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), slug }) },
)

type File = { number: number; text: string }

/** What ought to be stored: the last folder, and where each address that was ever used leads. */
type Model = {
  files: Map<string, File>
  imported: Map<string, File>
  slugs: Map<number, string>
  redirects: Map<string, number>
}

describeOnBothDatabases('any edits of a content folder', (testDatabase) => {
  it('end as the folder says, whatever was there before', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 4 }), { minLength: 1, maxLength: 5 }), async (rounds) => {
        const content = makeContentFolder()
        try {
          await empty(testDatabase().database)
          const model: Model = { files: new Map(), imported: new Map(), slugs: new Map(), redirects: new Map() }
          // Never empty: an empty folder is refused.
          content.write(pathOf('zelkova'), questionFile(9))
          for (const edits of rounds) {
            for (const one of edits) apply(one, model, content)
            await checkImport(model, content)
          }
        } finally {
          content.drop()
        }
      }),
      { numRuns: 25 },
    )
  })
})

function apply(change: Edit, { files }: Model, content: ContentFolder): void {
  const removeAt = (name: string) => {
    if (files.delete(name)) content.remove(pathOf(name))
  }
  removeAt(change.slug)
  if (change.kind === 'remove') return
  for (const [name, { number }] of [...files]) if (number === change.number) removeAt(name)
  const text = `What is ${change.number}, in wording ${change.wording}?`
  files.set(change.slug, { number: change.number, text })
  content.write(pathOf(change.slug), questionFile(change.number, text))
}

async function checkImport(model: Model, content: ContentFolder): Promise<void> {
  const before = await getContentVersion()
  const report = await importContent({ folder: content.path, now: NOW })
  expect(report).toMatchObject({ isImported: true, problems: [] })
  const { added, changed, unchanged, archived } = report.counts
  expect(added + changed + unchanged).toBe(model.files.size + 1)
  expect(await getContentVersion()).toBe(before + (added + changed + archived > 0 ? 1 : 0))
  expectSame(model, before === 0)
  advance(model)

  const published = await listQuestionListings()
  const stored = published.flatMap(({ slug: name, id, text }) => (name === 'zelkova' ? [] : [[name, { id, text }]]))
  const wanted = [...model.files].map(([name, { number, text }]) => [name, { id: idOf(number), text }] as const)
  expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(wanted))
  for (const name of SLUGS) {
    const number = model.redirects.get(name)
    const leadsTo = [...model.files].find(([, file]) => file.number === number)?.[0] ?? null
    expect(await findRedirect(name)).toBe(leadsTo)
    if (leadsTo) expect(await findQuestionBySlug(name)).toBeNull()
  }

  const again = await importContent({ folder: content.path, now: NOW })
  expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: model.files.size + 1, archived: 0 })

  function expectSame({ files, imported }: Model, isFirst: boolean): void {
    const isSame = JSON.stringify([...files].sort()) === JSON.stringify([...imported].sort())
    expect(added + changed + archived === 0).toBe(isSame && !isFirst)
  }
}

/** What an import makes of the addresses: a moved question's old one leads to it, unless that is now another's own. */
function advance(model: Model): void {
  for (const [name, { number }] of model.files) {
    const old = model.slugs.get(number)
    if (old !== undefined && old !== name) model.redirects.set(old, number)
  }
  for (const [name, { number }] of model.files) {
    model.redirects.delete(name)
    // Whoever was archived there has lost the address.
    for (const [other, held] of model.slugs) if (held === name && other !== number) model.slugs.delete(other)
  }
  for (const [name, { number }] of model.files) model.slugs.set(number, name)
  model.imported = new Map(model.files)
}

async function empty(database: Database): Promise<void> {
  await database.slugRedirect.deleteMany()
  await database.question.deleteMany()
  await database.contentState.deleteMany()
}
