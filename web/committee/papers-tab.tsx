/** The papers of an award: looked at as they will be printed, and packed for a recommending unit or the level above. */
import { useState } from 'preact/hooks'
import type { Order } from '../../server/nominations/strokes.ts'
import type { List } from '../../server/papers/lists.ts'
import { awardPapers } from '../../server/words/award-papers.ts'
import { notices } from '../../server/words/notices.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { ListPaper } from '../papers/list-paper.tsx'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { RadioField } from '../parts/choices.tsx'
import { Empty } from '../parts/empty.tsx'
import { SelectField } from '../parts/fields.tsx'
import { JobBar } from '../parts/job.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { useAct, useLoad } from '../use.ts'
import { type Of, of, textsOf } from './of.ts'

interface Props extends Of {
  /** An officer has no list to look at: only units. */
  whole: boolean
  mayPack: boolean
}

export function PapersTab({ campaign, programme, whole, mayPack }: Props) {
  const param = of({ campaign, programme })
  const packets = api.campaigns[':campaign'].programmes[':programme'].packets
  const { data, problem, reload } = useLoad(() => ask(packets.$get({ param })), [programme.id])
  if (!data) return problem ? <ProblemBanner problem={problem} retry={reload} /> : <Loading />
  return <Papers {...{ campaign, programme, whole, mayPack }} units={data.units} />
}

function Papers({ campaign, programme, units, whole, mayPack }: Props & { units: readonly { id: string; name: string }[] }) {
  const w = useWords(awardPapers)
  const n = useWords(notices)
  const c = useCommon()
  const param = of({ campaign, programme })
  const [kind, setKind] = useState<keyof typeof awardPapers.names>('report')
  const [values, setValues] = useState({ unit: whole ? '' : (units[0]?.id ?? ''), stage: 'draft', order: 'given', sheet: 'a4' })
  const { unit, stage, order } = values
  const papers = api.campaigns[':campaign'].programmes[':programme'].papers
  const query = { order: order as Order, ...(unit && { unit }), ...(stage === 'final' && { final: '1' as const }) }
  const look = useLoad(() => ask(papers.$get({ param, query })), [programme.id, unit, stage, order])
  const [job, setJob] = useState<string | null>(null)
  const make = useAct(async () => {
    const json = { unit: unit || null, final: stage === 'final', order: order as Order, a3: values.sheet === 'a3' }
    const packets = api.campaigns[':campaign'].programmes[':programme'].packets
    setJob((await ask(packets.$post({ param, json }))).job)
  })
  const set = (key: keyof typeof values) => (value: string) => setValues((was) => ({ ...was, [key]: value }))
  const choices = (words: Readonly<Record<string, string>>) => textsOf(words).map(([value, text]) => ({ value, text }))
  const lists = (look.data?.papers[kind] ?? []) as List[]
  const unknown = look.data?.missing ?? []
  return (
    <>
      <Section title={w.tab} lead={w.lead}>
        <div class="no-print stack">
          <SelectField
            name="unit"
            label={w.unit}
            value={unit}
            onValue={set('unit')}
            options={[...(whole ? [['', w.above] as const] : []), ...units.map(({ id, name }) => [id, name] as const)]}
          />
          <RadioField name="stage" label={w.stage} value={stage} onValue={set('stage')} choices={choices(w.stages)} inline />
          <RadioField name="sheet" label={w.sheet} value={values.sheet} onValue={set('sheet')} choices={choices(w.sheets)} inline />
          <RadioField name="order" label={w.order} value={order} onValue={set('order')} choices={choices(n.orders)} inline />
          {mayPack && (
            <Button kind="primary" busy={make.busy} onClick={make.run}>
              {w.make}
            </Button>
          )}
        </div>
        <ProblemBanner problem={make.problem} />
        {job && <JobBar key={job} job={job} />}
        {unknown.length > 0 && <Banner kind="warning">{w.missing(unknown.join(c.comma))}</Banner>}
      </Section>
      <Section title={w.look} actions={lists.length > 0 && <Button onClick={() => window.print()}>{c.print}</Button>}>
        <div class="no-print">
          <RadioField
            name="look"
            label={w.tab}
            value={kind}
            onValue={(value) => setKind(value as typeof kind)}
            choices={choices(w.names)}
            inline
          />
        </div>
        <ProblemBanner problem={look.problem} retry={look.reload} />
        {look.data && lists.length === 0 && <Empty title={w.nothing} />}
        {lists.map((list) => (
          <ListPaper key={list.title} list={list} />
        ))}
      </Section>
    </>
  )
}
