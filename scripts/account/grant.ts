// npm run account:grant -- EMAIL maintainer|member

import { grantRole } from '../../lib/account/account-repository'
import { email } from '../../lib/account/email'
import { db } from '../../lib/platform/db'
import { EnvError } from '../../lib/platform/env'

const [address = '', role = ''] = process.argv.slice(2)
try {
  process.exitCode = await grant(address, role)
  await db().$disconnect()
} catch (error) {
  process.exitCode = 1
  console.error(
    error instanceof EnvError
      ? error.message
      : 'Nothing was granted: the database failed. Start Callback once, and check DATABASE_URL and CALLBACK_DATA_DIR.',
  )
}

async function grant(typed: string, wanted: string): Promise<number> {
  const parsed = email.safeParse(typed)
  if (!parsed.success || (wanted !== 'maintainer' && wanted !== 'member')) {
    console.error('Say an address and a role: npm run account:grant -- you@example.org maintainer')
    return 1
  }
  const outcome = await grantRole(parsed.data, wanted)
  if (outcome === 'granted') {
    console.log(`${parsed.data} is a ${wanted} now.`)
    return 0
  }
  console.error(
    outcome === 'no account'
      ? `No account has the address ${parsed.data}. They sign up first.`
      : `${parsed.data} was never confirmed, so it may not be theirs. They open the link of their confirmation mail first.`,
  )
  return 1
}
