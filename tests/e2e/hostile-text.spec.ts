import type { Page } from '@playwright/test'
import { HOSTILE_TEXTS } from '../security/hostile-texts'
import { newAddress, PASSWORD } from './fixtures/account'
import { expect, test } from './fixtures/browser'
import { sendForm } from './fixtures/forms'
import { QUESTIONS, SET_SLUG } from './fixtures/library'
import { sendCommands, shareSet } from './fixtures/sharing'

const [first] = QUESTIONS
if (!first) throw new Error('The set has no questions.')
const { id: questionId, slug } = first

/** Everything at once that has run where text became markup, and in as much as one line takes. */
const TEXT = Object.values(HOSTILE_TEXTS)
  .filter((text) => text.includes('window.ran'))
  .join('\n\n')
const LINE = '</b>"><img src=x onerror="window.ran = 1">'

test('no text that somebody keeps is markup on any page, though nothing would forbid it to run', async ({
  openBrowser,
  baseURL,
}) => {
  test.slow()
  // The policy would keep it from running, and hide that it is markup.
  const context = await openBrowser({ bypassCSP: true })
  const { request } = context
  const url = String(baseURL)
  await sendForm(request, '/sign-up', 'Sign up', { email: newAddress('hostile'), password: PASSWORD })
  const { ownerId } = await (await request.get('/api/me')).json()
  const id = () => crypto.randomUUID()
  const ids = { answerId: id(), setId: id(), ownId: id(), storyId: id() }
  const own = {
    ...{ id: ids.ownId, text: LINE, guidance: TEXT, exampleAnswer: TEXT, notes: TEXT },
    keyPoints: [{ id: 'k1', text: LINE, detail: TEXT }],
    ...{ followUps: [LINE], listenFor: [LINE] },
  }
  const sections = [{ title: LINE, entries: [{ questionId: ids.ownId, isMustAsk: true, minutes: null }] }]
  const reviewedAt = new Date().toISOString()
  await sendCommands(request, url, ownerId, [
    { name: 'addOwnQuestions', payload: { questions: [own] } },
    { name: 'createSet', payload: { set: { id: ids.setId, title: LINE, purpose: LINE, sections } } },
    {
      name: 'saveAnswer',
      payload: { id: id(), answerId: ids.answerId, questionId, text: TEXT, basedOn: '', writerId: id() },
    },
    { name: 'changeAnswer', payload: { answerId: ids.answerId, label: LINE } },
    { name: 'keepAnswer', payload: { id: id(), answerId: ids.answerId, text: TEXT, writerId: id() } },
    { name: 'saveAttempt', payload: { id: id(), questionId: ids.ownId, text: TEXT, createdAt: reviewedAt } },
    {
      name: 'saveStory',
      payload: {
        storyId: ids.storyId,
        changes: {
          title: { was: '', value: LINE },
          situation: { was: '', value: TEXT },
          result: { was: '', value: TEXT },
        },
      },
    },
  ])
  const kit = await shareSet(request, ids.setId, { face: 'kit', label: LINE, signedAs: LINE })
  const practice = await shareSet(request, ids.setId, { label: LINE, signedAs: LINE })
  const mock = await sendForm(request, `/mock?own=${ids.setId}&count=1`, 'Start')

  const page = await context.newPage()
  const ran: string[] = []
  page.on('dialog', (dialog) => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  const asked = encodeURIComponent(LINE)
  for (const address of [
    ...[
      '/answers',
      `/answers/${slug}?answer=${ids.answerId}`,
      `/answers/sheet?set=${SET_SLUG}`,
      '/stories',
      `/stories/${ids.storyId}`,
    ],
    ...['/my/sets', `/my/sets/${ids.setId}`, `/my/sets/${ids.setId}/kit`, `/my/sets/${ids.setId}/share`],
    ...[`/my/questions/${ids.ownId}`, `/study?own=${ids.setId}`, '/progress', `/search?q=${asked}`, '/search?q=window'],
    ...[kit, practice, mock, `${mock}/scorecard`, `/sign-in?next=${asked}`, `/mock?own=${asked}&from=${asked}`],
  ]) {
    await page.goto(address)
    await expectNoMarkup(page, address)
  }
  // What stands behind a card, too.
  await page.goto(`/study?own=${ids.setId}`)
  await page.getByRole('button', { name: /^Show/ }).click()
  await expect(page.getByText('onerror="window.ran = 1"').first()).toBeVisible()
  await expectNoMarkup(page, 'a card that is revealed')
  expect(ran).toEqual([])
})

async function expectNoMarkup(page: Page, name: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'ran' in window,
    markup: [
      ...document.querySelectorAll('img[src="x"], [onload], [onerror], a[href^="javascript:" i], script:not([src])'),
    ]
      .filter((element) => element.tagName !== 'SCRIPT' || element.textContent?.startsWith('window.ran'))
      .map(({ outerHTML }) => outerHTML),
  }))
  expect(found, name).toEqual({ ran: false, markup: [] })
}
