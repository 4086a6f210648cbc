import type { Nodes } from 'mdast'

/**
 * Straight quotes as a printer sets them: ’ in “don't”, “ and ” around words. Files are typed with straight ones; a
 * question is set in Newsreader.
 */
export function typographic(text: string): string {
  return text
    .replace(/(^|[\s([{–—/-])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{–—/“-])'(?=\S)/g, '$1‘')
    .replace(/'/g, '’')
}

/** A remark plugin: the same for all text of a tree, code aside. */
export function remarkTypographic() {
  return (tree: Nodes): void => {
    const open: Nodes[] = [tree]
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'text') node.value = typographic(node.value)
      if ('children' in node) open.push(...node.children)
    }
  }
}
