type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>

/**
 * The name of a key press as `aria-keyshortcuts` writes it ("S", "3", "?", "Space", "ArrowLeft", "Control+Enter",
 * "Alt+R"),
 * or null where the key belongs to what has the focus: typing in a field, Space and Enter on a control.
 * Command counts as Control.
 */
export function shortcutOf({ key, code, ctrlKey, metaKey, altKey, target }: KeyPress): string | null {
  // By its place: with Alt, a Mac's keyboard types another letter. With Control as well it is AltGr, for typing.
  if (altKey) return code.startsWith('Key') && !ctrlKey && !metaKey ? `Alt+${code.slice(3)}` : null
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key
  if (ctrlKey || metaKey) return name === 'Enter' || name === 'K' ? `Control+${name}` : null
  if (isTyping(target) && name !== 'Escape') return null
  if ((name === 'Space' || name === 'Enter') && isPressable(target)) return null
  return name
}

const FIELDS = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])'
const PRESSABLE = 'a, button, summary, input, label'
// Arrows choose among radios.
const ARROWED = 'input[type=radio]'

function isTyping(target: EventTarget | null): boolean {
  return isElement(target) && (target.closest(FIELDS) !== null || target.matches(ARROWED))
}

function isPressable(target: EventTarget | null): boolean {
  return isElement(target) && target.closest(PRESSABLE) !== null
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'closest' in target
}
