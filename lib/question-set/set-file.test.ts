import { describe, expect, it } from 'vitest'
import { fileText } from './file-text'
import type { OwnSetDocument } from './question-set'
import { setCsv } from './set-csv'
import { readSetFile } from './set-file'
import { setJson } from './set-json'
import { setMarkdown } from './set-markdown'
import { documentOfProposal, NO_CHOICES, proposalOfDocument } from './set-proposal'

const DOCUMENT: OwnSetDocument = {
  set: {
    id: 'set',
    title: 'A set',
    purpose: 'To see.',
    plannedMinutes: 30,
    sections: [
      { title: 'Team', entries: [{ questionId: 'a', isMustAsk: true, minutes: 5 }] },
      { title: 'Later', entries: [] },
    ],
  },
  questions: [
    {
      id: 'a',
      text: 'Why us?',
      kind: 'motivation',
      level: 'senior',
      topics: ['team'],
      timeLimitSeconds: 90,
      guidance: 'Say *why*.',
      keyPoints: [{ id: 'honest', text: 'Honest', detail: '' }],
      exampleAnswer: '',
      followUps: [],
      listenFor: ['Facts'],
      notes: '',
    },
  ],
}

describe('a file', () => {
  it.each<[name: string, text: string]>([
    ['set.md', setMarkdown(DOCUMENT)],
    ['SET.MARKDOWN', setMarkdown(DOCUMENT)],
    ['set.txt', setMarkdown(DOCUMENT)],
    ['set.json', setJson(DOCUMENT)],
    ['set.txt', setJson(DOCUMENT)],
  ])('%s that was exported is the same set', async (name, text) => {
    expect(await readSetFile(name, text)).toEqual({ document: DOCUMENT, problems: [], paste: null })
  })

  it('is read as CSV by its name', async () => {
    const { document } = await readSetFile('set.csv', setCsv(DOCUMENT))
    expect(document?.questions).toMatchObject([{ text: 'Why us?', guidance: 'Say *why*.' }])
  })

  it.each<[name: string, text: string, paste: { text: string; html: string | null }]>([
    ['list.txt', 'Why us?', { text: 'Why us?', html: null }],
    ['list.md', '# Our questions\n\n- Why us?', { text: '# Our questions\n\n- Why us?', html: null }],
    ['page.html', '<p>Why us?</p>', { text: '', html: '<p>Why us?</p>' }],
    ['page.htm', '<p>Why us?</p>', { text: '', html: '<p>Why us?</p>' }],
  ])('%s that is a list or a page is read as a paste', async (name, text, paste) => {
    expect(await readSetFile(name, text)).toEqual({ document: null, problems: [], paste })
  })

  it.each([
    ['set.md', '---\ntitle: a\ncolour: red\n---\n# Why?', 'There is no field “colour”.'],
    ['set.json', '{', 'The file isn’t JSON.'],
    ['photo.png', 'x', 'The file is of a kind that can’t be read here.'],
    ['letter', 'x', 'The file is of a kind that can’t be read here.'],
    ['odd.txt', 'PK\u0000', 'The file is of a kind that can’t be read here.'],
    ['empty.csv', ' \n', 'The file is empty.'],
  ])('%s is refused with a sentence', async (name, text, message) => {
    const { document, problems, paste } = await readSetFile(name, text)
    expect({ document, paste }).toEqual({ document: null, paste: null })
    expect(problems).toMatchObject([{ path: name, message, severity: 'error' }])
  })

  it('becomes a set with ids of its own, otherwise unchanged', () => {
    let count = 0
    const made = documentOfProposal(proposalOfDocument(DOCUMENT), NO_CHOICES, () => `new-${++count}`)
    expect(JSON.stringify(made)).not.toMatch(/"(?:id|questionId)":"(?:a|set)"/)
    const [entry] = made.set.sections[0]?.entries ?? []
    expect(made.questions).toEqual([{ ...DOCUMENT.questions[0], id: entry?.questionId }])
    expect(made.set).toEqual({
      ...DOCUMENT.set,
      id: made.set.id,
      sections: [
        { title: 'Team', entries: [{ ...entry, isMustAsk: true, minutes: 5 }] },
        { title: 'Later', entries: [] },
      ],
    })
  })
})

it('reads bytes as Excel and editors write them', () => {
  expect(fileText(new TextEncoder().encode('\uFEFFStärke €'))).toBe('Stärke €')
  expect(fileText(Uint8Array.from(Buffer.from('\uFEFFStärke €', 'utf16le')))).toBe('Stärke €')
  expect(fileText(Uint8Array.from(Buffer.from('\uFEFFStärke €', 'utf16le').swap16()))).toBe('Stärke €')
  // Not the euro sign: Node 20 takes Windows-1252 for Latin-1, which has none. Browsers don't.
  expect(fileText(Uint8Array.from([0xc4, 0x3b, 0xdf]))).toBe('Ä;ß')
})
