import type { Page } from '@playwright/test'
import { accountCookie, enterPassword, newAddress, PASSWORD, signUp, summary } from './fixtures/account'
import { expect, testTogether as test } from './fixtures/server'

test('without JavaScript one signs up, puts errors right, sets, signs out and signs in', async ({ openBrowser }) => {
  const page = await (await openBrowser({ javaScriptEnabled: false })).newPage()
  const email = newAddress()
  await page.goto('/sign-up?next=/study')
  await page.getByLabel('Email address').fill('someone@example')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(summary(page)).toContainText('Two things to put right')
  await expect(page.getByLabel('Email address')).toHaveValue('someone@example')
  await expect(page.getByLabel('Email address')).toHaveAccessibleDescription(
    'Write the address in full, like you@example.org',
  )
  await expect(page.getByLabel('Password')).toHaveValue('')
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true')

  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page).toHaveURL(/\/study$/)
  await page.goto('/account')
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible()

  await page.getByLabel('New questions a day').fill('many')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('New questions a day')).toHaveValue('many')
  await expect(page.getByLabel('New questions a day')).toHaveAccessibleDescription(/Write a number from 0 to 1000/)
  await page.getByLabel('New questions a day').fill('7')
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/account')
  await expect(page.getByLabel('New questions a day')).toHaveValue('7')
  await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo')

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/$/)
  await page.goto('/account')
  await expect(page.getByText('You are here without an account.')).toBeVisible()
  await enterPassword(page, email, 'not my password')
  await expect(summary(page)).toContainText('The address or the password isn’t right')
  await expect(page.getByLabel('Email address')).toHaveValue(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible()
})

test('by keys alone, an error takes the focus and leads to its field', async ({ page }) => {
  const email = newAddress()
  await signUp(page, email)
  await forgetWho(page)
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the form' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Email address')).toBeFocused()
  await page.keyboard.type('someone@example')
  await page.keyboard.press('Enter')

  await expect(summary(page)).toBeFocused()
  await expect(page.getByLabel('Email address')).toHaveValue('someone@example')
  await page.keyboard.press('Tab')
  await expect(summary(page).getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Email address')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Password')).toBeFocused()
  await page.keyboard.type('not my password')
  await page.keyboard.press('Enter')

  await expect(summary(page)).toBeFocused()
  await expect(summary(page)).toContainText('The address or the password isn’t right')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Email address')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible()
})

/** As in a new browser. What a page still asks for would bring its cookie back: so it is left first. */
async function forgetWho(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.context().clearCookies()
}

test('signing in leads on to own pages only', async ({ page, app }) => {
  const email = newAddress()
  await signUp(page, email)
  const foreign = ['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example', '/.//evil.example']
  for (const next of [...foreign, 'javascript:alert(1)', '/api/me/export']) {
    await forgetWho(page)
    await enterPassword(page, email, PASSWORD, `?${new URLSearchParams({ next })}`)
    await expect(page.getByText(`Signed in as ${email}`), next).toBeVisible()
    expect(page.url(), next).toBe(`${app.url}/account`)
  }
  await forgetWho(page)
  await enterPassword(page, email, PASSWORD, '?next=/answers?state=kept')
  await expect(page).toHaveURL(`${app.url}/answers?state=kept`)
  // The field itself may be rewritten: the server judges it again.
  await forgetWho(page)
  await page.goto('/sign-in')
  await page.locator('form input[name="next"]').evaluateAll((inputs) => {
    for (const input of inputs) input.setAttribute('value', '//evil.example')
  })
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible()
  expect(page.url()).toBe(`${app.url}/account`)
  expect(await accountCookie(page.context())).toBeDefined()
})
