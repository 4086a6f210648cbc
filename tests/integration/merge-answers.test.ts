import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { changeAnswer, listAnswersTo, listRevisions, recordKeep, recordSave } from '../../lib/answer/answer-repository'
import { mergeGuest } from '../../lib/portability/guest-merge-repository'
import type { Writer } from '../../lib/session/user-repository'
import { createSignedIn } from '../factories/accounts'
import { insertQuestions, NOW, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

const Q = 'q_webhooks'

describeOnBothDatabases('answers of a guest who signs in', (testDatabase) => {
  async function setUp() {
    await insertQuestions(testDatabase().database, [Q])
    const { userId } = await createSignedIn(testDatabase().database, NOW)
    const account: Writer = { userId, zone: 'UTC', now: NOW }
    const guest = newWriter()
    const merge = () => mergeGuest({ ...account, now: new Date(NOW.getTime() + 60_000) }, guest.userId)
    return { account, guest, merge }
  }

  async function write(writer: Writer, text: string, more: { label?: string; kept?: boolean } = {}): Promise<string> {
    const answerId = randomUUID()
    const save = { id: randomUUID(), answerId, questionId: Q, text, basedOn: '', writerId: randomUUID() }
    await recordSave(writer, { ...save, isNewRevision: false })
    if (more.label) await changeAnswer(writer, answerId, { label: more.label })
    if (more.kept) await recordKeep(writer, { id: randomUUID(), answerId, text, writerId: save.writerId })
    return answerId
  }

  it('become revisions of the account’s own answer, whose text stands', async () => {
    const { account, guest, merge } = await setUp()
    const standing = await write(account, 'Mine.')
    await write(guest, 'As a guest.')
    await merge()
    const answers = await listAnswersTo(account.userId, Q)
    expect(answers.map(({ id, text, isDefault }) => [id, text, isDefault])).toEqual([[standing, 'Mine.', true]])
    const revisions = await listRevisions(account.userId, standing)
    expect(revisions.map(({ cause, text }) => `${cause}: ${text}`).sort()).toEqual([
      'draft: Mine.',
      'merged: As a guest.',
    ])
  })

  it('are the answer where the account has none, with their revisions and what was kept', async () => {
    const { account, guest, merge } = await setUp()
    const id = await write(guest, 'Kept as a guest.', { kept: true })
    await merge()
    const [answer] = await listAnswersTo(account.userId, Q)
    expect(answer).toMatchObject({ id, text: 'Kept as a guest.', keptText: 'Kept as a guest.', isDefault: true })
    expect(await listRevisions(account.userId, id)).toHaveLength(2)
    expect(await listAnswersTo(guest.userId, Q)).toEqual([])
  })

  it('for a company stay answers of their own, beside the default', async () => {
    const { account, guest, merge } = await setUp()
    await write(account, 'Mine.')
    await write(guest, 'For Acme.', { label: 'Acme' })
    await merge()
    const answers = await listAnswersTo(account.userId, Q)
    expect(answers.map(({ text, label, isDefault }) => [text, label, isDefault])).toEqual([
      ['Mine.', '', true],
      ['For Acme.', 'Acme', false],
    ])
  })

  it('never go into one that is for a company', async () => {
    const { account, guest, merge } = await setUp()
    await write(account, 'For Acme.', { label: 'Acme' })
    await write(guest, 'For anybody.')
    await merge()
    const answers = await listAnswersTo(account.userId, Q)
    expect(answers.map(({ text, isDefault }) => [text, isDefault])).toEqual([
      ['For Acme.', true],
      ['For anybody.', false],
    ])
  })

  it('fill an account’s answer that is empty, and what it had not kept', async () => {
    const { account, guest, merge } = await setUp()
    const standing = await write(account, '')
    await write(guest, 'As a guest.', { kept: true })
    await merge()
    const [answer] = await listAnswersTo(account.userId, Q)
    expect(answer).toMatchObject({ id: standing, text: 'As a guest.', keptText: 'As a guest.' })
  })

  it('go on being written after the merge: a save goes on from the account’s own text', async () => {
    const { account, guest, merge } = await setUp()
    const standing = await write(account, 'Mine.')
    await write(guest, 'As a guest.')
    await merge()
    const [answer] = await listAnswersTo(account.userId, Q)
    const save = { id: randomUUID(), answerId: standing, questionId: Q, text: 'Mine, longer.', writerId: randomUUID() }
    const later = { ...account, now: new Date(NOW.getTime() + 120_000) }
    const outcome = await recordSave(later, { ...save, basedOn: answer?.lastSaveId ?? '', isNewRevision: false })
    expect(outcome).toMatchObject({ conflict: false })
    const revisions = await listRevisions(account.userId, standing)
    expect(revisions.filter(({ cause }) => cause === 'merged').map(({ text }) => text)).toEqual(['As a guest.'])
  })
})
