import type { Row } from './bench-context'
import { coach } from './rows/coach'
import { dueQueue } from './rows/due-queue'
import { importRow } from './rows/import'
import { keystroke, nextCard } from './rows/keys'
import { audits } from './rows/lighthouse'
import { largestPaint, layoutShift } from './rows/paint'
import { publicRequests, studyRequests } from './rows/requests'
import { search } from './rows/search'
import { soak } from './rows/soak'
import { start } from './rows/start'
import { statements } from './rows/statements'
import { storeRating } from './rows/store-rating'
import { twoInstances } from './rows/two-instances'
import { weight } from './rows/weight'

/** All that is measured, in this order: what asks the running servers first, what needs the machine for itself last. */
export const ROWS: readonly Row[] = [
  weight,
  largestPaint,
  layoutShift,
  publicRequests,
  studyRequests,
  statements,
  nextCard,
  storeRating,
  keystroke,
  coach,
  importRow,
  search,
  dueQueue,
  audits,
  twoInstances,
  start,
  soak,
]
