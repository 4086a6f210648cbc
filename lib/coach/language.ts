import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItsFunction } from 'wink-nlp'

/** A word, number or mark of a text, and where it stands in it. */
export type Token = {
  text: string
  start: number
  end: number
  /** In small letters, contractions spelled out: "n't" -> "not". */
  normal: string
  lemma: string
  /** Universal part of speech, such as NOUN or VERB. */
  pos: string
  isWord: boolean
  isNumber: boolean
  /** A function word, or one as common. */
  isStop: boolean
}

export type Sentence = { start: number; end: number; tokens: Token[] }

/** Splits a text into sentences and tokens. Deterministic. */
export type Reader = (text: string) => Sentence[]

/** wink-nlp knows contractions by the straight apostrophe only; these stand for the curly ones, sign for sign. */
const PLAIN: Record<string, string> = { '’': "'", '‘': "'", '“': '"', '”': '"', '\u00a0': ' ' }
/** No word is so long; wink-nlp needs seconds for one of ten thousand signs. */
const MAX_RUN = 60

/** A reader of English by wink-nlp (MIT): sentence boundaries, parts of speech and lemmas. Takes some 0.2 s to make. */
export function makeReader(): Reader {
  const nlp = winkNLP(model, ['sbd', 'pos'])
  const { its } = nlp
  // The package's types forget that a token's lemma is asked for like its other features.
  const lemmaOf = its.lemma as ItsFunction<string>
  return (text) => {
    const doc = nlp.readDoc(plain(text))
    const tokens = doc.tokens()
    const column = <Value>(feature: ItsFunction<Value>) => tokens.out(feature) as Value[]
    const values = column(its.value)
    const [normals, lemmas, tags] = [column(its.normal), column(lemmaOf), column(its.pos)]
    const [types, stops, spaces] = [column(its.type), column(its.stopWordFlag), column(its.precedingSpaces)]
    let at = 0
    const all = values.map((value, index): Token => {
      const start = at + (spaces[index]?.length ?? 0)
      at = start + value.length
      const type = types[index]
      return {
        text: text.slice(start, at),
        start,
        end: at,
        normal: normals[index] ?? value,
        lemma: lemmas[index] ?? value,
        pos: tags[index] ?? 'X',
        isWord: type === 'word' && /\p{L}/u.test(value),
        isNumber: type === 'number' || tags[index] === 'NUM' || /^\d/.test(value),
        isStop: stops[index] ?? false,
      }
    })
    const spans = doc.sentences().out(its.span) as unknown as [number, number][]
    return spans.flatMap(([first, last]) => {
      const own = all.slice(first, last + 1).filter(({ pos }) => pos !== 'SPACE')
      const [head, tail] = [own[0], own.at(-1)]
      return head && tail ? [{ start: head.start, end: tail.end, tokens: own }] : []
    })
  }
}

/** The text as wink-nlp reads it best, of the same length. */
function plain(text: string): string {
  return text
    .replace(/[’‘“”\u00a0]/g, (sign) => PLAIN[sign] ?? sign)
    .replace(/\S{61,}/g, (run) => run.slice(0, MAX_RUN).padEnd(run.length))
}
