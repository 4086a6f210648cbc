import { z } from 'zod'
import { MOCK_MODES } from '../mock/mock'
import { paceField, thinkingField } from '../mock/mock-options'
import { setLine } from '../question-set/set-schema'
import { clientId } from '../session/fields'
import {
  type KitPins,
  type PracticePins,
  SHARE_ACTIVITIES,
  SHARE_FACES,
  SHARE_LIMITS,
  SHARE_ORDERS,
  type SharePins,
} from './share-link'

const DAY_MS = 24 * 60 * 60 * 1000

/** What is stored of a practice link's pins. */
export const practicePins = z.object({
  activity: z.enum(SHARE_ACTIVITIES),
  mode: z.enum(MOCK_MODES),
  pace: z.number().nullable(),
  order: z.enum(SHARE_ORDERS),
  thinkingSeconds: z.number(),
  asksFollowUps: z.boolean(),
  isExampleHidden: z.boolean(),
}) satisfies z.ZodType<PracticePins>

/** What is stored of a kit link's pins. */
export const kitPins = z.object({ isListenForShown: z.boolean() }) satisfies z.ZodType<KitPins>

/** How long a link may live, in days. */
export const EXPIRIES = ['7', '30', '90', 'never'] as const

/** When a link ends that is to live so long from now; null: never. */
export function expiryOf(days: (typeof EXPIRIES)[number], now: Date): Date | null {
  return days === 'never' ? null : new Date(now.getTime() + Number(days) * DAY_MS)
}

const line = setLine(SHARE_LIMITS.lineCharacters)
const expires = z.enum(EXPIRIES, 'Choose how long of the list')
const yesNo = z.enum(['yes', 'no'], 'Choose yes or no').transform((word) => word === 'yes')

/** The form that makes a link. It sends the fields of both faces: without a script none of them goes away. */
export const makeLinkFields = z
  .strictObject({
    setId: clientId,
    face: z.enum(SHARE_FACES, 'Choose for whom it is'),
    label: line,
    signedAs: line,
    expires,
    activity: z.enum(SHARE_ACTIVITIES, 'Choose what they do'),
    mode: z.enum(MOCK_MODES, 'Choose whether to type, to speak, or both'),
    pace: paceField,
    order: z.enum(SHARE_ORDERS, 'Choose an order of the list'),
    thinking: thinkingField,
    followUps: yesNo,
    example: yesNo,
    listenFor: yesNo,
  })
  .transform(({ setId, face, label, signedAs, expires: days, listenFor, example, followUps, ...fields }) => {
    const { activity, mode, pace: timed, order, thinking: thinkingSeconds } = fields
    const pinned: SharePins =
      face === 'kit'
        ? { face, pins: { isListenForShown: listenFor } }
        : {
            face,
            pins: {
              ...{ activity, mode, pace: timed, order, thinkingSeconds },
              asksFollowUps: followUps,
              isExampleHidden: !example,
            },
          }
    return { setId, label, signedAs, expires: days, pinned }
  })

const linkId = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

/** The forms that change a link. */
export const changeLinkFields = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('revoke'), linkId }),
  z.strictObject({ change: z.literal('replace'), linkId }),
  z.strictObject({ change: z.literal('details'), linkId, label: line, expires: z.enum([...EXPIRIES, 'as it is']) }),
])
