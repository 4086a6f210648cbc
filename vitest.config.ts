import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }

/** Only when to give up: a machine with much else to do may take its time. */
const PATIENT = { testTimeout: 180_000, hookTimeout: 180_000 }

/**
 * unit: pure files, tests beside them. integration: real databases of both kinds
 * (POSTGRES_URL names the server; scripts/with-postgres.sh gives one).
 */
export default defineConfig({
  resolve: { alias },
  test: {
    // By default one core is left free, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: { name: 'unit', include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}'], ...PATIENT },
      },
      {
        resolve: {
          alias: { ...alias, 'server-only': path.resolve(import.meta.dirname, 'tests/setup/server-only.ts') },
        },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/faults/**/*.test.ts', 'tests/security/**/*.test.ts'],
          globalSetup: ['tests/setup/templates.ts'],
          ...PATIENT,
        },
      },
    ],
  },
})
