import { expect, test } from 'vitest'
import { checkFiles, checkPath, kindOfFile } from './check-library'
import { formatProblem } from './problem'

const WORDS = 'I say it and then I say it once more so that all of it is heard. '

/** A question's file. */
const question = (id: string, slug: string, text: string, more = '') => ({
  path: `questions/limits/${slug}.md`,
  text: `---\nkind: technical\nid: ${id}\nlevel: mid\ntopics: [limits]\ntimeLimitSeconds: 120\n${more}---\n\n# ${text}\n\n## Guidance\n\nSay it.\n\n## Key points\n\n### a: A\nA.\n\n### b: B\nB.\n\n### c: C\nC.\n\n## Example answer\n\n${WORDS.repeat(8)}\n`,
})

const set = (slug: string, ids: string[]) => ({
  path: `sets/${slug}.md`,
  text: `---\ntitle: T\npurpose: P\n---\n\n${ids.map((id) => `1. ${id}\n`).join('')}`,
})

const ONE = question('q_00000001', 'one', 'How do you stay under a rate limit?')
const TWO = question('q_00000002', 'two', 'Why do you want to work here?')

const said = (...files: { path: string; text: string }[]) => checkFiles(files).problems.map(formatProblem)

test('a whole library has no problems, and what is neither question nor set is not read', () => {
  const readme = { path: 'README.md', text: 'Read me.' }
  const { questions, sets, drafts, problems } = checkFiles([ONE, TWO, set('all', ['q_00000002', 'q_00000001']), readme])
  expect(problems).toEqual([])
  expect(questions.map(({ slug }) => slug)).toEqual(['one', 'two'])
  expect(sets.map(({ slug }) => slug)).toEqual(['all'])
  expect(drafts).toBe(0)
})

test('an id that two files have is shown where it stands', () => {
  expect(said(ONE, question('q_00000001', 'two', 'Why do you want to work here?'))).toEqual([
    'questions/limits/two.md:3:1: The id q_00000001 is also that of questions/limits/one.md. Give the newer of the two another id.',
  ])
})

test('a draft’s id is taken too', () => {
  const draft = question('q_00000001', 'two', 'Why do you want to work here?', 'status: draft\n')
  expect(said(ONE, draft)).toEqual([
    'questions/limits/one.md:3:1: The id q_00000001 is also that of questions/limits/two.md. Give the newer of the two another id.',
  ])
})

test('two topics can’t have a name in common', () => {
  const elsewhere = { path: 'questions/work/one.md', text: TWO.text.replace('[limits]', '[work]') }
  expect(said(ONE, elsewhere)).toEqual([
    'questions/work/one.md:1:1: questions/limits/one.md has the same name. Rename one of them: the name is the address, over all topics.',
  ])
})

test('a set may name only what is published', () => {
  const draft = question('q_00000003', 'three', 'What is a dead letter?', 'status: draft\n')
  expect(said(ONE, draft, set('all', ['q_00000001', 'q_00000003', 'q_00000009']))).toEqual([
    'sets/all.md:7:1: The question q_00000003 is a draft (questions/limits/three.md). Publish it, or take it out here.',
    'sets/all.md:8:1: No question has the id q_00000009. Mend the id, or take it out here.',
  ])
})

test('a draft of a set may name drafts, and nothing that isn’t there', () => {
  const draft = question('q_00000003', 'three', 'What is a dead letter?', 'status: draft\n')
  const all = set('all', ['q_00000001', 'q_00000003', 'q_00000009'])
  expect(said(ONE, draft, { ...all, text: all.text.replace('---\n', '---\nstatus: draft\n') })).toEqual([
    'sets/all.md:1:1: warning: The set is a draft. Take its status out once its questions are published.',
    'sets/all.md:9:1: No question has the id q_00000009. Mend the id, or take it out here.',
  ])
})

test('a broken question is no second problem in the sets that name it', () => {
  const broken = { ...TWO, text: TWO.text.replace('level: mid', 'level: high') }
  expect(said(ONE, broken, set('all', ['q_00000001', 'q_00000002']))).toEqual([
    'questions/limits/two.md:4:1: level: must be one of junior, mid, senior. See content/README.md.',
  ])
})

test('near-duplicates are warned of, at the question', () => {
  const again = question('q_00000003', 'three', 'How would you stay under some rate limit?')
  const others = ['What is a webhook?', 'Who reads your documentation?', 'When did you last miss a deadline?'].map(
    (text, index) => question(`q_1000000${index}`, `other-${index}`, text),
  )
  expect(said(ONE, TWO, ...others, again)).toEqual([
    'questions/limits/three.md:9:1: warning: It asks nearly what questions/limits/one.md asks. Join the two, or make the difference plain.',
  ])
})

test('an example answer too short to be spoken is warned of', () => {
  const short = { ...ONE, text: ONE.text.replace(WORDS.repeat(8), 'I say it.') }
  expect(said(short)).toEqual([
    'questions/limits/one.md:9:1: warning: The example answer has 3 words. Say it in 120 to 220.',
  ])
})

test('only files in their place are read; others beside them are warned of', () => {
  expect(kindOfFile('questions/limits/one.md')).toBe('question')
  expect(kindOfFile('sets/one.md')).toBe('set')
  for (const path of ['questions/one.md', 'questions/a/b/c.md', 'sets/a/b.md', 'questions/limits/one.txt']) {
    expect(kindOfFile(path)).toBeNull()
    expect(checkPath(path)?.severity).toBe('warning')
  }
  for (const path of ['README.md', 'questions/limits/.one.md.swp', 'questions/limits/._one.md', 'sets/.DS_Store']) {
    expect(kindOfFile(path)).toBeNull()
    expect(checkPath(path)).toBeNull()
  }
})
