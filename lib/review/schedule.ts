import { type Card, createEmptyCard, fsrs, type Grade, Rating as Grades } from 'ts-fsrs'
import { type MemoryState, RATINGS, type Rating } from './review'

const STEP_MINUTES = 10
/** How soon what is new or was forgotten comes back, in milliseconds. */
export const LEARNING_STEP_MS = STEP_MINUTES * 60_000

/*
 * FSRS-6 with the default parameters of ts-fsrs, but one step of 10 minutes for what is new or was forgotten: its own
 * steps (1 and 10 minutes) would send a new Good back within the sitting. Fuzz stays off, so that the browser and the
 * server, and a replay years later, reckon the same.
 */
const scheduler = fsrs({
  enable_fuzz: false,
  learning_steps: [`${STEP_MINUTES}m`],
  relearning_steps: [`${STEP_MINUTES}m`],
})

const DAY_MS = 86_400_000

const GRADES: Record<Rating, Grade> = {
  again: Grades.Again,
  hard: Grades.Hard,
  good: Grades.Good,
  easy: Grades.Easy,
}

/**
 * The memory after a rating.
 * @param memory what is remembered so far; null for a question that was never rated
 * @param now when it was rated; before the last review (a clock that went back) counts as at once after it
 * @returns the new memory. `due` lies after `now`, always.
 */
export function schedule(memory: MemoryState | null, rating: Rating, now: Date): MemoryState {
  return toMemory(scheduler.next(toCard(memory, now), now, GRADES[rating]).card, now)
}

/** The memory after each of the four ratings, given at `now`: what the due ruler shows. */
export function scheduleAll(memory: MemoryState | null, now: Date): Record<Rating, MemoryState> {
  const preview = scheduler.repeat(toCard(memory, now), now)
  const [again, hard, good, easy] = RATINGS.map((rating) => toMemory(preview[GRADES[rating]].card, now))
  if (!again || !hard || !good || !easy) throw new Error('There are four ratings.')
  return { again, hard, good, easy }
}

function toCard(memory: MemoryState | null, now: Date): Card {
  if (!memory) return createEmptyCard(now)
  return {
    due: memory.due,
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.reps,
    lapses: memory.lapses,
    state: memory.state,
    last_review: wholeDaysBefore(now, memory.lastReview),
  }
}

/**
 * ts-fsrs counts the midnights of UTC between two reviews: two minutes around one would be a day. Intervals here
 * count real time, so it is shown the last review as whole real days before now, at the same time of day.
 */
function wholeDaysBefore(now: Date, lastReview: Date): Date {
  const days = Math.max(0, Math.floor((now.getTime() - lastReview.getTime()) / DAY_MS))
  return new Date(now.getTime() - days * DAY_MS)
}

function toMemory(card: Card, now: Date): MemoryState {
  return {
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    state: stateOf(card),
    lastReview: now,
    reps: card.reps,
    lapses: card.lapses,
    learningSteps: card.learning_steps,
    scheduledDays: card.scheduled_days,
  }
}

/** The library's enum has these four numbers; TypeScript keeps an enum apart from its numbers. */
function stateOf({ state }: Card): MemoryState['state'] {
  return state as number as MemoryState['state']
}
