/** A list as a sheet of paper: title, lines, table, boxes to sign or seal; the same that the typesetter prints. */
import type { List } from '../../server/papers/lists.ts'
import { SignBox, SignRow } from '../parts/sign.tsx'
import './papers.css'

export function ListPaper({ list: { title, head, columns, rows, foot, boxes, lang } }: { list: List }) {
  return (
    <article class="paper page-break">
      <h1>{title}</h1>
      {head.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {columns.length > 0 && (
        <table>
          <thead>
            <tr>
              {columns.map(({ key, header }) => (
                <th key={key} scope="col">
                  {header[lang]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {columns.map(({ key }) => (
                  <td key={key}>{String(row[key] ?? '')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {foot.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {boxes.length > 0 && (
        <SignRow>
          {boxes.map((who) => (
            <SignBox key={who} who={who} kind="seal" />
          ))}
        </SignRow>
      )}
    </article>
  )
}
