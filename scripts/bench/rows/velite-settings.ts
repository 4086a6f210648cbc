import { writeFileSync } from 'node:fs'
import { inBench } from '../folder'

/** Writes Velite's settings for a folder of questions: their fields checked, their text made HTML. @returns the file */
export function writeVeliteSettings(folder: string): string {
  const file = inBench('velite', 'velite.config.mjs')
  writeFileSync(
    file,
    `import { defineConfig, s } from 'velite'

export default defineConfig({
  root: ${JSON.stringify(folder)},
  output: { data: ${JSON.stringify(inBench('velite', 'out', 'data'))}, assets: ${JSON.stringify(inBench('velite', 'out', 'assets'))} },
  collections: {
    questions: {
      name: 'Question',
      pattern: 'questions/**/*.md',
      schema: s.object({
        id: s.string(),
        kind: s.string(),
        level: s.string(),
        topics: s.array(s.string()),
        timeLimitSeconds: s.number(),
        content: s.markdown(),
      }),
    },
  },
})
`,
  )
  return file
}
