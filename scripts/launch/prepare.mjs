// Brings node_modules, the Prisma clients and the build up to date. Each is compared by content: a checkout, a copy and
// a touched file have new times and the same content. Only what nobody has touched since isn't read again.
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ROOT, run, StepError, step, tail } from './steps.mjs'

const at = (...parts) => path.join(ROOT, ...parts)

/** Installs the packages where node_modules lacks what package-lock.json says, or was built for another Node. */
export async function ensureInstalled() {
  if (!isInstalled()) {
    requireWritableFolder()
    await step('Installing packages (some minutes the first time)', install)
  }
  if (!loadsNativePackages()) {
    requireWritableFolder()
    await step('Rebuilding native packages for this Node', async () => {
      const { code, output } = await run('npm', ['rebuild', 'better-sqlite3'])
      if (code !== 0)
        throw new StepError(
          'The database driver could not be built. It needs python3, make and a C++ compiler.',
          tail(output),
        )
    })
  }
}

const INSTALLED_STAMP = at('node_modules/.cache/callback/installed')

async function install() {
  // A NODE_ENV=production of the caller's would leave out what builds and runs the app.
  const flags = ['--include=dev', '--no-audit', '--no-fund']
  // npm ci begins by deleting everything: only where there is nothing yet.
  if (!existsSync(at('node_modules'))) {
    const clean = await run('npm', ['ci', ...flags])
    if (clean.code === 0 && isInstalled()) return
    console.log('  npm ci refused; trying npm install')
  }
  // --no-save: what is installed must not change what is checked in.
  const { code, output } = await run('npm', ['install', '--no-save', ...flags])
  // It may leave out what a registry doesn't serve. Trying again at every start would not bring it.
  if (code === 0) return sourcesFor(INSTALLED_STAMP, ['package-lock.json']).stamp()
  throw new StepError(
    'Installing the packages failed. Is the npm registry reachable (npm ping)? Then start again.',
    tail(output),
  )
}

/** npm notes in node_modules/.package-lock.json what it put there. */
function isInstalled() {
  if (sourcesFor(INSTALLED_STAMP, ['package-lock.json']).areStamped()) return true
  const wanted = readJson('package-lock.json')?.packages ?? {}
  const there = readJson('node_modules/.package-lock.json')?.packages
  if (!there) return false
  return Object.entries(wanted).every(
    ([name, { version, optional, devOptional, peer, link }]) =>
      name === '' || link || there[name]?.version === version || (!there[name] && (optional || devOptional || peer)),
  )
}

function loadsNativePackages() {
  try {
    const Sqlite = createRequire(at('package.json'))('better-sqlite3')
    new Sqlite(':memory:').close()
    return true
  } catch {
    return false
  }
}

