import { z } from 'zod'
import { ok } from '../platform/result'
import { isZone } from '../platform/zone'
import { defineCommand } from './define-command'
import { instant } from './fields'
import { updateUserSettings } from './user-repository'

/** Changes what a user has set for themselves; what isn't named stays. */
export const updateSettings = defineCommand({
  name: 'updateSettings',
  limit: { name: 'settings', points: 300, windowSeconds: 600 },
  schema: z.strictObject({
    zone: z.string().refine(isZone, 'must be a time zone such as Europe/Vienna').optional(),
    newPerDay: z.int().min(0).max(1000).optional(),
    interviewAt: z.union([z.null(), instant]).optional(),
  }),
  async handler({ userId, zone, now }, settings) {
    await updateUserSettings({ userId, zone, now }, settings)
    return ok(null)
  },
})
