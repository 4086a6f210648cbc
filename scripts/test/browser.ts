import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installDebianPackage } from './apt'
import { runPackage } from './run-tool'

/** The shell first: it draws no window around the page, and so takes half as long. */
const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A Chromium that is there: CHROMIUM_PATH, Playwright's own ("" then, as it knows the way), or the system's. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : undefined
  if (existsSync(chromium.executablePath())) return ''
  return USUAL_PLACES.find((place) => existsSync(place))
}

/** The same, installed if there is none. */
export async function ensureBrowser(): Promise<{ path: string } | { path: undefined; why: string }> {
  const there = findBrowser()
  if (there !== undefined) return { path: there }
  if (process.env.CHROMIUM_PATH) return { path: undefined, why: `there is none at CHROMIUM_PATH` }
  await runPackage('playwright', ['install', 'chromium'])
  const downloaded = findBrowser()
  if (downloaded !== undefined) return { path: downloaded }
  const installed = (await installFromDebian('chromium-headless-shell')) ?? (await installFromDebian('chromium'))
  return installed !== undefined
    ? { path: installed }
    : { path: undefined, why: 'neither Playwright nor apt-get could install one' }
}

async function installFromDebian(name: string): Promise<string | undefined> {
  await installDebianPackage(name)
  return findBrowser()
}
