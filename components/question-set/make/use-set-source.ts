import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useSettled } from '@/components/ui/use-settled'
import { type ParsedPaste, parsePaste } from '@/lib/question-set/parse-paste'
import { type PasteProposal, proposalOfPaste } from '@/lib/question-set/paste-proposal'
import type { PasteSource, ReadSetFile } from '@/lib/question-set/set-file'
import { NO_CHOICES, proposalOfDocument, type SetChoices } from '@/lib/question-set/set-proposal'
import { openSetFile } from './open-set-file'

/** A file that was opened, with what it holds. */
export type OpenedFile = ReadSetFile & { name: string; sizeBytes: number }

const LONG_CHARACTERS = 50_000
const REST_MS = 300

const NO_PASTE: PasteSource = { text: '', html: null }

/**
 * What a set is made of: a paste or, while one is open, a file; and what was chosen of it. A paste waits below a file
 * with its choices, and is there again when the file is closed.
 */
export function useSetSource() {
  const [paste, setPaste] = useState(NO_PASTE)
  const [file, setFile] = useState<OpenedFile | null>(null)
  const [pasteChoices, setPasteChoices] = useState(NO_CHOICES)
  const [fileChoices, setFileChoices] = useState(NO_CHOICES)
  const opening = useRef(0)
  // A key shows before what it changes is read; a long text, which takes longer than a key may, when typing rests.
  const read = useDeferredValue(useSettled(paste, paste.text.length > LONG_CHARACTERS ? REST_MS : 0))
  const parsed = useMemo(() => parsePaste(read), [read])
  const { added } = pasteChoices
  const understood = useMemo(() => understand(file, parsed, added), [file, parsed, added])

  function replacePaste(next: PasteSource) {
    setPaste(next)
    setPasteChoices(NO_CHOICES)
  }

  async function openFile(chosen: File) {
    opening.current += 1
    const turn = opening.current
    const opened = await openSetFile(chosen)
    // Another was opened meanwhile.
    if (turn !== opening.current) return
    setFileChoices(NO_CHOICES)
    if (opened.paste) {
      setFile(null)
      replacePaste({ ...opened.paste, text: readableText(opened.paste) })
    } else setFile({ ...opened, name: chosen.name, sizeBytes: chosen.size })
  }

  return {
    paste,
    file,
    understood,
    choices: file ? fileChoices : pasteChoices,
    /** Of a paste that is typed on, what was chosen stays; of none nothing does. */
    typePaste: (text: string) =>
      text.trim() === '' ? replacePaste({ text, html: null }) : setPaste({ text, html: null }),
    replacePaste,
    openFile,
    closeFile: () => setFile(null),
    choose: (change: (choices: SetChoices) => SetChoices) => (file ? setFileChoices : setPasteChoices)(change),
    /** What is understood of the very text that stands there, which may not be shown yet. */
    latest: () => (file || read === paste ? understood : understand(null, parsePaste(paste), added)),
  }
}

/** A paste as the lines that are read of it: what the area shows, so that lines have the numbers of the preview. */
export function readableText(paste: PasteSource): string {
  return parsePaste(paste)
    .lines.map(({ text }) => text)
    .join('\n')
}

/** Null where a file holds no set. */
function understand(file: OpenedFile | null, parsed: ParsedPaste, added: ReadonlySet<string>): PasteProposal | null {
  if (!file) return proposalOfPaste(parsed, added)
  return file.document && { proposal: proposalOfDocument(file.document), unused: [] }
}
