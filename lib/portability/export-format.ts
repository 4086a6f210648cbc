import { z } from 'zod'

/*
 * The file of all that is one's own. docs/export-format.json is made of this (a test sees to it): whoever reads such a
 * file later, or takes it elsewhere, finds there what each field means.
 */

export const EXPORT_VERSION = 1

const instant = z.iso.datetime().describe('ISO 8601, UTC')
const questionId = z.string().describe('Key of `questions`')

const review = z.strictObject({
  id: z.string(),
  questionId,
  rating: z.enum(['again', 'hard', 'good', 'easy']),
  source: z.string().describe('Where it was rated: study or mock'),
  reviewedAt: instant,
  receivedAt: instant.describe('When it reached the server, ISO 8601, UTC'),
  basedOn: z.string().describe('Id of the review or retraction before it in the log; "" for none'),
  deviceId: z.string().describe('Random, of the browser in which it was made'),
  tickedKeyPoints: z.array(z.string()).describe('Ids of the key points that were ticked'),
  durationMs: z.int().describe('How long the question was on screen, in milliseconds'),
  attemptId: z.string().nullable(),
})

const retraction = z.strictObject({
  id: z.string(),
  reviewId: z.string().describe('The review that was taken back'),
  questionId,
  deviceId: z.string(),
  retractedAt: instant,
  receivedAt: instant,
})

const memoryState = z.strictObject({
  questionId,
  due: instant.nullable(),
  stability: z.number().describe('FSRS-6: days until recall falls to 90%'),
  difficulty: z.number().describe('FSRS-6: 1 to 10'),
  state: z.int().describe('0 new, 1 learning, 2 review, 3 relearning'),
  lastReview: instant.nullable(),
  reps: z.int(),
  lapses: z.int(),
  learningSteps: z.int(),
  scheduledDays: z.int(),
})

const attempt = z.strictObject({
  id: z.string(),
  questionId,
  text: z.string(),
  createdAt: instant,
  coverage: z
    .strictObject({ covered: z.int(), partly: z.int(), unsure: z.int(), total: z.int() })
    .nullable()
    .describe('How many of the key points the coach found in it; null where it wasn’t asked, or could judge nothing'),
})

const mark = z.strictObject({ questionId, suspendedAt: instant.nullable(), flaggedAt: instant.nullable() })

const answer = z.strictObject({
  id: z.string(),
  questionId,
  label: z.string().describe('Whom it is for; "" for anybody'),
  isDefault: z.boolean(),
  text: z.string(),
  keptText: z.string().nullable().describe('What was kept to be shown; null where nothing is'),
  keptAt: instant.nullable(),
  deletedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  claims: z
    .array(z.strictObject({ keyPointId: z.string(), text: z.string(), claimedAt: instant }))
    .describe('Key points that you said are in it, whatever the coach found; `text` is the answer as it was then'),
  revisions: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      cause: z.string().describe('draft, kept, conflict (lost against another device) or merged (from a guest)'),
      startedAt: instant,
      savedAt: instant,
    }),
  ),
})

const mock = z.strictObject({
  id: z.string(),
  createdAt: instant,
  plan: z.record(z.string(), z.unknown()).describe('Title, options, and the questions as they were asked'),
  events: z
    .array(
      z.strictObject({
        id: z.string(),
        at: instant,
        body: z.record(z.string(), z.unknown()).describe('`type`, and what belongs to it: a text, a turn, a rating'),
      }),
    )
    .describe('What happened, by time'),
})

const ownQuestion = z.strictObject({
  id: z.string(),
  text: z.string(),
  kind: z.string(),
  level: z.string(),
  topics: z.array(z.string()),
  timeLimitSeconds: z.int(),
  guidance: z.string().describe('Markdown, as are `exampleAnswer` and `notes`'),
  keyPoints: z.array(z.strictObject({ id: z.string(), text: z.string(), detail: z.string() })),
  exampleAnswer: z.string(),
  followUps: z.array(z.string()),
  listenFor: z.array(z.string()).describe('For an interviewer alone'),
  notes: z.string(),
  isReceived: z.boolean().describe('Whether it came by a link that somebody shared'),
})

