import { SingleKeysSwitch } from './single-keys-switch'

const GROUPS: { name: string; keys: { does: string; key: string }[] }[] = [
  {
    name: 'Studying',
    keys: [
      { does: 'Show key points', key: 'Space' },
      { does: 'Show, while typing', key: 'Ctrl ↵' },
      { does: 'Again', key: '1' },
      { does: 'Hard', key: '2' },
      { does: 'Good', key: '3' },
      { does: 'Easy', key: '4' },
      { does: 'Undo the last rating', key: 'U' },
      { does: 'Keep this answer', key: 'Ctrl ↵' },
    ],
  },
  {
    name: 'On a card',
    keys: [
      { does: 'Tick a key point', key: 'Tab, Space' },
      { does: 'Write my answer', key: 'E' },
      { does: 'Open the guidance', key: 'G' },
      { does: 'Suspend the question', key: 'X' },
      { does: 'Flag the question', key: 'F' },
      { does: 'Stop for now', key: 'Esc' },
    ],
  },
  {
    name: 'In a mock',
    keys: [
      { does: 'Next question', key: 'Ctrl ↵' },
      { does: 'Pause, go on', key: 'Esc' },
      { does: 'Record, hold', key: 'Alt R' },
      { does: 'Read the question aloud', key: 'L' },
      { does: 'Keep as my answer', key: 'K' },
      { does: 'Study the weak ones', key: 'S' },
    ],
  },
  {
    name: 'On an interview kit',
    keys: [
      { does: 'Score the question', key: '1 2 3 4' },
      { does: 'Take a score back', key: '0' },
      { does: 'Question after, before', key: 'J K' },
      { does: 'Write notes', key: 'N' },
      { does: 'Print', key: 'P' },
      { does: 'Export as Markdown, JSON', key: 'D F' },
      { does: 'Copy', key: 'C' },
    ],
  },
  {
    name: 'Among my stories',
    keys: [
      { does: 'To them, from my answers', key: 'B' },
      { does: 'New story', key: 'N' },
      { does: 'Mean a story for a question', key: 'Tab, Space' },
    ],
  },
  {
    name: 'On a suggestion',
    keys: [
      { does: 'Accept', key: 'A' },
      { does: 'Accept with edits', key: 'E' },
      { does: 'Decline', key: 'D' },
      { does: 'Undo', key: 'U' },
      { does: 'Suggestion after, before', key: 'J K' },
    ],
  },
  {
    name: 'Anywhere',
    keys: [
      { does: 'Study', key: 'S' },
      { does: 'Mock interview', key: 'M' },
      { does: 'My answers', key: 'A' },
      { does: 'My sets', key: 'T' },
      { does: 'Progress', key: 'P' },
      { does: 'Search', key: '/' },
      { does: 'Go to anything', key: 'Ctrl K' },
      { does: 'Question before, after', key: '← →' },
      { does: 'All keys', key: '?' },
      { does: 'Close', key: 'Esc' },
    ],
  },
]

// As text, which React hands on whole: as four hundred elements they were half of what a page's data carried.
const GROUPS_HTML = GROUPS.map(({ name, keys }) => {
  const lines = keys.map(({ does, key }) => `<div><dt>${does}</dt><dd><kbd class="kbd">${key}</kbd></dd></div>`)
  return `<section aria-label="${name}"><h3>${name}</h3><dl>${lines.join('')}</dl></section>`
}).join('')

// One element for all who show it: what a page and its not-found page share is sent once.
const SHEET = (
  <div className="overlay shortcuts" id="keys" popover="auto" role="dialog" aria-labelledby="keys-heading">
    <h2 id="keys-heading">Keys</h2>
    {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the constants above, in which nothing needs escaping. */}
    <div className="shortcuts__groups" dangerouslySetInnerHTML={{ __html: GROUPS_HTML }} />
    <SingleKeysSwitch />
  </div>
)

/** Every key, on a popover: it opens without JavaScript from the foot of the page, and by "?" with it. */
export function KeysSheet() {
  return SHEET
}
