// The direction of imports (ARCHITECTURE.md, "Direction"): app -> components -> lib/<domain> -> lib/session ->
// lib/platform. Never up, never in a circle. Type-only imports count as well.

const PAGES_AND_PARTS = '^(app|components)/'
const TEST_FILE = '\\.test\\.tsx?$'
/** A file of a domain is pure unless its name says otherwise. */
const IMPURE = '-(repository|queries|commands|browser)\\.tsx?$'
/** Packages are written so that one which isn't installed is recognised too. */
const pkg = (...names) => `(^|/)node_modules/(${names.join('|')})/|^(${names.join('|')})(/|$)`
const PRISMA = pkg('@prisma', 'prisma', 'better-sqlite3', 'pg', '\\.prisma')
const GENERATED = '^lib/platform/generated/'

/** Which other domains a domain may use. What isn't named here may use none. */
const DOMAINS = {
  question: [],
  review: ['question', 'question-set', 'coach'],
  answer: ['question', 'question-set', 'coach'],
  coach: ['question', 'question-set'],
  'question-set': ['question'],
  suggestion: ['question', 'question-set', 'sharing'],
  mock: ['question', 'question-set', 'review', 'answer', 'coach'],
  story: ['question', 'question-set', 'answer'],
  sharing: ['question', 'question-set', 'review', 'answer', 'mock'],
  account: [],
  portability: ['.*'],
}

const domainRules = Object.entries(DOMAINS).map(([domain, allowed]) => ({
  name: `direction-of-${domain}`,
  comment: `lib/${domain} may use ${allowed.length > 0 ? allowed.join(', ') : 'no other domain'}, lib/session and lib/platform.`,
  severity: 'error',
  from: { path: `^lib/${domain}/`, pathNot: TEST_FILE },
  to: { path: '^lib/', pathNot: `^lib/(${[domain, ...allowed, 'session', 'platform'].join('|')})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Move what both need below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'must-exist',
      comment: 'The imported file or package is not there.',
      severity: 'error',
      from: {},
      // Bundlers and tests give these two a meaning of their own.
      to: { couldNotResolve: true, pathNot: '^(server-only|@playwright/test)' },
    },
    {
      name: 'components-do-not-know-pages',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^app/' },
    },
    {
      name: 'lib-does-not-know-the-screen',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: PAGES_AND_PARTS },
    },
    {
      name: 'lib-does-not-know-scripts',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'primitives-know-no-domain',
      comment: 'components/ui has no domain words: pass in what it shows.',
      severity: 'error',
      from: { path: '^components/ui/', pathNot: TEST_FILE },
      to: { path: '^(lib|components)/', pathNot: '^components/ui/' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^lib/platform/', pathNot: TEST_FILE },
      to: { path: '^lib/', pathNot: '^lib/platform/' },
    },
    {
      name: 'session-knows-no-domain',
      severity: 'error',
      from: { path: '^lib/session/', pathNot: TEST_FILE },
      to: { path: '^lib/', pathNot: '^lib/(session|platform)/' },
    },
    ...domainRules,
    {
      name: 'portability-is-for-pages',
      comment: 'What touches every domain is used by routes only.',
      severity: 'error',
      from: { pathNot: `^(app|tests)/|^lib/portability/` },
      to: { path: '^lib/portability/' },
    },
    {
      name: 'screen-does-not-reach-repositories',
      comment: 'Read through *-queries, write through *-commands: they know who is asking.',
      severity: 'error',
      from: { path: PAGES_AND_PARTS, pathNot: TEST_FILE },
      to: { path: '-repository\\.ts$' },
    },
    {
      name: 'screen-does-not-reach-the-database',
      severity: 'error',
      from: { path: PAGES_AND_PARTS, pathNot: TEST_FILE },
      to: { path: `^lib/platform/(db|migrate|migration-database|sqlite-adapter)\\.ts$|${GENERATED}|${PRISMA}` },
    },
    {
      name: 'only-repositories-use-prisma',
      severity: 'error',
      from: { path: '^lib/', pathNot: `-repository\\.ts$|^lib/platform/|${TEST_FILE}` },
      to: { path: `^lib/platform/db\\.ts$|${GENERATED}|${PRISMA}` },
    },
    {
      name: 'pure-files-stay-pure',
      comment:
        'A file of a domain without -repository, -queries, -commands or -browser in its name reaches no framework, database, environment or log, however many files lie between.',
      severity: 'error',
      from: { path: '^lib/(?!platform/)[^/]+/', pathNot: `${IMPURE}|${TEST_FILE}` },
      to: {
        path: `^lib/platform/(db|env|log)\\.ts$|${GENERATED}|${pkg('react', 'react-dom', 'next', 'next-auth', 'server-only')}|${PRISMA}`,
        reachable: true,
      },
    },
    {
      name: 'browser-files-reach-no-server',
      severity: 'error',
      from: { path: '-browser\\.tsx?$' },
      to: {
        path: `-(repository|queries|commands)\\.tsx?$|^lib/platform/(db|env|log)\\.ts$|${pkg('server-only', 'zod')}|${PRISMA}`,
        reachable: true,
      },
    },
    {
      name: 'source-does-not-reach-tests',
      severity: 'error',
      from: { path: '^(app|components|lib|scripts)/', pathNot: TEST_FILE },
      to: { path: `^tests/|${TEST_FILE}` },
    },
    {
      name: 'app-runs-without-development-packages',
      severity: 'error',
      from: { path: '^(app|components|lib|scripts/server)', pathNot: TEST_FILE },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // Without it `import type` slips through.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/platform/generated/.+/(internal|models)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
