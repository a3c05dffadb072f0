/** One judge's sheet a page: rows are entries in drawn order, columns are aspects; empty to write on, or filled to sign. */
import type { PrintedSheet, PrintedSheets } from '../../server/papers/sheets.ts'
import { cellsOf, sheetTotal } from '../../server/scoring/mark.ts'
import type { Aspect, Mark, Scheme } from '../../server/scoring/types.ts'
import { papers } from '../../server/words/papers.ts'
import { clockOf } from '../judge/time.ts'
import { lang, named, useWords } from '../lang.ts'
import { Qr } from '../parts/qr.tsx'
import { SignBox, SignRow } from '../parts/sign.tsx'
import '../style/table.css'

export function MarkSheets({ printed, filled }: { printed: PrintedSheets; filled: boolean }) {
  return (
    <>
      {printed.sheets.map((sheet) => (
        <MarkSheet key={`${sheet.sitting} ${sheet.source}`} printed={printed} sheet={sheet} filled={filled} />
      ))}
    </>
  )
}

function MarkSheet({ printed: { event, scheme }, sheet, filled }: { printed: PrintedSheets; sheet: PrintedSheet; filled: boolean }) {
  const w = useWords(papers)
  const cells = cellsOf(scheme, sheet.sitting)
  return (
    <article class={cells.length > 8 ? 'paper wide' : 'paper'}>
      <div class="paper-top">
        <h1>{filled ? w.signoff : w.blank}</h1>
        <figure>
          <Qr text={sheet.url} label={w.keyIn} size={72} />
          <figcaption>{w.keyIn}</figcaption>
        </figure>
      </div>
      <p class="paper-head">
        <span>{event.competition}</span>
        <span>
          {w.event}: {named(event)} {event.groupName}
        </span>
        <span>
          {w.judge}: <b>{sheet.source}</b>
        </span>
      </p>
      <table class={filled ? 'grid' : 'grid blank'}>
        <thead>
          <tr>
            <th>{event.blind ? w.code : w.entry}</th>
            {cells.map(({ cell, aspect }) => (
              <th key={cell}>
                {aspect.name[lang.value]}
                {'max' in aspect && <small>0–{aspect.max}</small>}
              </th>
            ))}
            <th>{w.total}</th>
            {filled && <th>{w.rowCode}</th>}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={row.who}>
              <th scope="row">{row.who}</th>
              {cells.map(({ cell, aspect }) => (
                <td key={cell}>{filled ? shownMark(aspect, row.marks[cell], w) : ''}</td>
              ))}
              <td>{filled ? (row.state ? totalOf(scheme, sheet.sitting, row.marks) : w.notSubmitted) : ''}</td>
              {filled && <td class="num">{row.digest?.slice(0, 8)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{filled ? w.signNote : w.blankNote}</p>
      <SignRow>
        <SignBox who={w.signJudge} />
        <SignBox who={w.signChief} />
        <SignBox who={w.signSupervisor} />
      </SignRow>
      {filled && <p class="paper-foot">{w.digest(sheet.digest.slice(0, 12))}</p>}
    </article>
  )
}

export function shownMark(aspect: Aspect, mark: Mark | undefined, w: { notMarked: string; absent: string; abstained: string }) {
  if (mark === undefined) return <span class="quiet">{w.notMarked}</span>
  if (typeof mark === 'string') return aspect.kind === 'time' ? clockOf(mark) : mark
  return w[mark.none]
}

const totalOf = (scheme: Scheme, sitting: string, marks: Record<string, Mark>) => sheetTotal(scheme, sitting, marks).points
