import { spokenWords, stemOf } from '../question/search-words'

/** Words that say nothing of what a sentence is about. */
const COMMON = new Set(
  `about above after again against all also and another any anybody anyone anything are because been before being both
  but came can come could did does doing done each else even ever every everybody everyone for from gave get give goes
  going gone got had has have having her here him his how into its itself just keep know later less let like made make
  many may might more most much must never none nor not nothing now off once one only other others our out over own
  said same say says see seen she should some somebody someone something still such take than that the their theirs them
  then there these they thing things this those thought through too two under until upon use used very was way well
  were what when where whether which while who whom whose why will with within without would yes yet you your yours`.split(
    /\s+/,
  ),
)

/** The words of a text by which it can be told what it is about, as their stems: “measured” and “measures” are one. */
export function stemsOf(text: string): Set<string> {
  const telling = spokenWords(text).filter((word) => /[a-z]{3}/.test(word) && !COMMON.has(word))
  return new Set(telling.map(stemOf))
}
