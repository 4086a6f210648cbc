/** Markdown of ours as HTML. The only place that sets HTML: lib/question/markdown.ts made and sanitised it. */
export function RichText({ html, className = '' }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by rehype-sanitize, as its last step.
  return <div className={`rich-text ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
}
