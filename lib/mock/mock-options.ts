import { z } from 'zod'
import {
  DEFAULT_MOCK_QUESTIONS,
  isFollowUp,
  MAX_MOCK_QUESTIONS,
  MAX_THINKING_SECONDS,
  MIN_MOCK_QUESTIONS,
  MOCK_MODES,
  MOCK_ORDERS,
  MOCK_PACES,
  type MockOptions,
  type MockSource,
  type TurnId,
} from './mock'

/** The presets: names for settings, nothing that can't be set by hand. */
export const MOCK_PRESETS = {
  'warm-up': { name: 'Warm-up', says: 'untimed', pace: 'untimed', thinking: '0', followUps: 'no', pause: 'yes' },
  realistic: {
    name: 'Realistic',
    says: 'the questions’ own times, a moment to think',
    pace: '1',
    thinking: '20',
    followUps: 'yes',
    pause: 'yes',
  },
  pressure: {
    name: 'Pressure',
    says: 'three quarters of the time, follow-ups, no pause',
    pace: '0.75',
    thinking: '0',
    followUps: 'yes',
    pause: 'no',
  },
} as const
export type MockPreset = keyof typeof MOCK_PRESETS

/** The set-up form's fields, as an address or a form carries them. */
export type MockFields = {
  from: string
  count: string
  order: string
  pace: string
  thinking: string
  followUps: string
  pause: string
  mode: string
  seed: string
}

const whole = (min: number, max: number, message: string) =>
  z
    .string()
    .regex(/^\d{1,10}$/, message)
    .transform(Number)
    .refine((number) => number >= min && number <= max, message)

/** A field that says by what the questions' own times are multiplied; null: untimed. */
export const paceField = z.string().transform((pace, context): number | null => {
  if (pace === 'untimed') return null
  const known = MOCK_PACES.find((candidate) => String(candidate) === pace)
  if (known) return known
  context.addIssue({ code: 'custom', message: 'Choose a time of the list' })
  return z.NEVER
})

/** A field for the seconds that one has to think before each answer. */
export const thinkingField = whole(0, MAX_THINKING_SECONDS, `Choose from 0 to ${MAX_THINKING_SECONDS} seconds`)

const fields = z.strictObject({
  from: z.string().transform((from, context): MockSource => {
    const source = sourceOf(from)
    if (source) return source
    context.addIssue({ code: 'custom', message: 'Choose from what' })
    return z.NEVER
  }),
  count: whole(
    MIN_MOCK_QUESTIONS,
    MAX_MOCK_QUESTIONS,
    `Choose from ${MIN_MOCK_QUESTIONS} to ${MAX_MOCK_QUESTIONS} questions`,
  ),
  order: z.enum(MOCK_ORDERS, 'Choose an order of the list'),
  pace: paceField,
  thinking: thinkingField,
  followUps: z.enum(['yes', 'no'], 'Choose whether follow-ups are asked'),
  pause: z.enum(['yes', 'no'], 'Choose whether it can be paused'),
  mode: z.enum(MOCK_MODES, 'Choose whether to type, to speak, or both'),
  seed: whole(0, 2 ** 32 - 1, 'The seed is a whole number'),
})

/** The set-up as a form or an address has it. */
export const mockFields = fields.transform(
  (parsed): MockOptions => ({
    source: parsed.from,
    count: parsed.count,
    order: parsed.order,
    pace: parsed.pace,
    thinkingSeconds: parsed.thinking,
    asksFollowUps: parsed.followUps === 'yes',
    canPause: parsed.pause === 'yes',
    mode: parsed.mode,
    seed: parsed.seed,
  }),
)

/** What the form shows where an address says nothing. */
export function defaultFields(seed: number): MockFields {
  return {
    from: 'mix',
    count: String(DEFAULT_MOCK_QUESTIONS),
    order: 'set',
    pace: '1',
    thinking: '0',
    followUps: 'no',
    pause: 'yes',
    mode: 'typed',
    seed: String(seed),
  }
}

/**
 * The form's fields as an address pins them: what it doesn't name is the default's, a preset sets what it is named for,
 * and `set=` and `topic=` say from what. What can't be is left out, with a sentence.
 */
export function fieldsOfAddress(
  read: (name: string) => string | null,
  seed: number,
): { fields: MockFields; problem: string | null } {
  const defaults = defaultFields(seed)
  const preset = MOCK_PRESETS[read('preset') as MockPreset] as (typeof MOCK_PRESETS)[MockPreset] | undefined
  const { pace, thinking, followUps, pause } = { ...defaults, ...preset }
  const base = { ...defaults, pace, thinking, followUps, pause }
  const wanted = { ...base, from: pinnedSource(read) ?? base.from }
  for (const name of ['count', 'order', 'pace', 'thinking', 'followUps', 'pause', 'mode', 'seed'] as const) {
    wanted[name] = read(name) ?? base[name]
  }
  const parsed = mockFields.safeParse(wanted)
  if (parsed.success) return { fields: wanted, problem: null }
  const sound = { ...wanted }
  for (const { path } of parsed.error.issues) {
    const name = path[0]
    if (typeof name === 'string' && name in sound) sound[name as keyof MockFields] = base[name as keyof MockFields]
  }
  const [issue] = parsed.error.issues
  return { fields: sound, problem: `This link asks for what can’t be: ${issue?.message ?? 'it can’t be read'}.` }
}

function pinnedSource(read: (name: string) => string | null): string | null {
  const set = read('set')
  const topic = read('topic')
  const own = read('own')
  if (own) return `own:${own}`
  if (set) return `set:${set}`
  return topic ? `topic:${topic}` : read('from')
}

function sourceOf(from: string): MockSource | null {
  const [kind, name] = from.split(':', 2)
  if (kind === 'set' && name) return { kind, slug: name }
  if (kind === 'own' && name) return { kind, id: name }
  if (kind === 'topic' && name) return { kind, topic: name }
  return from === 'weakest' || from === 'due' || from === 'mix' ? { kind: from } : null
}

/** The seconds that a question is given: its own times the pace, in steps of five; null where it is untimed. */
export function pacedSeconds(timeLimitSeconds: number, pace: number | null): number | null {
  return pace === null ? null : Math.max(5, Math.round((timeLimitSeconds * pace) / 5) * 5)
}

/**
 * How long a mock takes at most; null where it is untimed.
 * @param averageSeconds of its questions' own times
 */
export function totalSeconds(
  averageSeconds: number,
  { pace, count, thinkingSeconds, asksFollowUps }: Omit<MockOptions, 'source'>,
): number | null {
  if (pace === null) return null
  const seconds = averageSeconds * pace + thinkingSeconds + (asksFollowUps ? followUpSeconds(pace) : 0)
  return count * seconds
}

/** What a follow-up is given, before the pace. */
const FOLLOW_UP_SECONDS = 60

/** The seconds that a follow-up is given. */
export function followUpSeconds(pace: number): number {
  return Math.round(FOLLOW_UP_SECONDS * pace)
}

/** The seconds that a turn is given: a question's own as they were pinned, or a follow-up's; null where untimed. */
export function turnSeconds(timeLimitSeconds: number | null, turn: TurnId, pace: number | null): number | null {
  if (pace === null) return null
  return isFollowUp(turn) ? followUpSeconds(pace) : timeLimitSeconds
}
