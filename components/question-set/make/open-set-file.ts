import { formatBytes } from '@/components/ui/format'
import { fileText } from '@/lib/question-set/file-text'
import { MAX_SET_FILE_BYTES, type ReadSetFile, readSetFile, refusedFile } from '@/lib/question-set/set-file'

/** What a file holds that somebody chose or dropped. Never rejects: what can't be read is a problem too. */
export async function openSetFile(file: File): Promise<ReadSetFile> {
  if (file.size > MAX_SET_FILE_BYTES)
    return refusedFile(
      file.name,
      `The file has ${formatBytes(file.size)}, and at most ${formatBytes(MAX_SET_FILE_BYTES)} are read.`,
      'Split it, or copy what you need of it and paste that.',
    )
  try {
    return await readSetFile(file.name, fileText(new Uint8Array(await file.arrayBuffer())))
  } catch {
    return refusedFile(file.name, 'The file couldn’t be read.', 'See that you are online, and open it again.')
  }
}
