// The JavaScript that a page loads, gzipped, against the targets of SPEED: a public page 1.05 times, the study page
// 1.25 times what the smallest Next app loads. Which files those are is read from the build's own lists, since their
// names change with every build.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

/** A layout and a page that says hello, built with Next 16.4.6; measure anew when Next is raised (npm run bench). */
const BARE_BYTES = 134_600

const PAGES = [
  { name: 'library /', route: '(public)', ratio: 1.05 },
  { name: 'set /sets/[slug]', route: '(public)/sets/[slug]', ratio: 1.05 },
  { name: 'question /questions/[slug]', route: '(public)/questions/[slug]', ratio: 1.05 },
  { name: 'study /study', route: '(practice)/study', ratio: 1.25 },
]

const root = import.meta.dirname
const BUILD = path.join(root, '.next')
if (!existsSync(path.join(BUILD, 'BUILD_ID'))) throw new Error('There is no build to measure: run npm run build first.')

export default PAGES.map(({ name, route, ratio }) => ({
  name,
  path: filesOf(route),
  gzip: true,
  limit: `${((BARE_BYTES * ratio) / 1000).toFixed(1)} kB`,
}))

/** What the page's HTML loads by script elements; the polyfills are for browsers without modules. */
function filesOf(route) {
  const page = path.join(BUILD, 'server/app', route, 'page')
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(page, 'build-manifest.json'), 'utf8'))
  const context = vm.createContext({})
  vm.runInContext(readFileSync(`${page}_client-reference-manifest.js`, 'utf8'), context)
  const [manifest] = Object.values(context.__RSC_MANIFEST)
  const entries = Object.entries(manifest.entryJSFiles)
    // The not-found page's own come only with it.
    .filter(([entry]) => !entry.endsWith('/not-found'))
    .flatMap(([, files]) => files)
  const scripts = [...new Set([...rootMainFiles, ...entries])].map((file) => path.join('.next', file))
  return [...scripts, 'public/theme.js']
}
