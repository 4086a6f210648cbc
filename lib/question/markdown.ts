import type { Nodes, Root } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { remarkTypographic } from './typography'

// Sanitised last, so that nothing after it can add what it took out; stringify only writes.
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkTypographic)
  .use(remarkRehype)
  .use(rehypeSanitize)
  .use(rehypeStringify)
  .freeze()

/** How much markdown is remembered with its HTML: some four thousand sections. */
const MAX_REMEMBERED_CHARACTERS = 4_000_000

/** By the text itself, the oldest use first: what is in it can't be stale. */
const remembered = new Map<string, string>()
let rememberedCharacters = 0

/**
 * Markdown as HTML that is safe to set: no scripts, no raw HTML, no links but http(s), mailto and our own. The same text
 * is rendered once: a page and a sitting show the same guidance, and an import leaves most questions as they were.
 */
export function renderMarkdown(markdown: string): string {
  const known = remembered.get(markdown)
  const html = known ?? processor.processSync(markdown).toString()
  // Taken out and put in again, it is the latest used.
  if (known !== undefined) remembered.delete(markdown)
  else rememberedCharacters += markdown.length
  remembered.set(markdown, html)
  for (const oldest of remembered.keys()) {
    if (rememberedCharacters <= MAX_REMEMBERED_CHARACTERS) break
    remembered.delete(oldest)
    rememberedCharacters -= oldest.length
  }
  return html
}

/** As {@link processor}, but that a link is shown as its words and its address: nobody is led astray by a stranger. */
const untrusted = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(() => linksAsText)
  .use(remarkTypographic)
  .use(remarkRehype)
  .use(rehypeSanitize)
  .use(rehypeStringify)
  .freeze()

/** What leads somewhere else by a name: nothing of it is left. */
const NOTHING = new Set(['definition', 'imageReference', 'footnoteReference', 'footnoteDefinition'])

function linksAsText(tree: Root): void {
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('children' in node)) continue
    node.children = node.children.flatMap((child): Nodes[] => {
      if (child.type === 'image') return [{ type: 'text', value: `${child.alt ?? ''} (${child.url})` }]
      if (child.type === 'linkReference') return child.children
      if (NOTHING.has(child.type)) return []
      if (child.type !== 'link') return [child]
      return [...child.children, { type: 'text', value: ` (${child.url})` }]
    }) as typeof node.children
    open.push(...node.children)
  }
}

/** A stranger's markdown as HTML that is safe to set, without any link or picture. */
export function renderUntrusted(markdown: string): string {
  return untrusted.processSync(markdown).toString()
}
