import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }

const UNIT_TESTS = '{app,components,lib,scripts}/**/*.test.{ts,tsx}'
/** Of what keeps something for as long as its page is open: an outbox, a store. */
const BROWSER_TESTS = 'lib/**/*-browser.test.ts'

/** Only when to give up: a machine with much else to do may take its time, and the longer runs of the faults do. */
const MINUTES: Record<string, number> = { short: 3, middle: 20, long: 600 }
const PATIENT = { testTimeout: (MINUTES[process.env.CALLBACK_FAULTS ?? 'short'] ?? 3) * 60_000, hookTimeout: 180_000 }

/** Before a database, or a server of Next's: `server-only` is nothing there, and each kind of database has a template. */
function onDatabases(name: string, include: string[]) {
  return {
    resolve: { alias: { ...alias, 'server-only': path.resolve(import.meta.dirname, 'tests/setup/server-only.ts') } },
    test: { name, include, globalSetup: ['tests/setup/templates.ts'], ...PATIENT },
  }
}

/**
 * unit: pure files, tests beside them; browser: those that need a page of their own each. The others need real databases
 * of both kinds (POSTGRES_URL names the server; scripts/with-postgres.sh gives one), and faults and security the build.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    // By default one core is left free, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [UNIT_TESTS],
          exclude: [BROWSER_TESTS],
          // What is pure keeps nothing for the next file: loading the same modules for each took a third of the time.
          isolate: false,
          ...PATIENT,
        },
      },
      { resolve: { alias }, test: { name: 'browser', include: [BROWSER_TESTS], ...PATIENT } },
      onDatabases('integration', ['tests/integration/**/*.test.ts']),
      onDatabases('faults', ['tests/faults/**/*.test.ts']),
      onDatabases('security', ['tests/security/**/*.test.ts']),
    ],
  },
})
