/** What the scheme does: sample entries scored by the engine while one edits, and how one of them came to its rank. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Scheme, Standing } from '../../../server/scoring/types.ts'
import { common } from '../../../server/words/common.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { prizeName, scoring, sentence } from '../../../server/words/scoring.ts'
import { say } from '../../../server/words/words.ts'
import { lang, useCommon, useWords } from '../../lang.ts'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Table } from '../../parts/table.tsx'
import type { Answered, Asked } from './sample-worker.ts'
import { textOf } from './say.ts'

/** Long enough not to score at every key, short enough to feel immediate. */
const PAUSE = 200
const USUAL = 10
/** A trace of thousands of aspects is shown by its beginning and its end, where the rank is. */
const MOST_STEPS = 120

interface SampleProps {
  scheme: Scheme
  /** Without faults. */
  sound: boolean
}

export function Sample({ scheme, sound }: SampleProps) {
  const w = useWords(schemeWords).sample
  const c = useCommon()
  const refusals = useWords(scoring).refused
  const [seed, setSeed] = useState(1)
  const [chosen, setChosen] = useState<string | null>(null)
  const sample = useSample({ scheme, seed, entry: chosen }, sound)
  if (!sample) return <p class="soft">{sound ? w.working : w.none}</p>
  const { scheme: shown, result, trace } = sample
  const { entry, steps } = trace
  const refused = result.standardised?.refused
  const size = result.standings.length
  return (
    <div class="sample stack">
      <p class="soft small">{size < USUAL ? w.small(size) : w.lead}</p>
      {!sound && <Banner kind="warning">{w.waiting}</Banner>}
      {refused && <Banner kind="info">{refusals[refused.why]}</Banner>}
      <Table
        caption={w.table}
        rows={result.standings}
        rowKey={(row) => row.entry}
        tone={(row) => (row.entry === entry ? 'now' : undefined)}
        columns={[
          { key: 'rank', head: w.rank, align: 'end', cell: (row) => row.rank ?? '–' },
          {
            key: 'who',
            head: w.who,
            lead: true,
            cell: (row) => (
              <Button kind="plain" label={w.showTrace(nameOf(row.entry))} onClick={() => setChosen(row.entry)}>
                {nameOf(row.entry)}
              </Button>
            ),
          },
          shown.within && { key: 'zone', head: c.terms.zone, cell: (row) => row.zone },
          { key: 'points', head: w.points, align: 'end', cell: (row) => row.points ?? '–' },
          { key: 'prize', head: w.prize, cell: (row) => prizesOf(row, shown) },
        ]}
      />
      {result.squads.length > 0 && (
        <Table
          caption={w.squads}
          captionShown
          rows={result.squads}
          rowKey={(row) => row.squad}
          columns={[
            { key: 'rank', head: w.rank, align: 'end', cell: (row) => row.rank ?? '–' },
            { key: 'who', head: w.who, lead: true, cell: (row) => w.squad(Number(row.squad)) },
            { key: 'points', head: w.points, align: 'end', cell: (row) => row.points ?? '–' },
          ]}
        />
      )}
      <div class="actions">
        <Button onClick={() => setSeed(seed + 1)}>{w.again}</Button>
      </div>
      {entry && (
        <>
          <h4>{w.trace(nameOf(entry))}</h4>
          <ol class="sample-trace">
            {steps.map((step, i) => {
              if (i >= MOST_STEPS / 2 && i < steps.length - MOST_STEPS / 2)
                return i === MOST_STEPS / 2 ? <li key={i}>{w.steps(steps.length - MOST_STEPS)}</li> : null
              return <li key={i}>{sentence(step, shown, lang.value, nameOf)}</li>
            })}
          </ol>
        </>
      )}
    </div>
  )

  function nameOf(id: string): string {
    const [, letter, number] = /^([sj])(\d+)$/.exec(id) ?? []
    if (letter === 's') return w.entry(Number(number))
    return letter === 'j' ? `${w.judge} ${number}` : id
  }
}

/** What the worker last answered; asked a moment after the last change, and of several waiting questions only the last. */
function useSample({ scheme, seed, entry }: Asked, sound: boolean): Answered | null {
  const [answer, setAnswer] = useState<Answered | null>(null)
  const ask = useRef<((asked: Asked) => void) | null>(null)
  useEffect(() => {
    const worker = new Worker(new URL('./sample-worker.ts', import.meta.url), { type: 'module' })
    let waiting: Asked | null = null
    let busy = false
    ask.current = (asked) => {
      if (busy) waiting = asked
      else worker.postMessage(asked)
      busy = true
    }
    worker.onmessage = ({ data }: MessageEvent<Answered>) => {
      setAnswer(data)
      busy = waiting !== null
      if (waiting) worker.postMessage(waiting)
      waiting = null
    }
    return () => worker.terminate()
  }, [])
  useEffect(() => {
    if (!sound) return
    const timer = setTimeout(() => ask.current?.({ scheme, seed, entry }), PAUSE)
    return () => clearTimeout(timer)
  }, [scheme, seed, entry, sound])
  return answer
}

function prizesOf({ prize, titles, level }: Standing, scheme: Scheme): string {
  const named = titles.map((id) => textOf(scheme.titles?.find((title) => title.id === id)?.name ?? { zh: id, en: id }))
  const skills = say(common, lang.value).skillLevel as Readonly<Record<string, string>>
  return [prize && prizeName(prize, scheme, lang.value), ...named, level && (skills[level] ?? level)]
    .filter(Boolean)
    .join(lang.value === 'zh' ? '、' : ', ')
}
