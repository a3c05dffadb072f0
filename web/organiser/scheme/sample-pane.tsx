/** What the scheme does: sample entries scored by the engine while one edits, and how one of them came to its rank. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { explain } from '../../../server/scoring/explain.ts'
import { score } from '../../../server/scoring/score.ts'
import type { Scheme, Standing } from '../../../server/scoring/types.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { prizeName, scoring, sentence } from '../../../server/words/scoring.ts'
import { lang, useWords } from '../../lang.ts'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Table } from '../../parts/table.tsx'
import { sampleOf } from './sample.ts'
import { textOf } from './say.ts'

/** Long enough not to score at every key, short enough to feel immediate. */
const PAUSE = 300
const USUAL = 10

interface SampleProps {
  scheme: Scheme
  /** Without faults. */
  sound: boolean
}

export function Sample({ scheme, sound }: SampleProps) {
  const w = useWords(schemeWords).sample
  const refusals = useWords(scoring).refused
  const shown = useLastSound(scheme, sound)
  const [seed, setSeed] = useState(1)
  const [chosen, setChosen] = useState<string | null>(null)
  const sample = useMemo(() => {
    if (!shown) return null
    const bundle = sampleOf(shown, seed)
    return { bundle, result: score(bundle) }
  }, [shown, seed])
  if (!shown || !sample) return <p class="soft">{w.none}</p>
  const { bundle, result } = sample
  const entry = bundle.entries.some((one) => one.id === chosen) ? chosen : (result.standings[0]?.entry ?? null)
  const refused = result.standardised?.refused
  return (
    <div class="sample">
      <p class="soft small">{bundle.entries.length < USUAL ? w.small(bundle.entries.length) : w.lead}</p>
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
            {explain(bundle, entry).steps.map((step, i) => (
              <li key={i}>{sentence(step, shown, lang.value, nameOf)}</li>
            ))}
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

/** The scheme as it was last without faults, a moment after the last change. */
function useLastSound(scheme: Scheme, sound: boolean): Scheme | null {
  const [shown, setShown] = useState(sound ? scheme : null)
  useEffect(() => {
    if (!sound) return
    const timer = setTimeout(() => setShown(scheme), PAUSE)
    return () => clearTimeout(timer)
  }, [scheme, sound])
  return shown
}

function prizesOf({ prize, titles, level }: Standing, scheme: Scheme): string {
  const named = titles.map((id) => textOf(scheme.titles?.find((title) => title.id === id)?.name ?? { zh: id, en: id }))
  return [prize && prizeName(prize, scheme, lang.value), ...named, level].filter(Boolean).join(lang.value === 'zh' ? '、' : ', ')
}
