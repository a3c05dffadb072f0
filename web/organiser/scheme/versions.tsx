/** Any two saved numbers of an event's scheme, compared. */
import { useState } from 'preact/hooks'
import type { Scheme } from '../../../server/scoring/types.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { api, ask } from '../../api.ts'
import { instant, useWords } from '../../lang.ts'
import { ProblemBanner } from '../../parts/banner.tsx'
import { SelectField } from '../../parts/fields.tsx'
import { Loading } from '../../parts/page.tsx'
import { useLoad } from '../../use.ts'
import { DifferenceTable } from './difference-table.tsx'

export function Versions({ event }: { event: string }) {
  const w = useWords(schemeWords).differences
  const { data, problem } = useLoad(() => ask(api.events[':event'].schemes.$get({ param: { event } })), [event])
  const [chosen, setChosen] = useState<{ was?: string; now?: string }>({})
  const options = (data?.schemes ?? []).map(({ number, at }) => [String(number), w.number(number, instant(at))] as const)
  const [now, was] = [chosen.now ?? options[0]?.[0], chosen.was ?? options[1]?.[0]]
  return (
    <details class="scheme-since">
      <summary>{w.title}</summary>
      <ProblemBanner problem={problem} />
      <div class="filters">
        <SelectField
          name="was"
          label={w.was}
          options={options}
          value={was ?? ''}
          onValue={(number) => setChosen({ ...chosen, was: number })}
        />
        <SelectField
          name="now"
          label={w.now}
          options={options}
          value={now ?? ''}
          onValue={(number) => setChosen({ ...chosen, now: number })}
        />
      </div>
      {was && now && <Between event={event} was={was} now={now} />}
    </details>
  )
}

function Between({ event, was, now }: { event: string; was: string; now: string }) {
  const load = async (number: string) =>
    (await ask(api.events[':event'].schemes[':number'].$get({ param: { event, number } }))).scheme as unknown as Scheme
  const { data, problem } = useLoad(() => Promise.all([load(was), load(now)]), [event, was, now])
  if (!data) return problem ? <ProblemBanner problem={problem} /> : <Loading />
  return <DifferenceTable was={data[0]} now={data[1]} />
}
