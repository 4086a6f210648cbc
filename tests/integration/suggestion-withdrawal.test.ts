import { randomUUID } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { GET as getDeskExport } from '../../app/api/suggestions/route'
import { countGuestWork } from '../../lib/portability/guest-merge-repository'
import { decideSuggestion, withdrawSuggestion } from '../../lib/suggestion/suggestion-commands'
import { deleteSuggestionsForGood } from '../../lib/suggestion/suggestion-repository'
import { NOW, newWriter } from '../factories/practice'
import { newSharer } from '../factories/sharing'
import { decide, desk, insertMaintainer, made, seen } from '../factories/suggestion-desk'
import { GUIDANCE, importQuestion, insertSuggested } from '../factories/suggestions'
import { describeOnBothDatabases } from '../setup/database'
import { beGuest, type Fields, newVisitor, requestOf, sendForm, type Visitor } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

const folders: { drop: () => void }[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.drop()
})

describeOnBothDatabases('suggestions that are taken back or away', (testDatabase) => {
  async function library() {
    folders.push((await importQuestion(NOW)).folder)
  }

  const withdraw = async (visitor: Visitor, id: string, change = 'withdraw') => {
    const { error, redirectTo } = await sendForm(visitor, withdrawSuggestion, { id, change })
    return error?.code ?? /\?(\w+)=/.exec(redirectTo ?? '')?.[1]
  }

  it('are withdrawn by their author alone while they wait, and can be sent again for a while', async () => {
    await library()
    const { database } = testDatabase()
    const maintainer = await insertMaintainer(database)
    const author = newWriter()
    const visitor = newVisitor()
    beGuest(visitor, author.userId)
    const id = await insertSuggested(author, 'mine')
    const asSeen = await seen(maintainer, id, { decision: 'accept' })
    for (const other of [newVisitor(), maintainer]) expect(await withdraw(other, id)).toBe('not_found')
    // Sent twice, it is once.
    expect([await withdraw(visitor, id), await withdraw(visitor, id)]).toEqual(['withdrawn', 'withdrawn'])
    expect((await desk(maintainer, id)).current).toBeNull()
    expect((await sendForm(maintainer, decideSuggestion, asSeen)).error?.code).toBe('not_found')
    expect((await countGuestWork(author.userId)).suggestions).toBe(0)
    expect((await made(visitor)).suggestions).toMatchObject([{ id, status: 'withdrawn' }])
    expect(await withdraw(visitor, id, 'send again')).toBe('sent')
    // What was seen before isn't what waits now.
    expect((await sendForm(maintainer, decideSuggestion, asSeen)).error?.code).toBe('conflict')
    expect(await decide(maintainer, id, { decision: 'decline', answer: 'No.' })).toBe('done')
    for (const change of ['withdraw', 'send again']) expect(await withdraw(visitor, id, change)).toBe('late')
    expect((await made(visitor)).suggestions).toMatchObject([{ id, status: 'declined', answer: 'No.' }])

    // One that is withdrawn waits for nobody: it leaves its place to another.
    const first = await insertSuggested(author, 'first')
    for (let count = 1; count < 50; count += 1) await insertSuggested(author, `more-${count}`)
    expect(await withdraw(visitor, first)).toBe('withdrawn')
    await insertSuggested(author, 'in its place')
    expect(await withdraw(visitor, first, 'send again')).toBe('too_large')
    const daysLater = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000)
    expect(await deleteSuggestionsForGood(daysLater(29))).toBe(0)
    expect(await deleteSuggestionsForGood(daysLater(31))).toBe(1)
    expect(await withdraw(visitor, first, 'send again')).toBe('not_found')
    expect(await database.suggestion.count({ where: { status: 'open' } })).toBe(50)
  })

  it('are withdrawn or decided, whoever is faster', async () => {
    await library()
    const maintainer = await insertMaintainer(testDatabase().database)
    const author = newWriter()
    const visitor = newVisitor()
    beGuest(visitor, author.userId)
    const decisions: Fields[] = [
      { decision: 'accept' },
      { decision: 'decline', answer: 'No.' },
      { decision: 'decline', answer: 'No.', all: 'yes' },
    ]
    for (const decision of decisions) {
      const id = await insertSuggested(author, randomUUID())
      const fields = await seen(maintainer, id, decision)
      const [taken, decided] = await Promise.all([
        withdraw(visitor, id),
        sendForm(maintainer, decideSuggestion, fields).then(({ error }) => error?.code ?? 'done'),
      ])
      const { status, acceptedText } = await testDatabase().database.suggestion.findUniqueOrThrow({ where: { id } })
      const became = decision.decision === 'accept' ? 'accepted' : 'declined'
      expect([taken, decided, status]).toEqual(
        taken === 'withdrawn' ? ['withdrawn', 'not_found', 'withdrawn'] : ['late', 'done', became],
      )
      expect(acceptedText === null).toBe(status !== 'accepted')
    }
  })

  it('are taken away as a file by whoever decides, and nothing in it says who made them', async () => {
    await library()
    const { database } = testDatabase()
    const [maintainer, author] = [await insertMaintainer(database), newWriter()]
    const [signed, unsigned, withdrawn] = [
      await insertSuggested(author, 'signed'),
      await insertSuggested(author, 'unsigned', { signedAs: '' }),
      await insertSuggested(author, 'withdrawn'),
    ]
    await decide(maintainer, signed, { decision: 'edit', text: 'All new.', answer: 'Shorter.' })
    const visitor = newVisitor()
    beGuest(visitor, author.userId)
    await withdraw(visitor, withdrawn)
    const { visitor: sharer, writer } = await newSharer(database)
    const own = await insertSuggested(author, 'own', { ownerId: writer.userId, questionId: randomUUID() })
    const file = async (from: Visitor) => {
      const response = await getDeskExport(requestOf(from, '/api/suggestions'))
      return { headers: response.headers, status: response.status, text: await response.text() }
    }
    const { headers, text } = await file(maintainer)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="callback-suggestions-[\d-]{10}\.json"$/)
    const { suggestions, ...about } = JSON.parse(text)
    expect(about).toEqual({ format: 'callback-suggestions', version: 1, exportedAt: expect.any(String) })
    const common = { isOwn: false, part: 'guidance', seenText: GUIDANCE, createdAt: NOW.toISOString() }
    const question = { slug: 'first', text: 'What is number 1?' }
    expect(
      suggestions.toSorted((a: { reason: string }, b: { reason: string }) => (a.reason < b.reason ? -1 : 1)),
    ).toEqual([
      {
        ...{ ...common, id: signed, question, status: 'accepted', proposedText: `${GUIDANCE} signed suggested.` },
        ...{ acceptedText: 'All new.', reason: 'signed reason', author: 'signed signed', answer: 'Shorter.' },
        ...{ decidedAt: expect.any(String), publishedAt: null },
      },
      {
        ...{ ...common, id: unsigned, question, status: 'open', proposedText: `${GUIDANCE} unsigned suggested.` },
        ...{ acceptedText: null, reason: 'unsigned reason', author: null, answer: '' },
        ...{ decidedAt: null, publishedAt: null },
      },
    ])
    for (const userId of [author.userId, writer.userId]) expect(text).not.toContain(userId)
    expect(JSON.parse((await file(sharer)).text).suggestions).toMatchObject([{ id: own, isOwn: true, question: null }])
    expect(JSON.parse((await file(visitor)).text).suggestions).toEqual([])
    expect((await file(newVisitor())).status).toBe(404)
  })
})
