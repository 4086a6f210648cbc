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

/** Markdown as HTML that is safe to set: no scripts, no raw HTML, no links but http(s), mailto and our own. */
export function renderMarkdown(markdown: string): string {
  return processor.processSync(markdown).toString()
}
