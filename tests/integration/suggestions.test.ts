import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { deleteUser } from '../../lib/portability/deletion-repository'
import { countGuestWork, mergeGuest } from '../../lib/portability/guest-merge-repository'
import { importContent } from '../../lib/question/content-repository'
import { renderUntrusted } from '../../lib/question/markdown'
import { listOwnQuestions } from '../../lib/question-set/own-question-repository'
import { ACCOUNT_COOKIE } from '../../lib/session/session-cookie'
import { beginPractice } from '../../lib/sharing/practice-commands'
import { patchOf } from '../../lib/suggestion/patch'
import { listUnpublished, markPublished } from '../../lib/suggestion/published-repository'
import { decideSuggestion, sendSuggestion } from '../../lib/suggestion/suggestion-commands'
import { getSuggestPage, listSuggestable } from '../../lib/suggestion/suggestion-queries'
import { deleteSuggestionsForGood } from '../../lib/suggestion/suggestion-repository'
import { createSignedIn } from '../factories/accounts'
import { idOf } from '../factories/content'
import { NOW, newWriter } from '../factories/practice'
import { insertShareLink, newOwnQuestion, newSharer } from '../factories/sharing'
import { decide, desk, insertMaintainer, made, seen } from '../factories/suggestion-desk'
import { GUIDANCE, importQuestion, insertSuggested } from '../factories/suggestions'
import { describeOnBothDatabases } from '../setup/database'
import { beGuest, type Fields, inRequest, newVisitor, sendForm } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

const folders: { drop: () => void }[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.drop()
})

