import { existsSync } from 'node:fs'
import { run } from '../launch/steps.mjs'

/** Installs a Debian package, where that is possible: as root, with apt-get. @returns whether it worked */
export async function installDebianPackage(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`\n  installing Debian's package ${name} …`)
  await run('apt-get', ['update', '-q'], { env })
  return (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env })).code === 0
}
