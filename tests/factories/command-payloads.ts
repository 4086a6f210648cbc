import { randomUUID as id } from 'node:crypto'

/** What is there already, for payloads to name. */
export type Standing = {
  questionId: string
  ownQuestionId: string
  answerId: string
  reviewId: string
  storyId: string
  setId: string
  mockId: string
}

type Payload = Record<string, unknown>

/** Each command with payloads that are taken, and that hold every text which it can hold. */
export function fullPayloads(standing: Standing): Record<string, Payload[]> {
  const { questionId, ownQuestionId, answerId, reviewId, storyId, setId, mockId } = standing
  const now = new Date().toISOString()
  const text = (of: string) => `A text of ${of}`
  const question = {
    text: text('question'),
    guidance: text('guidance'),
    keyPoints: [{ id: 'k1', text: text('key point'), detail: text('detail') }],
    exampleAnswer: text('example'),
    followUps: [text('follow-up')],
    listenFor: [text('listen for')],
    notes: text('notes'),
  }
  const changed = { guidance: 'g', exampleAnswer: 'e', notes: 'n' }
  return {
    rateQuestion: [
      {
        ...{ id: id(), questionId, rating: 'good', source: 'study', reviewedAt: now, basedOn: reviewId },
        ...{ tickedKeyPoints: ['k1'], durationMs: 1000, attemptId: id() },
      },
    ],
    retractReview: [{ id: id(), reviewId, questionId, retractedAt: now }],
    saveAttempt: [{ id: id(), questionId, text: text('attempt'), createdAt: now }],
    markQuestion: [{ questionId, suspended: true, flagged: false }],
    updateSettings: [{ zone: 'Asia/Tokyo', newPerDay: 3, interviewAt: now }],
    saveAnswer: [
      { id: id(), answerId, questionId, text: text('answer'), basedOn: '', writerId: id(), isNewRevision: true },
    ],
    keepAnswer: [{ id: id(), answerId, text: text('keep'), writerId: id() }],
    changeAnswer: [{ answerId, label: text('label') }],
    claimPoint: [{ answerId, keyPointId: 'k1', isClaimed: true }],
    saveMockEvent: [
      { type: 'asked', turn: '0', followUp: text('follow-up') },
      { type: 'text', turn: '0', writerId: id(), text: text('mock'), seen: { another: 1 } },
      { type: 'away', from: now, to: now },
      {
        ...{ type: 'spoken', turn: '0', takeId: id(), recordedMs: 2, speakingMs: 1, longestPauseMs: 1 },
        isCaptioned: false,
      },
      { type: 'rated', index: 0, rating: 'good', tickedKeyPoints: ['k1'], entryId: id() },
    ].map((body) => ({ id: id(), sessionId: mockId, at: now, revision: 1, body })),
    addOwnQuestions: [{ questions: [{ id: id(), ...question }] }],
    changeOwnQuestion: [
      { questionId: ownQuestionId, changes: { text: { was: 'Mine?', value: text('question') } } },
      ...Object.entries(changed).map(([field, value]) => ({
        questionId: ownQuestionId,
        changes: { [field]: { was: '', value } },
      })),
    ],
    deleteOwnQuestion: [{ questionId: id() }],
    createSet: [
      {
        set: {
          ...{ id: id(), title: text('set'), purpose: text('purpose'), plannedMinutes: 30 },
          sections: [{ title: text('section'), entries: [{ questionId, isMustAsk: false, minutes: null }] }],
        },
      },
    ],
    editSet: [
      { setId, edit: { type: 'detail', field: 'title', was: 'Mine', value: text('title') } },
      { setId, edit: { type: 'detail', field: 'purpose', was: '', value: text('purpose') } },
    ],
    changeSet: [{ setId, isDeleted: false }],
    saveStory: [
      {
        storyId,
        changes: { title: { was: 'Mine', value: text('title') }, situation: { was: '', value: text('story') } },
      },
    ],
    changeStory: [{ storyId, isDeleted: false }],
    linkStory: [{ storyId, questionId, isLinked: true }],
  }
}
