import { type Card, createEmptyCard, Rating as FsrsRating, fsrs, type Grade, State } from 'ts-fsrs'
import { type MemoryState, RATINGS, type Rating } from './review'

/*
 * The only file that knows ts-fsrs: FSRS-6 with its published default parameters, target recall 90%. One step of ten
 * minutes instead of the default two, so that a new question rated Good comes back in 2 days and not in minutes;
 * no fuzz, so that a replay gives the same dates.
 */
const scheduler = fsrs({ enable_fuzz: false, learning_steps: ['10m'], relearning_steps: ['10m'] })

const GRADES: Record<Rating, Grade> = {
  again: FsrsRating.Again,
  hard: FsrsRating.Hard,
  good: FsrsRating.Good,
  easy: FsrsRating.Easy,
}

/**
 * The memory after a rating.
 * @param memory null for a question that was never rated
 * @param now when it was rated; one before the last review counts as at the last review, so that no clock that was
 *   set back turns into a negative interval
 */
export function schedule(memory: MemoryState | null, rating: Rating, now: Date): MemoryState {
  const at = memory && now < memory.lastReview ? memory.lastReview : now
  const card = memory ? cardOf(memory) : createEmptyCard(at)
  return memoryOf(scheduler.next(card, at, GRADES[rating]).card, at)
}

/** The memory after each of the four ratings: what the due ruler shows before one is given. */
export function scheduleAll(memory: MemoryState | null, now: Date): Record<Rating, MemoryState> {
  const [again, hard, good, easy] = RATINGS.map((rating) => schedule(memory, rating, now))
  if (!again || !hard || !good || !easy) throw new Error('There are four ratings.')
  return { again, hard, good, easy }
}

function cardOf(memory: MemoryState): Card {
  return {
    due: memory.due,
    stability: memory.stability,
    difficulty: memory.difficulty,
    // Computed by ts-fsrs from last_review; part of its type until version 6.
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.reps,
    lapses: memory.lapses,
    state: memory.state,
    last_review: memory.lastReview,
  }
}

function memoryOf(card: Card, now: Date): MemoryState {
  return {
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    state: STATES[card.state],
    lastReview: card.last_review ?? now,
    reps: card.reps,
    lapses: card.lapses,
    learningSteps: card.learning_steps,
    scheduledDays: card.scheduled_days,
  }
}

const STATES = {
  [State.New]: 0,
  [State.Learning]: 1,
  [State.Review]: 2,
  [State.Relearning]: 3,
} as const
