import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  changeAnswer,
  listAnswersTo,
  listClaims,
  listRevisions,
  recordClaim,
  recordKeep,
  recordSave,
  type Save,
} from '../../lib/answer/answer-repository'
import { findStandings } from '../../lib/review/study-repository'
import { insertQuestions, NOW, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

const Q = 'q_webhooks'
const MINUTE = 60_000

const newSave = (change: Partial<Save> & Pick<Save, 'answerId' | 'writerId'>): Save => ({
  id: randomUUID(),
  questionId: Q,
  text: 'text',
  basedOn: '',
  isNewRevision: false,
  ...change,
})

describeOnBothDatabases('an answer', (testDatabase) => {
  async function setUp() {
    await insertQuestions(testDatabase().database, [Q])
    const writer = newWriter()
    const tab = { answerId: randomUUID(), writerId: randomUUID() }
    const read = async () => (await listAnswersTo(writer.userId, Q)).find(({ id }) => id === tab.answerId)
    const causes = async () =>
      (await listRevisions(writer.userId, tab.answerId)).map(({ cause, text }) => `${cause}: ${text}`)
    const later = (minutes: number) => ({ ...writer, now: new Date(NOW.getTime() + minutes * MINUTE) })
    return { writer, tab, read, causes, later }
  }

  it('is begun by its first save, the first one to its question as the default', async () => {
    const { writer, tab, read, causes } = await setUp()
    const save = newSave({ ...tab, text: 'We had' })
    expect(await recordSave(writer, save)).toMatchObject({ conflict: false, saveId: save.id })
    expect(await read()).toMatchObject({ text: 'We had', isDefault: true, keptText: null, lastSaveId: save.id })
    expect(await causes()).toEqual(['draft: We had'])
    const other = newSave({ answerId: randomUUID(), writerId: tab.writerId })
    await recordSave(writer, other)
    expect((await listAnswersTo(writer.userId, Q)).map(({ isDefault }) => isDefault)).toEqual([true, false])
  })

  it('goes on in one revision while one tab writes, and begins another after a pause', async () => {
    const { writer, tab, causes, later } = await setUp()
    const first = newSave({ ...tab, text: 'a' })
    const second = newSave({ ...tab, text: 'a b', basedOn: first.id })
    const third = newSave({ ...tab, text: 'a b c', basedOn: second.id })
    await recordSave(writer, first)
    await recordSave(later(1), second)
    expect(await causes()).toEqual(['draft: a b'])
    await recordSave(later(30), third)
    expect(await causes()).toEqual(['draft: a b', 'draft: a b c'])
  })

  it('takes the same save once, however often and late it is sent', async () => {
    const { writer, tab, read } = await setUp()
    const first = newSave({ ...tab, text: 'a' })
    const second = newSave({ ...tab, text: 'a b', basedOn: first.id })
    await recordSave(writer, first)
    await recordSave(writer, second)
    // Both went into the one revision that the first began.
    for (const save of [first, second]) {
      expect(await recordSave(writer, save)).toMatchObject({ conflict: false, saveId: save.id, revisionId: first.id })
    }
    expect(await read()).toMatchObject({ text: 'a b', lastSaveId: second.id })
  })

  it('that two tabs change keeps both texts, and gives the loser the one that stands', async () => {
    const { writer, tab, read, causes } = await setUp()
    const first = newSave({ ...tab, text: 'a' })
    await recordSave(writer, first)
    const otherTab = { answerId: tab.answerId, writerId: randomUUID() }
    const theirs = newSave({ ...otherTab, text: 'theirs', basedOn: first.id })
    await recordSave(writer, theirs)
    const mine = newSave({ ...tab, text: 'mine', basedOn: first.id })
    const outcome = await recordSave(writer, mine)
    expect(outcome).toMatchObject({ conflict: true, text: 'theirs', saveId: theirs.id })
    // Sent again, it is filed once.
    expect(await recordSave(writer, mine)).toEqual(outcome)
    expect(await read()).toMatchObject({ text: 'theirs' })
    expect((await causes()).sort()).toEqual(['conflict: mine', 'draft: a', 'draft: theirs'])
  })

  it('is kept apart from what is drafted on, and that is what study shows', async () => {
    const { writer, tab, read, causes } = await setUp()
    const first = newSave({ ...tab, text: 'a' })
    await recordSave(writer, first)
    const keep = { id: randomUUID(), answerId: tab.answerId, text: 'a', writerId: tab.writerId }
    expect(await recordKeep(writer, keep)).toBe(true)
    expect(await recordKeep(writer, keep)).toBe(true)
    await recordSave(writer, newSave({ ...tab, text: 'a, changed', basedOn: first.id }))
    expect(await read()).toMatchObject({ text: 'a, changed', keptText: 'a' })
    expect((await causes()).sort()).toEqual(['draft: a', 'draft: a, changed', 'kept: a'])
    const { keptAnswers } = await findStandings(writer.userId, { questionIds: [Q] })
    expect(keptAnswers.get(Q)).toBe('a')
    await recordKeep(writer, { ...keep, id: randomUUID(), text: null })
    expect((await findStandings(writer.userId, { questionIds: null })).keptAnswers.size).toBe(0)
  })

  it('when deleted leaves the default to another, and comes back whole', async () => {
    const { writer, tab } = await setUp()
    const other = { answerId: randomUUID(), writerId: tab.writerId }
    await recordSave(writer, newSave({ ...tab, text: 'first' }))
    await recordSave(writer, newSave({ ...other, text: 'second' }))
    const defaults = async () =>
      Object.fromEntries((await listAnswersTo(writer.userId, Q)).map(({ text, isDefault }) => [text, isDefault]))
    expect(await changeAnswer(writer, tab.answerId, { isDeleted: true })).toBe(true)
    expect(await defaults()).toEqual({ first: false, second: true })
    expect(await changeAnswer(writer, tab.answerId, { isDeleted: false })).toBe(true)
    expect(await defaults()).toEqual({ first: false, second: true })
    expect(await changeAnswer(writer, tab.answerId, { isDefault: true, label: 'Acme' })).toBe(true)
    expect(await defaults()).toEqual({ first: true, second: false })
  })

  it('is nobody else’s to read, keep or change', async () => {
    const { writer, tab, read } = await setUp()
    await recordSave(writer, newSave({ ...tab, text: 'mine' }))
    const stranger = newWriter()
    expect(await listAnswersTo(stranger.userId, Q)).toEqual([])
    expect(await listRevisions(stranger.userId, tab.answerId)).toEqual([])
    expect(await changeAnswer(stranger, tab.answerId, { isDeleted: true })).toBe(false)
    expect(
      await recordKeep(stranger, { id: randomUUID(), answerId: tab.answerId, text: 'x', writerId: tab.writerId }),
    ).toBe(false)
    // The same id under another user is another answer.
    await recordSave(stranger, newSave({ ...tab, text: 'theirs' }))
    expect(await read()).toMatchObject({ text: 'mine', deletedAt: null })
  })

  it('remembers what its writer vouches for, with the text of that moment, until that is taken back', async () => {
    const { writer, tab, read } = await setUp()
    await recordSave(writer, newSave({ ...tab, text: 'I answer at once.' }))
    const { answerId } = tab
    const claim = { answerId, keyPointId: 'ack', isClaimed: true }
    expect(await recordClaim(writer, claim)).toBe(true)
    expect(await recordClaim(writer, claim)).toBe(true)
    expect(await recordClaim(writer, { ...claim, keyPointId: 'order' })).toBe(true)
    const answer = await read()
    const claims = await listClaims(writer.userId, answerId)
    expect(claims.map(({ keyPointId, text }) => [keyPointId, text])).toEqual([
      ['ack', answer?.text],
      ['order', answer?.text],
    ])
    expect(await recordClaim(writer, { ...claim, isClaimed: false })).toBe(true)
    expect((await listClaims(writer.userId, answerId)).map(({ keyPointId }) => keyPointId)).toEqual(['order'])
    const stranger = newWriter()
    expect(await recordClaim(stranger, claim)).toBe(false)
    expect(await listClaims(stranger.userId, answerId)).toEqual([])
  })

  it('to a question that isn’t there, or under the id of one to another question, is refused', async () => {
    const { writer, tab } = await setUp()
    expect(await recordSave(writer, newSave({ ...tab, questionId: 'q_nothing' }))).toBe('unknown question')
    await insertQuestions(testDatabase().database, ['q_other'])
    await recordSave(writer, newSave(tab))
    expect(await recordSave(writer, newSave({ ...tab, questionId: 'q_other' }))).toBe('other question')
  })
})
