import type { z } from 'zod'
import type { ExpectedError, Result } from '../platform/result'

/** Who writes, from where, and when: `now` is the server's clock, `deviceId` and `zone` are the sender's word. */
export type CommandContext = { userId: string; deviceId: string; zone: string; now: Date }

/** How often a user may write so: commands of one name share their points. */
type CommandLimit = { name: string; points: number; windowSeconds: number }

/** A write as the one write path runs it: parsed, limited, and with expected errors as values. */
export type DefinedCommand = {
  name: string
  limit: CommandLimit
  /** Parses what was sent and runs it. Only unexpected errors are thrown. */
  run: (context: CommandContext, payload: unknown) => Promise<Result<unknown>>
}

/**
 * Defines a write. Session and origin are checked by whoever runs it (`run-commands.ts`), the payload here, strictly:
 * a field that the schema doesn't name is refused.
 */
export function defineCommand<Schema extends z.ZodType>(definition: {
  name: string
  schema: Schema
  limit: CommandLimit
  handler: (context: CommandContext, input: z.output<Schema>) => Promise<Result<unknown>>
}): DefinedCommand {
  const { name, schema, limit, handler } = definition
  return {
    name,
    limit,
    async run(context, payload) {
      const parsed = schema.safeParse(payload)
      return parsed.success ? handler(context, parsed.data) : { ok: false, error: invalidInput(name, parsed.error) }
    },
  }
}

/** What a parse found, as an expected error: a sentence for a person, and one for each field. */
export function invalidInput(what: string, error: z.ZodError): ExpectedError {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) fields[path.join('.') || what] ??= message
  const [issue] = error.issues
  const place = issue && issue.path.length > 0 ? ` (${issue.path.join('.')})` : ''
  const message = `This change can’t be read: ${issue?.message ?? 'it has the wrong form'}${place}.`
  return { code: 'invalid', message, fields }
}
