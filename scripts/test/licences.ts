import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../launch/steps.mjs'
import { failed, type Outcome, PASSED } from './tally'

/** Licences that ask for no more than to be named, and MPL, whose terms end at its own files. */
const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'MPL-2.0'],
  // Of data, which is named here: caniuse-lite.
  'CC-BY-4.0',
])

/** Packages that are allowed for a reason of their own. */
const EXCEPTIONS: [name: RegExp, reason: string][] = [
  [/^@img\/sharp-/, 'libvips (LGPL) is a library apart, comes with Next, and is not used: pictures are not resized'],
  [/^seq-queue$/, 'says MIT in its readme, and nothing in its package.json'],
]

type Package = { name: string; version: string; licence: string }

/** The packages of package-lock.json that are not for development alone. */
export function listPackages(): Package[] {
  // npm's own format; a package that says nothing has no licence in it.
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; license?: string; dev?: boolean; devOptional?: boolean }>
  }
  return Object.entries(packages)
    .filter(([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional)
    .map(([place, { version = '', license = 'none' }]) => ({
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
    }))
}

/** Whether every package that the app runs on may be used as it is. */
export function checkLicences(): Outcome {
  const packages = listPackages()
  if (packages.length === 0) return failed('package-lock.json names no packages.', 'Does its format fit ours?')
  const refused = packages.filter(({ name, licence }) => !isAllowed(licence) && !exceptionOf(name))
  if (refused.length === 0) return PASSED
  const lines = refused.map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
  return failed(lines.join('\n'), 'Use another package, or name it with a reason in scripts/test/licences.ts.')
}

/** One of several that may be chosen from is enough; of several that hold at once, all must be allowed. */
export function isAllowed(expression: string): boolean {
  const inner = expression.replace(/^\((.*)\)$/, '$1')
  if (inner.includes(' OR ')) return inner.split(' OR ').some(isAllowed)
  return inner.split(' AND ').every((licence) => ALLOWED.has(licence))
}

export function exceptionOf(name: string): string | undefined {
  return EXCEPTIONS.find(([pattern]) => pattern.test(name))?.[1]
}
