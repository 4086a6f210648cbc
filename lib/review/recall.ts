import { default_w, forgetting_curve } from 'ts-fsrs'

/**
 * The chance of recalling a question, 0 to 1.
 *
 * FSRS-6: R(t) = (1 + factor · t / S)^-w20, where factor = 0.9^(-1 / w20) - 1, so that R(S) is 0.9. With the default
 * parameters of ts-fsrs, as the schedule has them (w20 = 0.1542).
 * @param elapsedDays days since the last review, not negative; fractions count
 * @param stabilityDays the memory's stability, above 0
 */
export function recall(elapsedDays: number, stabilityDays: number): number {
  return forgetting_curve(default_w, Math.max(0, elapsedDays), stabilityDays)
}
