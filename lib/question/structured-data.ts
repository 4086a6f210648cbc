import { htmlText } from './html-text'
import type { Linked } from './json-ld'
import type { QuestionPage, QuestionView, SetView } from './question-views'

/*
 * What the public pages say for machines, in schema.org's words: only what a page shows to everyone. Views hold no
 * listen-for, notes or rubric, so none can come here.
 */

/** The library: the site itself, and how to search it. */
export function libraryData(base: string, description: string): Linked[] {
  return [
    {
      '@type': 'WebSite',
      '@id': siteId(base),
      url: `${base}/`,
      name: 'Callback',
      description,
      inLanguage: 'en',
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${base}/search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
  ]
}

/** A set: its questions in order, without their answers, which stand on pages of their own. */
export function setData(base: string, set: SetView): Linked[] {
  const url = `${base}/sets/${set.slug}`
  const questions = set.sections.flatMap((section) => section.questions)
  return [
    {
      '@type': 'ItemList',
      '@id': `${url}#questions`,
      url,
      name: set.title,
      description: set.purpose,
      numberOfItems: questions.length,
      itemListOrder: 'https://schema.org/ItemListOrderAscending',
      itemListElement: questions.map(({ slug, text }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url: `${base}/questions/${slug}`,
        name: text,
      })),
    },
    breadcrumbs(base, [{ name: set.title, url }]),
  ]
}

/**
 * A question with the site's own answer. A FAQPage, as a QAPage is for answers that its users hand in and vote on, and
 * nobody can here.
 */
export function questionData(base: string, { question, sets: [set] }: QuestionPage): Linked[] {
  const url = `${base}/questions/${question.slug}`
  return [
    {
      '@type': 'FAQPage',
      '@id': url,
      url,
      name: question.text,
      inLanguage: 'en',
      isPartOf: { '@type': 'WebSite', '@id': siteId(base), url: `${base}/`, name: 'Callback' },
      mainEntity: [
        {
          '@type': 'Question',
          name: question.text,
          acceptedAnswer: { '@type': 'Answer', text: answerText(question), url },
        },
      ],
    },
    breadcrumbs(base, [
      ...(set ? [{ name: set.title, url: `${base}/sets/${set.slug}` }] : []),
      { name: question.text, url },
    ]),
  ]
}

/** Under the headings that the page has, in its order. */
function answerText({ guidanceHtml, keyPoints, exampleAnswerHtml }: QuestionView): string {
  const points = keyPoints.map(({ text, detail }, index) => `${index + 1}. ${text}: ${detail}`)
  return [
    `Guidance\n${htmlText(guidanceHtml)}`,
    `Key points\n${points.join('\n')}`,
    `Example answer\n${htmlText(exampleAnswerHtml)}`,
  ].join('\n\n')
}

function breadcrumbs(base: string, below: { name: string; url: string }[]): Linked {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: 'Library', url: `${base}/` }, ...below].map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  }
}

function siteId(base: string): string {
  return `${base}/#site`
}
