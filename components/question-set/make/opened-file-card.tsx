import { formatBytes, plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import type { Problem } from '@/lib/question/problem'
import type { OpenedFile } from './use-set-source'

/** The file that is open, what is wrong with it and where, and the way back to the paste. */
export function OpenedFileCard({ file, onClose }: { file: OpenedFile; onClose: () => void }) {
  const { name, sizeBytes, document, problems } = file
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  return (
    <div className="opened-file">
      <p className="opened-file__name">
        {name} <span className="mono">{formatBytes(sizeBytes)}</span>
      </p>
      {errors.length > 0 && (
        <div role="alert">
          <p className="field__error">
            <span>
              {errors.length === 1
                ? 'It can’t be taken as it is. Put this right, and open it again.'
                : `It can’t be taken as it is. Put these ${errors.length} right, and open it again.`}
            </span>
          </p>
          <Problems problems={errors} />
        </div>
      )}
      {warnings.length > 0 && (
        <div>
          <p className="opened-file__said">
            {document ? 'It is taken all the same, but:' : `Besides, ${plural(warnings.length, 'thing')} to know:`}
          </p>
          <Problems problems={warnings} />
        </div>
      )}
      {document && warnings.length === 0 && <p className="opened-file__said">All of it was understood.</p>}
      <p>
        <button className="button" type="button" aria-keyshortcuts="Escape" onClick={onClose}>
          Close the file <KeyHint>Esc</KeyHint>
        </button>
      </p>
    </div>
  )
}

function Problems({ problems }: { problems: Problem[] }) {
  return (
    <ol className="opened-file__problems">
      {problems.map(({ path, line, column, message, hint }) => (
        <li key={`${line}:${column} ${message}`}>
          <span className="mono">
            {path}:{line}
          </span>{' '}
          {message} {hint}
        </li>
      ))}
    </ol>
  )
}
