import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SaveOutcome } from './answer'
import * as drafts from './draft'

const taken = (saveId: string): SaveOutcome => ({
  conflict: false,
  saveId,
  revisionId: saveId,
  savedAt: '2026-11-24T10:00:00Z',
})

describe('a draft', () => {
  test('is saved once the newest text is', () => {
    let draft = drafts.type(drafts.openDraft('', '', ''), 'one')
    expect(drafts.statusOf(draft, null)).toBe('Saving')
    draft = drafts.type(drafts.beginSave(draft, 's1'), 'one two')
    draft = drafts.settle(draft, 's1', taken('s1'))
    expect(drafts.statusOf(draft, null)).toBe('Saving')
    draft = drafts.settle(drafts.beginSave(draft, 's2'), 's2', taken('s2'))
    expect(drafts.statusOf(draft, null)).toBe('Saved')
    expect(draft.basedOn).toBe('s2')
  })

  test('says what it waits for', () => {
    const draft = drafts.type(drafts.openDraft('', '', ''), 'one')
    expect(drafts.statusOf(draft, 'offline')).toBe('Waiting for the connection')
    expect(drafts.statusOf(drafts.openDraft('', '', ''), 'offline')).toBe('')
  })

  test('with a conflict sends nothing until its writer chose', () => {
    const sent = drafts.beginSave(drafts.type(drafts.openDraft('', '', 's0'), 'mine'), 's1')
    const lost = drafts.settle(sent, 's1', { conflict: true, text: 'theirs', saveId: 't1', savedAt: '' })
    expect(drafts.statusOf(lost, null)).toBe('Conflict')
    expect(drafts.isDirty(drafts.type(lost, 'mine, longer'))).toBe(false)
    const mine = drafts.choose(lost, 'mine')
    expect(mine).toMatchObject({ text: 'mine', basedOn: 't1' })
    expect(drafts.isDirty(mine)).toBe(true)
    const theirs = drafts.choose(lost, 'theirs')
    expect(theirs).toMatchObject({ text: 'theirs', basedOn: 't1' })
    expect(drafts.isDirty(theirs)).toBe(false)
  })

  test('has no conflict with a text that is its own', () => {
    const sent = drafts.beginSave(drafts.type(drafts.openDraft('', '', 's0'), 'same'), 's1')
    const settled = drafts.settle(sent, 's1', { conflict: true, text: 'same', saveId: 't1', savedAt: '' })
    expect(settled).toMatchObject({ conflict: null, basedOn: 't1' })
    expect(drafts.statusOf(settled, null)).toBe('Saved')
  })

  test('ignores what is said of saves that are not its own', () => {
    const draft = drafts.openDraft('text', 'text', 's1')
    expect(drafts.settle(draft, 'other', { conflict: true, text: 'x', saveId: 'y', savedAt: '' })).toBe(draft)
  })
})

test('each save is based on the one before it, and the last one says what was typed last', () => {
  const typing = fc.array(fc.record({ text: fc.string(), isSent: fc.boolean() }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(typing, (keys) => {
      let draft = drafts.openDraft('', '', '')
      const saves: { id: string; basedOn: string; text: string }[] = []
      keys.forEach(({ text, isSent }, index) => {
        draft = drafts.type(draft, text)
        if (!isSent || !drafts.isDirty(draft)) return
        saves.push({ id: `s${index}`, basedOn: draft.basedOn, text: draft.text })
        draft = drafts.beginSave(draft, `s${index}`)
      })
      if (drafts.isDirty(draft)) {
        saves.push({ id: 'last', basedOn: draft.basedOn, text: draft.text })
        draft = drafts.beginSave(draft, 'last')
      }
      saves.forEach((save, index) => {
        expect(save.basedOn).toBe(saves[index - 1]?.id ?? '')
      })
      expect(saves.at(-1)?.text ?? '').toBe(keys.at(-1)?.text)
    }),
  )
})
