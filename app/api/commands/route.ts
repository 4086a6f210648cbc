import { changeAnswer, claimPoint, keepAnswer, saveAnswer } from '@/lib/answer/answer-commands'
import { saveMockEvent } from '@/lib/mock/mock-commands'
import {
  addOwnQuestions,
  changeOwnQuestion,
  changeSet,
  createSet,
  deleteOwnQuestion,
  editSet,
} from '@/lib/question-set/own-set-commands'
import { markQuestion, rateQuestion, retractReview, saveAttempt } from '@/lib/review/review-commands'
import { runCommands } from '@/lib/session/run-commands'
import { updateSettings } from '@/lib/session/settings-commands'
import { changeStory, linkStory, saveStory } from '@/lib/story/story-commands'

const COMMANDS = [
  rateQuestion,
  retractReview,
  saveAttempt,
  markQuestion,
  updateSettings,
  saveAnswer,
  keepAnswer,
  changeAnswer,
  claimPoint,
  saveMockEvent,
  addOwnQuestions,
  changeOwnQuestion,
  deleteOwnQuestion,
  createSet,
  editSet,
  changeSet,
  saveStory,
  changeStory,
  linkStory,
]

/** Queued writes, in order: see `lib/session/run-commands.ts`. */
export function POST(request: Request): Promise<Response> {
  return runCommands(request, COMMANDS, new Date())
}
