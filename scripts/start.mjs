// npm start and npm run dev: installs, generates and builds whatever is missing or out of date, then serves.
// Plain Node without packages, as it runs before any is there; and no newer syntax than it takes to say what is wrong.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Callback needs Node 20.19 or newer, and this is ${process.versions.node}. Install a newer one from https://nodejs.org and start again.`,
  )
  process.exit(1)
}

const { start } = await import('./launch/start.mjs')
await start({ isDev: process.argv.includes('--dev') })
