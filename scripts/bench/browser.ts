import { type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test'
import { findBrowser } from '../test/browser'
import { launchOptions } from '../test/chromium'
import { SkippedError } from './figure'

/** Runs work in a new browser; it is closed whatever happens. */
export async function inBrowser<T>(
  work: (context: BrowserContext) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  if (findBrowser() === undefined) throw new SkippedError('there is no Chromium: name one by CHROMIUM_PATH')
  const browser = await chromium.launch(launchOptions)
  try {
    return await work(await browser.newContext(options))
  } finally {
    await browser.close()
  }
}

/** Makes a browser one that is signed in, by a `Cookie` header's pair. */
export async function signIn(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const separator = cookie.indexOf('=')
  await context.addCookies([{ name: cookie.slice(0, separator), value: cookie.slice(separator + 1), url }])
}
