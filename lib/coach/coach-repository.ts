import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CoachModel, CoachTools } from './coach'
import { loadEncoder } from './encoder-repository'
import { keepLast } from './keep-last'
import { type PackedLabelModel, unpackLabelModel } from './label'
import { loadVectors } from './vectors-repository'

/** Sentences whose encodings are kept, 2 kB each. */
const MOST_SENTENCES = 2_000

const MODEL_FILE = path.join('lib', 'coach', 'data', 'model.json')

/** The model as `npm run coach:fit` writes it. */
export type PackedModel = Omit<CoachModel, 'rubric' | 'bare'> & { rubric: PackedLabelModel; bare: PackedLabelModel }

let loading: Promise<CoachTools> | null = null

/** What judging needs: language, vectors, the sentence encoder and the fitted model. Loaded on first use (half a second, 110 MB), then kept. */
export function loadCoach(): Promise<CoachTools> {
  loading ??= loadCoachWith(MODEL_FILE).then((tools) => ({ ...tools, encode: remembered(tools.encode) }))
  return loading
}

/** Of a text that is being written most sentences are those of a second ago. Kept by their hash, not as they were said. */
function remembered(encode: CoachTools['encode']): CoachTools['encode'] {
  return keepLast(encode, (text) => createHash('sha256').update(text).digest('base64'), MOST_SENTENCES)
}

let naming: Promise<string> | null = null

/** The name of the coach that judges now, some letters: another model is another coach. Doesn't load it. */
export function nameCoach(): Promise<string> {
  naming ??= readFile(path.resolve(MODEL_FILE)).then((model) =>
    createHash('sha256').update(model).digest('base64url').slice(0, 12),
  )
  return naming
}

/** The same with another model, such as one that was fitted on a part of the data. */
export async function loadCoachWith(modelFile: string): Promise<CoachTools> {
  const [vectors, encode, { makeReader }, text] = await Promise.all([
    loadVectors(),
    loadEncoder(),
    // The language model is 4 MB of JavaScript: only who asks the coach pays for it.
    import('./language'),
    readFile(path.resolve(modelFile), 'utf8'),
  ])
  // Our own file, of the script that belongs to it.
  const packed = JSON.parse(text) as PackedModel
  return { vectors, encode, read: makeReader(), model: unpackModel(packed) }
}

function unpackModel(packed: PackedModel): CoachModel {
  return { ...packed, rubric: unpackLabelModel(packed.rubric), bare: unpackLabelModel(packed.bare) }
}
