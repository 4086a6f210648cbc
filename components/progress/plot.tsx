import type { ReactNode } from 'react'

type Props = {
  id: string
  title: string
  /** What the plot shows, in words: whoever can't see it misses nothing. */
  finding: ReactNode
  isWide?: boolean
  /** Folded below it: the same figures to read. */
  table: { caption: string; columns: string[]; rows: (string | number)[][] }
  children: ReactNode
}

/** A plot is a figure: its finding in words, the drawing, and a table of the same. Drawn on the server. */
export function Plot({ id, title, finding, isWide = false, table, children }: Props) {
  return (
    <figure className={isWide ? 'card plot plot--wide' : 'card plot'} aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p className="plot__finding">{finding}</p>
      </figcaption>
      {children}
      <details className="fold">
        <summary>Read it as a table</summary>
        <table>
          <caption className="visually-hidden">{table.caption}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([name, ...figures]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {figures.map((figure, index) => (
                  <td className="mono" key={table.columns[index + 1]}>
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
