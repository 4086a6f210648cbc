import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './scripts/test/chromium'

// This file is read again by every worker: what the first reading chose is handed on through the environment.
process.env.CALLBACK_E2E_PORT ??= String(41_000 + (process.pid % 2_000))
process.env.CALLBACK_E2E_DATA ??= mkdtempSync(path.join(tmpdir(), 'callback-e2e-'))
const baseURL = `http://localhost:${process.env.CALLBACK_E2E_PORT}`

/** Journeys in a real browser, against the production build with data of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: Boolean(process.env.CI),
  // A test that passes the second time hides a fault.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  // Not how fast it is: only when to stop waiting, also on a machine that has much else to do.
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    launchOptions,
    // It costs a sixth of the time, with pictures of each moment twice that; where nobody can look at it, it is not made.
    trace: process.env.CI ? 'off' : { mode: 'retain-on-failure', screenshots: false },
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } } },
    // Tests that depend on the width say so by @mobile in their title.
    { name: 'mobile', grep: /@mobile/, use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } } },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    url: `${baseURL}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      PORT: process.env.CALLBACK_E2E_PORT,
      CALLBACK_DATA_DIR: process.env.CALLBACK_E2E_DATA,
      NEXTAUTH_URL: baseURL,
      DATABASE_URL: '',
      LOG_LEVEL: 'warn',
    },
  },
})
