// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { shortcutOf } from './shortcut'

function press(key: string, target = 'body', modifiers: Partial<KeyboardEvent> = {}): string | null {
  document.body.innerHTML = `
    <a href="/">link</a><button>button</button><textarea></textarea>
    <input type="text"><input type="checkbox"><input type="radio"><p>text</p>`
  const element = document.querySelector(target)
  return shortcutOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, target: element, ...modifiers })
}

describe('shortcutOf', () => {
  test('names keys as aria-keyshortcuts does', () => {
    expect([press('s'), press('S'), press('3'), press('?'), press(' '), press('ArrowLeft')]).toEqual([
      'S',
      'S',
      '3',
      '?',
      'Space',
      'ArrowLeft',
    ])
  })

  test('knows a letter with Alt by its place, while typing too; AltGr types', () => {
    expect(press('®', 'textarea', { altKey: true, code: 'KeyR' })).toBe('Alt+R')
    expect(press('€', 'textarea', { altKey: true, ctrlKey: true, code: 'KeyE' })).toBeNull()
    expect(press('ArrowLeft', 'body', { altKey: true, code: 'ArrowLeft' })).toBeNull()
  })

  test('leaves what is typed to the field, but for leaving it', () => {
    expect(press('s', 'textarea')).toBeNull()
    expect(press(' ', 'input[type=text]')).toBeNull()
    expect(press('Escape', 'textarea')).toBe('Escape')
  })

  test('leaves Space and Enter to the control that has the focus, and no other key', () => {
    expect(press(' ', 'button')).toBeNull()
    expect(press('Enter', 'a')).toBeNull()
    expect(press(' ', 'input[type=checkbox]')).toBeNull()
    expect(press('3', 'input[type=checkbox]')).toBe('3')
  })

  test('leaves arrows to radios', () => {
    expect(press('ArrowRight', 'input[type=radio]')).toBeNull()
  })

  test('leaves the browser its own, and takes Command for Control', () => {
    expect(press('s', 'body', { ctrlKey: true })).toBeNull()
    expect(press('r', 'body', { metaKey: true })).toBeNull()
    expect(press('s', 'body', { altKey: true })).toBeNull()
    expect(press('Enter', 'textarea', { ctrlKey: true })).toBe('Control+Enter')
    expect(press('Enter', 'textarea', { metaKey: true })).toBe('Control+Enter')
    expect(press('k', 'textarea', { ctrlKey: true })).toBe('Control+K')
  })
})
