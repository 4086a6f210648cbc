import { existsSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { run } from '../launch/steps.mjs'
import { inBench } from './folder'

/*
 * What only the bench needs is installed by it, at its first use: it weighs as much as half of what every clone
 * installs.
 */
const VERSIONS = { lighthouse: '12.8.2', velite: '0.4.0' }

/** What is used of each. */
type Tools = {
  lighthouse: {
    default: (url: string, options: Record<string, unknown>) => Promise<{ lhr: LighthouseResult } | undefined>
  }
  velite: { build: (options: { config: string; clean: boolean; logLevel: 'silent' }) => Promise<unknown> }
}
type LighthouseResult = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null }>
}

/** A tool of the bench's own, installed if it isn't there yet. */
export async function loadTool<Name extends keyof Tools>(name: Name): Promise<Tools[Name]> {
  if (!existsSync(inBench('node_modules', name, 'package.json'))) {
    writeFileSync(inBench('package.json'), '{ "private": true }')
    const named = Object.entries(VERSIONS).map(([tool, version]) => `${tool}@${version}`)
    const { code, output } = await run('npm', [
      'install',
      '--prefix',
      inBench('.'),
      '--no-audit',
      '--no-fund',
      ...named,
    ])
    if (code !== 0) throw new Error(`${name} can’t be installed: ${output.slice(-500)}`)
  }
  // From a file in that folder, since a name is looked up from where it is asked for.
  writeFileSync(inBench('load.mjs'), 'export const load = (name) => import(name)\n')
  const { load } = await import(pathToFileURL(inBench('load.mjs')).href)
  return load(name)
}
