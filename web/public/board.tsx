/** The big screen of a hall: deep red, gold and warm white, readable from thirty metres; turns its pages by itself. */

import { useEffect, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { results } from '../../server/words/results.ts'
import { api, ask } from '../api.ts'
import { lang, named, useWords } from '../lang.ts'
import { useLive, useLoad } from '../use.ts'
import './board.css'
import '../style/table.css'

const ROWS = 10
const TURN_MS = 12_000

export function Page() {
  const { event } = useRoute().params as { event: string }
  const w = useWords(results)
  const { data, reload } = useLoad(
    () => ask(api.public.events[':event'].releases[':number'].$get({ param: { event, number: 'latest' } })),
    [event],
  )
  useLive(`/api/public/events/${event}/live`, reload)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((n) => n + 1), TURN_MS)
    return () => clearInterval(timer)
  }, [])
  const ranked = data?.shown.rows.filter((row) => row.rank !== null) ?? []
  const pages = Math.max(1, Math.ceil(ranked.length / ROWS))
  const page = turn % pages
  return (
    <main class="board">
      <header>
        <h1>{data ? named(data.shown.event) : w.waiting}</h1>
        {data && (
          <p>
            {named(data.shown.competition)} · {w[data.shown.kind]}
          </p>
        )}
      </header>
      <table>
        <tbody>
          {ranked.slice(page * ROWS, page * ROWS + ROWS).map((row) => (
            <tr key={row.entry} class={row.prize ? 'honoured' : undefined}>
              <td class="rank">{row.rank}</td>
              <th scope="row">{row.label}</th>
              <td class="unit">{row.zone ?? row.unit}</td>
              <td class="points">{row.points}</td>
              <td class="prize">{data?.shown.prizes.find((p) => p.id === row.prize)?.name[lang.value] ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        {pages > 1 && `${page + 1} / ${pages}`} <span>{data?.shown.competition.organiser}</span>
      </footer>
    </main>
  )
}
