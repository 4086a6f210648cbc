import 'server-only'
import { z } from 'zod'
import { ok } from '../platform/result'
import { isZone, knownZone } from '../platform/zone'
import { defineCommand } from './define-command'
import { instant } from './fields'
import { defineFormCommand } from './form-commands'
import { rememberGuest } from './session-queries'
import { updateUserSettings } from './user-repository'

const LIMIT = { name: 'settings', points: 300, windowSeconds: 600 }
const MAX_NEW_PER_DAY = 1000

const zone = z.string().refine(isZone, 'must be a time zone such as Europe/Vienna')

/** Changes what a user has set for themselves; what isn't named stays. */
export const updateSettings = defineCommand({
  name: 'updateSettings',
  limit: LIMIT,
  schema: z.strictObject({
    zone: zone.optional(),
    newPerDay: z.int().min(0).max(MAX_NEW_PER_DAY).optional(),
    interviewAt: z.union([z.null(), instant]).optional(),
  }),
  async handler({ userId, zone: deviceZone, now }, settings) {
    await updateUserSettings({ userId, zone: deviceZone, now }, settings)
    return ok(null)
  },
})

const NEW_PER_DAY = `Write a number from 0 to ${MAX_NEW_PER_DAY}`

/** The same from the settings page's form. A stranger becomes a guest by it. */
export const saveSettings = defineFormCommand({
  name: 'saveSettings',
  schema: z.strictObject({
    zone: z.string().refine(isZone, 'Choose a time zone of the list'),
    newPerDay: z
      .string()
      .regex(/^\d{1,4}$/, NEW_PER_DAY)
      .transform(Number)
      .refine((count) => count <= MAX_NEW_PER_DAY, NEW_PER_DAY),
  }),
  echoes: ['zone', 'newPerDay'],
  allowances: (_, { session, network }) => [{ limit: LIMIT, key: session?.userId ?? network }],
  async handler({ session, now }, settings) {
    const userId = session?.userId ?? (await rememberGuest())
    await updateUserSettings({ userId, zone: knownZone(settings.zone), now }, settings)
    return ok({ said: 'Saved.' })
  },
})
