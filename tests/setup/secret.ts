// Import it before anything that reads the settings: `await vi.hoisted(() => import(...))`. No test then writes a secret
// into the data folder, or fills the log.
process.env.NEXTAUTH_SECRET ??= 'a secret for tests that is long enough'
process.env.LOG_LEVEL ??= 'silent'

export const TEST_SECRET = process.env.NEXTAUTH_SECRET
