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

/**
 * The words of a text by which it can be told what it is about, cut to their stems: “measured” and “measures” are one.
 * English only, and no more than it takes to compare two sentences.
 */
export function stemsOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[a-z]+(?:'[a-z]+)?/g) ?? []
  const telling = words.map((word) => word.replace(/'.*$/, '')).filter((word) => word.length > 2 && !COMMON.has(word))
  return new Set(telling.map(stemOf))
}

function stemOf(word: string): string {
  const bare = word.replace(/ies$/, 'y').replace(/(?:ing|ed|es|s|ly)$/, '')
  if (bare.length < 3) return word
  // “stopped” and “stop”, “price” and “prices”.
  return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/(.{3,})e$/, '$1')
}