/** Generates the Prisma clients of both databases where the models or Prisma changed. */
export async function ensureGenerated() {
  const clients = ['sqlite', 'postgresql'].map((provider) => at('lib/platform/generated', provider, 'client.ts'))
  const sources = sourcesFor(at('lib/platform/generated/stamp'), [
    ...['prisma/models.prisma', 'prisma/sqlite/header.prisma', 'prisma/postgresql/header.prisma', 'prisma.config.ts'],
    'node_modules/prisma/package.json',
  ])
  if (sources.areStamped() && clients.every((file) => existsSync(file))) return
  requireWritableFolder()
  await step('Generating the database clients', async () => {
    const generate = (url) =>
      run(process.execPath, [at('node_modules/prisma/build/index.js'), 'generate'], {
        env: { DATABASE_URL: url, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
      })
    for (const { code, output } of await Promise.all(['file:unused.db', 'postgresql://unused'].map(generate))) {
      if (code !== 0)
        throw new StepError('Prisma could not generate the database client. See what it says above.', tail(output))
    }
    sources.stamp()
  })
}

const BUILD_SOURCES = ['app', 'components', 'lib', 'public', 'prisma/models.prisma']
const BUILD_SETTINGS = [
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Builds the app where its sources changed. @param announce says that it is done, and how long it took */
export async function ensureBuilt(announce = step) {
  const stamp = at('.next/callback-build')
  const sources = sourcesFor(stamp, [...BUILD_SOURCES, ...BUILD_SETTINGS])
  // Asked first: what is stamped later is what was there before the build.
  if (sources.areStamped() && existsSync(at('.next/BUILD_ID'))) return
  requireWritableFolder()
  await announce('Building the app', async () => {
    // A build that is cut short must not pass for a whole one.
    rmSync(stamp, { force: true })
    const { code, output } = await run(process.execPath, [at('node_modules/next/dist/bin/next'), 'build'], {
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    })
    if (code !== 0)
      throw new StepError('Building the app failed. Mend what is named above and start again.', tail(output, 60))
    sources.stamp()
  })
}

/** Where the server lies, put together into a few files that Node loads at once. */
export const SERVER_BUNDLE = at('node_modules/.cache/callback/server/server.mjs')

/** What loads files that lie beside its own, or is loaded by Next too, stays a package. */
const SERVER_PACKAGES = ['next', 'pg', 'pino', 'prom-client', 'better-sqlite3', '@prisma/*']

/**
 * Puts the server's own TypeScript and the packages that it uses together, which takes a fifth of a second. Loading
 * their hundreds of files one by one would take more, at every start.
 */
export function ensureServerBundled() {
  const stamp = path.join(path.dirname(SERVER_BUNDLE), 'stamp')
  const sources = sourcesFor(stamp, [
    ...['scripts/server.ts', 'scripts/server', 'scripts/launch/prepare.mjs', 'lib', 'prisma/models.prisma'],
    'package-lock.json',
  ])
  if (sources.areStamped() && existsSync(SERVER_BUNDLE)) return
  requireWritableFolder()
  rmSync(path.dirname(SERVER_BUNDLE), { recursive: true, force: true })
  // The synchronous one: the other keeps a program of its own running for as long as we do.
  const { buildSync } = createRequire(at('package.json'))('esbuild')
  try {
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: ['scripts/server.ts'],
      outdir: path.dirname(SERVER_BUNDLE),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      // The settings are checked before the rest is loaded: keep it in files of its own.
      splitting: true,
      external: SERVER_PACKAGES,
      // Some of them are CommonJS, and ask for Node's own modules.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'silent',
    })
  } catch (error) {
    throw new StepError('Putting the server together failed. Mend what is named above and start again.', error.message)
  }
  sources.stamp()
}

/**
 * What something is made from, as it is now, and the stamp that was left when it was made. The stamp has a hash of the
 * sources' content, and one of the traces that any write leaves: where those are the same, nothing is read.
 * @param entries files and folders, tests left out; a missing one counts as empty
 */
export function sourcesFor(stamp, entries) {
  const files = entries.flatMap(filesOf)
  const traces = hashOf(files, traceOf)
  let content
  const contentOf = () => {
    content ??= hashOf(files, (file) => readFileSync(at(file)))
    return content
  }
  const writeStamp = () => {
    mkdirSync(path.dirname(stamp), { recursive: true })
    writeFileSync(stamp, `${contentOf()}\n${traces}`)
  }
  return {
    areStamped() {
      const [made, seen] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : []
      if (seen === traces) {
        content = made
        return true
      }
      if (made !== contentOf()) return false
      try {
        writeStamp()
      } catch {
        // A folder that can't be written is read each time.
      }
      return true
    },
    stamp: writeStamp,
  }
}

function hashOf(files, factsOf) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const file of files) hash.update(`\0${file}\0`).update(factsOf(file))
  return hash.digest('hex')
}

/** No program can set the time of a file's last change, unlike that of its content's. */
function traceOf(file) {
  const { ino, size, ctimeNs } = statSync(at(file), { bigint: true })
  return `${ino} ${size} ${ctimeNs}`
}

function filesOf(entry) {
  if (!existsSync(at(entry))) return []
  if (path.extname(entry)) return [entry]
  return readdirSync(at(entry), { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && !/\.test\.tsx?$/.test(found.name) && found.name !== 'stamp')
    .map((found) => path.relative(ROOT, path.join(found.parentPath, found.name)))
    .sort()
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(at(file), 'utf8'))
  } catch {
    return null
  }
}

function requireWritableFolder() {
  try {
    accessSync(ROOT, constants.W_OK)
  } catch {
    throw new StepError(
      `Callback's folder can't be written, and packages or the build are missing in it. Copy it to a folder of your own, or give yourself the right to write to ${ROOT}.`,
    )
  }
}
