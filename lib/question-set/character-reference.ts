const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d?));/gi

/** Those that clipboards use. Names tell capitals from small letters. */
const NAMED: ReadonlyMap<string, string> = new Map(
  (
    'amp & lt < gt > quot " apos \' lsquo ‘ rsquo ’ ldquo “ rdquo ” bdquo „ sbquo ‚ laquo « raquo » ndash – mdash — ' +
    'hellip … bull • middot · copy © reg ® trade ™ deg ° para ¶ sect § euro € pound £ yen ¥ times × rarr → larr ← ' +
    'auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü szlig ß eacute é egrave è ecirc ê euml ë agrave à aacute á acirc â ' +
    'atilde ã aring å aelig æ ccedil ç iacute í igrave ì icirc î iuml ï ntilde ñ oacute ó ograve ò ocirc ô otilde õ ' +
    'oslash ø uacute ú ugrave ù ucirc û Eacute É Agrave À Aacute Á Aring Å Ccedil Ç Ntilde Ñ Oslash Ø iquest ¿ iexcl ¡'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 0) pairs.push([word, words[index + 1] ?? ''])
      return pairs
    }, [])
    .concat([
      ['nbsp', ' '],
      ['ensp', ' '],
      ['emsp', ' '],
      ['thinsp', ' '],
      ['shy', ''],
      ['zwnj', ''],
      ['zwj', '\u200D'],
    ]),
)

/** HTML's text as it reads: “&auml;” is “ä”. What is no reference that is known stays as it stands. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