const ownSet = z.strictObject({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  plannedMinutes: z.int().nullable(),
  sections: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        entries: z.array(
          z.strictObject({ questionId: z.string(), isMustAsk: z.boolean(), minutes: z.int().nullable() }),
        ),
      }),
    )
    .describe('Their questions are in `ownQuestions`, or of the library'),
  anchors: z
    .record(z.string(), z.array(z.string()))
    .describe('What 1 to 4 mean on its kit, by kind of question, where it was changed'),
  isReceived: z.boolean().describe('Whether it came by a link that somebody shared'),
  deletedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
})

const shareLink = z.strictObject({
  setId: z.string(),
  face: z.string().describe('practice or kit'),
  label: z.string(),
  signedAs: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  openCount: z.int(),
})

const response = z.strictObject({
  name: z.string().describe('As it was signed'),
  answers: z.array(z.record(z.string(), z.unknown())).describe('What was sent; empty once withdrawn'),
  sentAt: instant,
  withdrawnAt: instant.nullable(),
})

const story = z.strictObject({
  id: z.string(),
  title: z.string(),
  situation: z.string(),
  task: z.string(),
  action: z.string(),
  result: z.string(),
  figures: z.string(),
  questionIds: z.array(questionId).describe('What it is meant for, or was used in: keys of `questions`'),
  deletedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
})

const suggestion = z.strictObject({
  id: z.string(),
  questionId,
  part: z.string().describe('guidance, example, or point: and a key point’s id'),
  baseText: z.string().describe('What stood there'),
  text: z.string().describe('What was suggested in its place'),
  reason: z.string(),
  signedAs: z.string().describe('"" for not at all'),
  status: z.string().describe('open, accepted, declined, published (accepted, and part of the library) or withdrawn'),
  answer: z.string().describe('What was said with the decision'),
  createdAt: instant,
  decidedAt: instant.nullable(),
  publishedAt: instant.nullable(),
})

const account = z.strictObject({
  email: z.string(),
  emailVerifiedAt: instant.nullable(),
  role: z.string(),
  hasPassword: z.boolean(),
  providers: z.array(z.string()).describe('By whom else one can sign in'),
  sessions: z.array(
    z.strictObject({ method: z.string(), userAgent: z.string(), createdAt: instant, lastSeenAt: instant }),
  ),
})

/** All that is stored of one user. */
export const ownDataSchema = z.strictObject({
  format: z.literal('callback-export'),
  version: z.literal(EXPORT_VERSION),
  exportedAt: instant,
  user: z.strictObject({
    id: z.string(),
    kind: z.enum(['guest', 'account']),
    createdAt: instant,
    lastSeenAt: instant,
    zone: z.string().describe('IANA name of the time zone'),
    newPerDay: z.int(),
    interviewAt: instant.nullable(),
  }),
  account: account.nullable().describe('Null for a guest'),
  questions: z
    .record(z.string(), z.strictObject({ slug: z.string(), text: z.string() }))
    .describe('The questions that the rest speaks of, by id'),
  reviews: z.array(review).describe('The log of self-ratings, in the order of `reviewedAt`'),
  retractions: z.array(retraction).describe('The ratings that were undone'),
  memoryStates: z.array(memoryState).describe('What replaying the log gives, for each question'),
  attempts: z.array(attempt).describe('What was typed before revealing'),
  marks: z.array(mark).describe('Questions that were suspended or flagged'),
  answers: z.array(answer),
  mocks: z.array(mock).describe('Mock interviews'),
  ownQuestions: z.array(ownQuestion),
  ownSets: z.array(ownSet),
  stories: z.array(story).describe('Situations that were written down to serve in many answers'),
  shareLinks: z.array(shareLink).describe('Links by which a set was shared. What others sent back is theirs'),
  responses: z.array(response).describe('Answers that were sent to whoever shared a set'),
  suggestions: z.array(suggestion).describe('Changes to questions that were suggested, and what became of them'),
})

export type OwnData = z.infer<typeof ownDataSchema>

/** The format as JSON Schema, for docs/export-format.json. */
export function exportSchema(): unknown {
  return { title: 'All that Callback stores of one user', ...z.toJSONSchema(ownDataSchema) }
}
