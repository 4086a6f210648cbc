/** The forms of a page, and what each sends as it stands, read as a browser without a script reads them. */
export function listForms(page: string): { html: string; fields: Record<string, string> }[] {
  return [...page.matchAll(/<form\b.*?<\/form>/gs)].map(([html]) => ({ html, fields: fieldsOf(html) }))
}

/** What a form sends as it stands. */
function fieldsOf(form: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
    const isTicked = !input.includes('type="checkbox"') || input.includes('checked=""')
    if (isTicked) fields[attribute(input, 'name')] = attribute(input, 'value')
  }
  for (const [, area = '', text = ''] of form.matchAll(/(<textarea\b[^>]*>)\n?(.*?)<\/textarea>/gs))
    fields[attribute(area, 'name')] = unescaped(text)
  for (const [, list = '', options = ''] of form.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const chosen = /<option\b[^>]*selected=""[^>]*>/.exec(options) ?? /<option\b[^>]*>/.exec(options)
    fields[attribute(list, 'name')] = attribute(chosen?.[0] ?? '', 'value')
  }
  return fields
}

const SIGNS: Record<string, string> = { amp: '&', quot: '"', '#x27': "'", lt: '<', gt: '>' }

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

function unescaped(written: string): string {
  return written.replace(/&(amp|quot|#x27|lt|gt);/g, (_, sign) => SIGNS[sign] ?? '')
}
