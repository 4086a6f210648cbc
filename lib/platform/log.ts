import pino from 'pino'
import { env } from './env'

/**
 * The process's log: one JSON object a line on standard output. It carries request ids and counts, never an
 * answer, an email or a token; `redact` is the net below that rule.
 */
export const log = pino({
  level: env().logLevel,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.text', '*.answer', '*.email', '*.token', '*.cookie', '*.password', 'headers', '*.headers'],
})
