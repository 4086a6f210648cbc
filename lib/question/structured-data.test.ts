import { describe, expect, it } from 'vitest'
import { viewOf } from './assemble-views'
import { serializeJsonLd } from './json-ld'
import type { Question } from './question'
import { libraryData, questionData, setData } from './structured-data'

const BASE = 'https://prep.example.org'

const question: Question = {
  id: 'q_aaaaaaaa',
  slug: 'first',
  topic: 'limits',
  topics: ['limits'],
  kind: 'technical',
  level: 'mid',
  timeLimitSeconds: 120,
  text: 'How do you stay under a limit?',
  guidance: 'Say **which** limit.',
  keyPoints: [
    { id: 'one', text: 'The first', detail: 'Detail one.' },
    { id: 'two', text: 'The second', detail: 'Detail two.' },
  ],
  exampleAnswer: 'I count.\n\nThen I wait.',
  followUps: ['And then?'],
  listenFor: ['SECRET listen for'],
  notes: 'SECRET notes',
  rubric: [
    { keyPointId: 'one', cues: ['SECRET cue'], good: ['SECRET good'], vague: ['SECRET'], misconception: ['SECRET'] },
  ],
}
const page = (sets: { slug: string; title: string }[]) => {
  const { listenFor, notes, rubric, ...readable } = question
  return { question: viewOf(readable), sets, previous: null, next: null }
}

describe('questionData', () => {
  it('answers the question as its page does', () => {
    const [faq] = questionData(BASE, page([]))
    expect(faq).toMatchObject({
      '@type': 'FAQPage',
      url: `${BASE}/questions/first`,
      mainEntity: [
        {
          '@type': 'Question',
          name: question.text,
          acceptedAnswer: {
            '@type': 'Answer',
            text: 'Guidance\nSay which limit.\n\nKey points\n1. The first: Detail one.\n2. The second: Detail two.\n\nExample answer\nI count.\nThen I wait.',
          },
        },
      ],
    })
  })

  it('leads there from the library through its first set', () => {
    const [, through] = questionData(BASE, page([{ slug: 'a-set', title: 'A set' }]))
    expect(through).toEqual({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Library', item: `${BASE}/` },
        { '@type': 'ListItem', position: 2, name: 'A set', item: `${BASE}/sets/a-set` },
        { '@type': 'ListItem', position: 3, name: question.text, item: `${BASE}/questions/first` },
      ],
    })
    const [, straight] = questionData(BASE, page([]))
    expect(straight?.itemListElement).toHaveLength(2)
  })

  it('takes nothing that is for an interviewer, even where it is handed some', () => {
    const view = { ...viewOf(question), listenFor: question.listenFor, notes: question.notes, rubric: question.rubric }
    expect(JSON.stringify(view)).toContain('SECRET')
    const handed = { ...page([]), question: view }
    expect(serializeJsonLd(questionData(BASE, handed))).not.toContain('SECRET')
  })
})

describe('setData', () => {
  const { listenFor, notes, rubric, guidance, keyPoints, exampleAnswer, followUps, ...listing } = question
  const second = { ...listing, id: 'q_bbbbbbbb', slug: 'second', text: 'And the second?' }
  const sections = [
    { title: 'One', questions: [listing] },
    { title: 'Two', questions: [second] },
  ]
  const set = { slug: 'a-set', title: 'A set', purpose: 'To test.', questionCount: 2, totalSeconds: 240, sections }

  it('lists the questions of all sections in order, without answers', () => {
    const [list, crumbs] = setData(BASE, set)
    expect(list).toMatchObject({
      '@type': 'ItemList',
      name: 'A set',
      numberOfItems: 2,
      itemListElement: [
        { '@type': 'ListItem', position: 1, url: `${BASE}/questions/first`, name: question.text },
        { '@type': 'ListItem', position: 2, url: `${BASE}/questions/second`, name: 'And the second?' },
      ],
    })
    expect(JSON.stringify(list)).not.toContain('Answer')
    expect(crumbs?.itemListElement).toHaveLength(2)
  })
})

describe('libraryData', () => {
  it('is the site and how to search it', () => {
    expect(libraryData(BASE, 'What it is.')).toMatchObject([
      {
        '@type': 'WebSite',
        url: `${BASE}/`,
        description: 'What it is.',
        potentialAction: {
          '@type': 'SearchAction',
          target: { urlTemplate: `${BASE}/search?q={search_term_string}` },
          'query-input': 'required name=search_term_string',
        },
      },
    ])
  })
})
