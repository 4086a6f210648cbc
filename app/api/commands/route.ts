import { changeAnswer, keepAnswer, saveAnswer } from '@/lib/answer/answer-commands'
import { saveMockEvent } from '@/lib/mock/mock-commands'
import { markQuestion, rateQuestion, retractReview, saveAttempt } from '@/lib/review/review-commands'
import { runCommands } from '@/lib/session/run-commands'
import { updateSettings } from '@/lib/session/settings-commands'

const COMMANDS = [
  rateQuestion,
  retractReview,
  saveAttempt,
  markQuestion,
  updateSettings,
  saveAnswer,
  keepAnswer,
  changeAnswer,
  saveMockEvent,
]

/** Queued writes, in order: see `lib/session/run-commands.ts`. */
export function POST(request: Request): Promise<Response> {
  return runCommands(request, COMMANDS, new Date())
}