describeOnBothDatabases('suggestions', (testDatabase) => {
  async function library() {
    const imported = await importQuestion(NOW)
    folders.push(imported.folder)
    return imported
  }

  const newMaintainer = () => insertMaintainer(testDatabase().database)

  const sent = (more: Fields = {}): Fields => ({
    ...{ id: randomUUID(), slug: 'first', part: 'guidance', base: GUIDANCE, text: `${GUIDANCE} Say how.` },
    ...{ reason: 'The how is missing.', signedAs: '' },
    ...more,
  })

  it('are sent by anybody, as often as the form is sent one, and are read by maintainers alone', async () => {
    await library()
    const reader = newVisitor()
    const page = await inRequest(reader, () => getSuggestPage('first', 'guidance', NOW))
    expect(page).toMatchObject({ text: GUIDANCE, signedAs: null, questionText: 'What is number 1?' })
    const fields = sent()
    const { redirectTo } = await sendForm(reader, sendSuggestion, fields)
    expect(redirectTo).toBe(`/my/suggestions?sent=${fields.id}`)
    await sendForm(reader, sendSuggestion, fields)
    expect((await made(reader)).suggestions).toMatchObject([{ id: fields.id, status: 'open', reason: fields.reason }])
    const maintainer = await newMaintainer()
    expect((await desk(maintainer)).queue).toMatchObject([{ id: fields.id, signature: 'a reader' }])
    const { cookie } = await createSignedIn(testDatabase().database, NOW)
    const member = newVisitor()
    member.jar.set(ACCOUNT_COOKIE, cookie)
    for (const other of [reader, newVisitor(), member]) {
      expect((await desk(other)).current).toBeNull()
      const forged = await seen(maintainer, fields.id ?? '', { decision: 'accept' })
      expect((await sendForm(other, decideSuggestion, forged)).error?.code).toBe('not_found')
    }
    expect((await made(member)).suggestions).toEqual([])
  })

  it('are refused where they change nothing, break the file, are endless or many', async () => {
    await library()
    const reader = newVisitor()
    const codeOf = async (more: Fields) => {
      const { error } = await sendForm(reader, sendSuggestion, sent(more))
      return error && `${error.code}${Object.keys(error.fields ?? {}).map((name) => ` ${name}`)}`
    }
    expect(await codeOf({ text: `\r\n${GUIDANCE}\r\n ` })).toBe('invalid text')
    expect(await codeOf({ text: `${GUIDANCE}\n\n## Key points` })).toBe('invalid text')
    expect(await codeOf({ text: `${GUIDANCE} <img src=x onerror=alert(1)>` })).toBe('invalid text')
    expect(await codeOf({ text: 'x'.repeat(20_001) })).toBe('invalid text')
    expect(await codeOf({ reason: ' ' })).toBe('invalid reason')
    expect(await codeOf({ signedAs: 'x'.repeat(81) })).toBe('invalid signedAs')
    expect(await codeOf({ slug: 'nowhere' })).toBe('not_found')
    for (const part of ['notes', 'listenFor', 'point:nowhere', '__proto__'])
      expect(await codeOf({ part })).toMatch(/not_found|invalid part/)
    expect(await testDatabase().database.suggestion.count()).toBe(0)
    // A guest is counted by their network too, whatever cookie they bring.
    const codes: unknown[] = []
    for (let count = 0; count < 43; count += 1) {
      const fresh = newVisitor({ network: '203.0.113.9' })
      codes.push((await sendForm(fresh, sendSuggestion, sent())).error?.code)
    }
    expect(codes.filter((code) => code === undefined)).toHaveLength(40)
    expect(new Set(codes.slice(40))).toEqual(new Set(['rate_limited']))
  })

  it('become a patch that git takes, and are published once an import brings their text', async () => {
    const { folder, path: file } = await library()
    const maintainer = await newMaintainer()
    const before = readFileSync(path.join(folder.path, file), 'utf8')
    const hostile = { reason: '--- a/x\n+++ b/x\n@@ -1 +1 @@', signedAs: 'Eve\ndiff --git a/x b/x' }
    const one = await insertSuggested(newWriter(), 'one', { text: GUIDANCE.replace('Say why.', 'Say why it is so.') })
    const other = await insertSuggested(newWriter(), 'other', { text: `${GUIDANCE} "Don't guess."`, signedAs: '' })
    const pointText = 'The very first\n\nDetail one.'
    const point = await insertSuggested(newWriter(), 'point', {
      ...{ part: 'point:one', baseText: 'The first\n\nDetail one.', text: pointText, ...hostile },
    })
    for (const id of [one, other, point]) expect(await decide(maintainer, id, { decision: 'accept' })).toBe('done')
    const { text: patch, leftOut } = patchOf(await listUnpublished(), 'content')
    expect(leftOut).toEqual([])
    expect(patch).toContain('\nSuggested-by: Eve diff --git a/x b/x\nSuggested-by: one signed\n---\n')
    const clone = mkdtempSync(path.join(tmpdir(), 'callback-clone-'))
    folders.push({ drop: () => rmSync(clone, { recursive: true, force: true }) })
    const git = (...words: string[]) => execFileSync('git', words, { cwd: clone, encoding: 'utf8' })
    git('init', '-q')
    execFileSync('mkdir', ['-p', path.join(clone, 'content', path.dirname(file))])
    writeFileSync(path.join(clone, 'content', file), before)
    writeFileSync(path.join(clone, 'improve.patch'), `\n> callback@0.1.0 suggestions:patch\n\n${patch}`)
    git('apply', '--check', 'improve.patch')
    git('apply', 'improve.patch')
    const after = readFileSync(path.join(clone, 'content', file), 'utf8')
    const wanted = `${GUIDANCE.replace('Say why.', 'Say why it is so.')} "Don't guess."`
    expect(after).toBe(before.replace(GUIDANCE, wanted).replace('The first', 'The very first'))

    expect(await markPublished(NOW)).toBe(0)
    // Whoever applies it sets the quotes as a printer does.
    folder.write(file, after.replace('"Don\'t guess."', '“Don’t guess.”'))
    await importContent({ folder: folder.path, now: NOW })
    expect(await markPublished(NOW)).toBe(3)
    expect(await markPublished(NOW)).toBe(0)
    expect(patchOf(await listUnpublished(), 'content').text).toBe('')
    expect(await decide(maintainer, one, { decision: 'undo' })).toBe('conflict')
  })

  it('are rebased on newer edits, shown as a conflict where they touch, and undone one by one', async () => {
    const { folder, path: file } = await library()
    const maintainer = await newMaintainer()
    const first = await insertSuggested(newWriter(), 'first', {
      text: GUIDANCE.replace('Say why.', 'Say why, at once.'),
    })
    const apart = await insertSuggested(newWriter(), 'apart', { text: GUIDANCE.replace('Say when', 'And when') })
    const touching = await insertSuggested(newWriter(), 'touching', { text: GUIDANCE.replace('Say why. ', '') })
    expect((await desk(maintainer, first)).beside.map(({ id }) => id).toSorted()).toEqual([apart, touching].toSorted())
    expect(await decide(maintainer, first, { decision: 'accept' })).toBe('done')
    const rebased = (await desk(maintainer, apart)).current
    expect(rebased).toMatchObject({ isStale: true, rebased: 'Say what it is. Say why, at once. And when not.' })
    expect((await desk(maintainer, touching)).current).toMatchObject({
      ...{ rebased: null, baseText: GUIDANCE, standing: 'Say what it is. Say why, at once. Say when not.' },
    })
    expect(await decide(maintainer, touching, { decision: 'accept' })).toBe('conflict')
    expect(await decide(maintainer, apart, { decision: 'accept' })).toBe('done')
    const edited = { decision: 'edit', text: 'Say what it is. And when not.', answer: 'Shorter still.' }
    expect(await decide(maintainer, touching, edited)).toBe('done')
    const patched = async () => patchOf(await listUnpublished(), 'content').text
    expect(await patched()).toContain('\n+Say what it is. And when not.\n')
    expect(await decide(maintainer, touching, { decision: 'undo' })).toBe('done')
    expect(await decide(maintainer, first, { decision: 'undo' })).toBe('done')
    expect(await patched()).toContain('\n+Say what it is. Say why. And when not.\n')
    // The file changes in the same sentence: what was accepted is left out, and said to be.
    folder.write(file, readFileSync(path.join(folder.path, file), 'utf8').replace('Say when not.', 'When not?'))
    await importContent({ folder: folder.path, now: NOW })
    const { text, leftOut } = patchOf(await listUnpublished(), 'content')
    expect([text, leftOut]).toEqual(['', [expect.stringContaining('changed in the file since')]])
  })

  it('are decided once, whoever is faster', async () => {
    await library()
    const [one, two] = [await newMaintainer(), await newMaintainer()]
    const id = await insertSuggested(newWriter(), 'a')
    const rival = await insertSuggested(newWriter(), 'b')
    const sendings = [
      await seen(one, id, { decision: 'accept' }),
      await seen(two, id, { decision: 'decline', answer: 'No.' }),
      // On the same text, as it stood before: it has to be seen anew.
      await seen(two, rival, { decision: 'accept' }),
    ]
    const codes = await Promise.all(
      sendings.map(async (fields, index) => {
        const { error } = await sendForm(index === 0 ? one : two, decideSuggestion, fields)
        return error?.code ?? 'done'
      }),
    )
    const rows = await testDatabase().database.suggestion.findMany()
    expect(codes.slice(0, 2).toSorted()).toEqual(['conflict', 'done'])
    expect(rows.filter(({ status }) => status === 'accepted').length).toBe(
      Number(codes[0] === 'done') + Number(codes[2] === 'done'),
    )
    // Never both accepted unseen.
    expect([codes[0], codes[2]].filter((code) => code === 'done').length).toBeLessThanOrEqual(1)
  })

  it('of one author are declined together, with the reason that they read', async () => {
    await library()
    const maintainer = await newMaintainer()
    const spammer = newWriter()
    const ids = [
      await insertSuggested(spammer, 'x'),
      await insertSuggested(spammer, 'y'),
      await insertSuggested(spammer, 'z'),
    ]
    const honest = await insertSuggested(newWriter(), 'honest')
    expect((await desk(maintainer, ids[0])).current?.openOfAuthor).toBe(3)
    expect(await decide(maintainer, ids[0] ?? '', { decision: 'decline', answer: '' })).toBe('invalid')
    const all = { decision: 'decline', answer: 'Advertising.', all: 'yes' }
    expect(await decide(maintainer, ids[0] ?? '', all)).toBe('done')
    expect((await desk(maintainer)).queue.map(({ id }) => id)).toEqual([honest])
    const visitor = newVisitor()
    beGuest(visitor, spammer.userId)
    const answers = (await made(visitor)).suggestions.map(({ status, answer }) => [status, answer])
    expect(answers).toEqual(Array(3).fill(['declined', 'Advertising.']))
  })

  /** A candidate with a copy of the owner's question, which they have answered. */
  async function shared() {
    const { database } = testDatabase()
    const sharer = await newSharer(database, { questions: [newOwnQuestion('owner', { guidance: GUIDANCE })] })
    const link = await insertShareLink(sharer.writer, sharer.setId, { signedAs: 'Ben' })
    const candidate = newVisitor()
    await sendForm(candidate, beginPractice, { token: link.token })
    const copy = await database.ownQuestion.findFirstOrThrow({ where: { NOT: { origin: '' } } })
    const meet = () =>
      database.attempt.create({
        data: {
          ...{ userId: copy.userId, id: randomUUID(), questionId: copy.id, text: 'I tried.' },
          ...{ createdAt: NOW, receivedAt: NOW },
        },
      })
    const [question] = sharer.questions
    return { database, ...sharer, link, candidate, copyId: copy.id, meet, questionId: question?.id ?? '' }
  }

  it('to a shared question are made of what was answered, reach its owner alone, and change it at once', async () => {
    const { database, visitor, writer, candidate, copyId, meet, questionId, link } = await shared()
    const open = (part = 'guidance') => inRequest(candidate, () => getSuggestPage(copyId, part, new Date()))
    const listed = () => inRequest(candidate, () => listSuggestable(copyId, new Date()))
    // Key points stay hidden until then.
    expect([await open(), await open('point:a'), await listed()]).toEqual([null, null, []])
    await meet()
    expect((await listed()).map(({ part }) => part)).toEqual(['guidance', 'point:a', 'example'])
    expect(await open()).toMatchObject({ text: GUIDANCE, signedAs: 'Ben' })
    for (const part of ['listenFor', 'notes', 'point:b']) expect(await open(part)).toBeNull()
    // What was seen is known: it is not what is sent.
    const fields = sent({ slug: copyId, base: 'A lie.', text: GUIDANCE.replace('Say why.', 'Say why, please.') })
    expect((await sendForm(candidate, sendSuggestion, fields)).error).toBeNull()
    const id = fields.id ?? ''
    const guidanceNow = async () => (await listOwnQuestions(writer.userId, [questionId]))[0]?.guidance
    await database.ownQuestion.updateMany({ where: { id: questionId }, data: { guidance: `${GUIDANCE} Newer.` } })
    const maintainer = await newMaintainer()
    const forged = await seen(visitor, id, { decision: 'accept' })
    for (const other of [maintainer, candidate, newVisitor()])
      expect((await sendForm(other, decideSuggestion, forged)).error?.code).toBe('not_found')
    expect((await desk(maintainer)).queue).toEqual([])
    expect(await decide(visitor, id, { decision: 'accept' })).toBe('done')
    expect(await guidanceNow()).toBe('Say what it is. Say why, please. Say when not. Newer.')
    const [own] = (await made(candidate)).suggestions
    expect(own).toMatchObject({ status: 'accepted', seenAs: copyId, questionText: 'owner text?' })
    expect(patchOf(await listUnpublished(), 'content').text).toBe('')
    // The candidate's copy is as it was; the owner can go back.
    expect((await database.ownQuestion.findFirstOrThrow({ where: { id: copyId } })).guidance).toBe(GUIDANCE)
    expect(await decide(visitor, id, { decision: 'undo' })).toBe('done')
    expect(await guidanceNow()).toBe(`${GUIDANCE} Newer.`)
    expect(await decide(visitor, id, { decision: 'accept' })).toBe('done')
    await database.ownQuestion.updateMany({ where: { id: questionId }, data: { guidance: 'All new.' } })
    expect(await decide(visitor, id, { decision: 'undo' })).toBe('conflict')
    expect(await guidanceNow()).toBe('All new.')
    await database.shareLink.updateMany({ where: { id: link.linkId }, data: { revokedAt: NOW } })
    expect([await open(), await listed()]).toEqual([null, []])
    await deleteUser(writer)
    expect(await database.suggestion.count()).toBe(0)
  })

  it('go with their author, but for what was accepted, which is a reader’s then', async () => {
    await library()
    const { database } = testDatabase()
    const maintainer = await newMaintainer()
    const guest = newWriter()
    const kept = await insertSuggested(guest, 'kept')
    await insertSuggested(guest, 'gone')
    await decide(maintainer, kept, { decision: 'accept' })
    expect((await countGuestWork(guest.userId)).suggestions).toBe(2)
    const account = newWriter()
    await database.user.create({
      data: { id: account.userId, kind: 'account', zone: 'UTC', createdAt: NOW, lastSeenAt: NOW },
    })
    expect(await mergeGuest(account, guest.userId)).toBe(true)
    expect(await database.suggestion.count({ where: { userId: account.userId } })).toBe(2)
    await deleteUser(account)
    expect(await database.suggestion.findMany()).toMatchObject([{ id: kept, userId: null, signedAs: '' }])
    expect((await desk(maintainer, kept)).current?.signature).toBe('a reader')
    const idle = newWriter()
    await insertSuggested(idle, 'idle')
    await database.user.delete({ where: { id: idle.userId } })
    expect(await deleteSuggestionsForGood(NOW)).toBe(1)
    expect(await database.suggestion.count()).toBe(1)
  })

  it('need the file, which a store from before gets by its next import', async () => {
    const { folder, path: file } = await library()
    const { database } = testDatabase()
    await database.question.updateMany({ data: { source: '', path: '' } })
    const open = () => inRequest(newVisitor(), () => getSuggestPage('first', 'guidance', NOW))
    expect(await open()).toBeNull()
    const { counts } = await importContent({ folder: folder.path, now: NOW })
    expect(counts).toMatchObject({ changed: 1, unchanged: 0 })
    const row = await database.question.findUniqueOrThrow({ where: { id: idOf(1) } })
    expect([row.path, row.source]).toEqual([file, readFileSync(path.join(folder.path, file), 'utf8')])
    expect((await open())?.text).toBe(GUIDANCE)
    expect((await importContent({ folder: folder.path, now: NOW })).counts).toMatchObject({ changed: 0, unchanged: 1 })
  })
})

it('are shown without a script, a link or a picture, whatever stands in them', () => {
  const corpus = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](https://evil.example)',
    '![a](https://evil.example/x.png)',
    'https://evil.example/auto www.evil.example me@evil.example',
    '[a][b]\n\n[b]: https://evil.example',
    'a[^1]\n\n[^1]: https://evil.example',
    '<a href="https://evil.example">a</a>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '| a |\n| - |\n| [x](data:text/html,x) |',
    '**[a](vbscript:x)** > <math href="javascript:x">',
  ]
  for (const text of corpus)
    expect(renderUntrusted(text), text).not.toMatch(/<(?:a|img|script|svg|iframe|math)\b|href=|src=/i)
  expect(renderUntrusted('See [this](https://evil.example).')).toContain('this (https://evil.example)')
})
