import type { MockMode } from '../mock/mock'
import type { PracticePins, SharePins } from './share-link'

const MODES: Record<MockMode, string> = {
  typed: 'typed',
  spoken: 'spoken, and recorded in the browser alone',
  both: 'spoken or typed, as it comes',
}

/** What a link pins, for whoever opens it and whoever made it: a phrase each. */
export function pinsInWords(pinned: SharePins): string[] {
  if (pinned.face === 'kit') {
    return [pinned.pins.isListenForShown ? 'With what to listen for, and follow-ups' : 'Questions alone']
  }
  const { activity, isExampleHidden } = pinned.pins
  const example = isExampleHidden ? 'Example answers stay hidden' : 'Example answers are shown afterwards'
  return activity === 'study'
    ? ['Study cards, one question after another', example]
    : [...mockInWords(pinned.pins), example]
}

function mockInWords({ mode, pace, order, thinkingSeconds, asksFollowUps }: PracticePins): string[] {
  return [
    `A mock interview, ${MODES[mode]}`,
    paceInWords(pace),
    ...(thinkingSeconds > 0 ? [`${thinkingSeconds} seconds to think before each answer`] : []),
    ...(asksFollowUps ? ['Follow-up questions are asked'] : []),
    ...(order === 'shuffled' ? ['In shuffled order'] : []),
  ]
}

function paceInWords(pace: number | null): string {
  if (pace === null) return 'No time limits'
  return pace === 1 ? 'Each question has its time' : `${pace} times each question’s own time`
}
