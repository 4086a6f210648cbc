/** A record of a CSV file: its cells, and the number of the line that it begins on. */
export type CsvRecord = { cells: string[]; line: number }

/** A CSV file read. `unclosedAt`: the line of a quote that nothing closes; null where all is closed. */
export type ParsedCsv = { records: CsvRecord[]; unclosedAt: number | null }

/**
 * Reads CSV by RFC 4180, and what programs write beside it: any line end, quotes within a bare cell, text behind a
 * closing quote. Empty lines give no record. Never throws; takes time in proportion to the text.
 * @param delimiter null for a file of one column, whose bare cells may hold any mark
 */
export function parseCsv(text: string, delimiter: ',' | ';' | '\t' | null): ParsedCsv {
  const records: CsvRecord[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let recordLine = 1
  /** Where in a cell one is: at its begin, in a bare one, between quotes, behind the closing quote. */
  let state: 'begin' | 'bare' | 'quoted' | 'closed' = 'begin'
  let quoteLine: number | null = null

  const endRecord = () => {
    if (cells.length > 0 || cell !== '' || state !== 'begin')
      records.push({ cells: [...cells, cell], line: recordLine })
    cells = []
    cell = ''
    state = 'begin'
  }

  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    const isLineEnd = character === '\n' || (character === '\r' && text.charAt(index + 1) !== '\n')
    if (isLineEnd) line += 1
    if (state === 'quoted') {
      if (character !== '"') cell += character
      else if (text.charAt(index + 1) === '"') {
        cell += '"'
        index += 1
      } else state = 'closed'
    } else if (isLineEnd) {
      endRecord()
      recordLine = line
    } else if (character === '\r') {
      // The first half of a line end.
    } else if (character === delimiter) {
      cells.push(cell)
      cell = ''
      state = 'begin'
    } else if (character === '"' && state === 'begin') {
      state = 'quoted'
      quoteLine = line
    } else {
      cell += character
      if (state === 'begin') state = 'bare'
    }
  }
  const unclosedAt = state === 'quoted' ? quoteLine : null
  endRecord()
  return { records, unclosedAt }
}

/** Records as CSV by RFC 4180, with the byte order mark by which Excel knows UTF-8. Every record has a cell. */
export function csvText(records: readonly (readonly string[])[]): string {
  return `\uFEFF${records.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`
}

function csvCell(text: string, index: number): string {
  // A first cell without quotes could make a line look empty, or a BOM look like one of the file.
  const isBare = !/[",;\t\r\n\uFEFF]/.test(text) && text.trim() === text && (text !== '' || index > 0)
  return isBare ? text : `"${text.replaceAll('"', '""')}"`
}

const FORMULA = /^'*[=+\-@\t\r\n]/

/**
 * A cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe in front
 * (OWASP, “CSV Injection”). So does one that begins with apostrophes and then like it, so that {@link fused} is exact.
 */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text that {@link defused} made so. */
export function fused(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}
