import { findBrowser } from './browser'

/** How the end-to-end tests and the bench start Chromium. */
export const launchOptions = {
  executablePath: findBrowser() || undefined,
  args: [
    // Chromium's sandbox doesn't work for root, as one often is in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    // Nothing of its own over the network: on a closed one that would be refused, many times.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
