/** Who marks what in a sitting: proposed by a seed, moved by dragging or by choosing and putting down, and accepted. */
import { useEffect, useState } from 'preact/hooks'
import type { Assigned, Drafted } from '../../server/panels/assignment.ts'
import { type Worth, worthOf } from '../../server/scoring/design.ts'
import { codes } from '../../server/words/codes.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { NumberField } from '../parts/fields.tsx'
import { Actions } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useAct, useLoad } from '../use.ts'
import { DealShort } from './deal-short.tsx'
import './deal.css'

interface DealProps {
  event: string
  sitting: string
  /** The panel's size. */
  needed: number
  /** Changes with the recusals. */
  version: string
}

export function Deal({ event, sitting, needed, version }: DealProps) {
  const w = useWords(codes).deal
  const param = { event, sitting }
  const at = api.events[':event'].assignments[':sitting']
  const { data, reload } = useLoad(() => ask(at.$get({ param })), [event, sitting, version])
  const [plan, setPlan] = useState<number[][] | null>(null)
  const [how, setHow] = useState({ each: String(needed), rooms: '1', seed: 1 })
  const [travels, setTravels] = useState<Drafted['travels']>([])
  useEffect(() => {
    setPlan(data?.plan ?? null)
    if (data?.plan) setHow((now) => ({ ...now, each: String(Math.max(1, ...(data.plan ?? []).map((own) => own.length))) }))
  }, [data])
  const propose = useAct(async (seed: number, travel = false) => {
    const query = { seed: String(seed), each: how.each, rooms: how.rooms, ...(travel ? { travel: '1' as const } : {}) }
    const drafted = await ask(at.draft.$get({ param, query }))
    setHow({ ...how, seed })
    setPlan(drafted.plan)
    setTravels(drafted.travels)
  })
  const save = useAct(async (accepted: number[][] | null) => {
    const { judges, entries } = data as Assigned
    const refs = (i: number) => entries.flatMap(({ ref }, entry) => (accepted?.[entry]?.includes(i) ? [ref] : []))
    const json = { plan: accepted ? judges.map(({ account }, i) => ({ account, refs: refs(i) })) : [] }
    await ask(at.$put({ param, json }))
    await reload()
  })
  if (!data) return null
  const isNew = JSON.stringify(plan) !== JSON.stringify(data.plan)
  return (
    <details class="dealing" open={plan !== null}>
      <summary>
        {w.title} · {plan ? w.dealt(plan.flat().length) : w.all}
      </summary>
      <p class="soft">{data.entries.length === 0 ? w.noLots : w.lead}</p>
      <ProblemBanner problem={propose.problem ?? save.problem} />
      <DealShort event={event} sitting={sitting} short={data.short} reload={reload} />
      <div class="filters">
        <NumberField name="each" label={w.each} integer value={how.each} onValue={(each) => setHow({ ...how, each })} />
        <NumberField
          name="rooms"
          label={w.rooms}
          hint={w.roomsHint}
          integer
          value={how.rooms}
          onValue={(rooms) => setHow({ ...how, rooms })}
        />
      </div>
      <Actions>
        <Button busy={propose.busy} disabled={data.entries.length === 0} onClick={() => propose.run(plan ? how.seed + 1 : how.seed)}>
          {plan ? w.again : w.propose}
        </Button>
        {plan && isNew && (
          <Button kind="primary" busy={save.busy} onClick={() => save.run(plan)}>
            {w.accept}
          </Button>
        )}
        {data.plan && (
          <AskButton text={w.clear} question={w.clearQuestion} act={() => save.run(null)}>
            {w.clearWhat}
          </AskButton>
        )}
      </Actions>
      {plan && (
        <>
          {travels.length > 0 && (
            <Banner kind="warning" actions={<Button onClick={() => propose.run(how.seed, true)}>{w.travel(travels.length / 2)}</Button>}>
              <p>{w.travelLead}</p>
              <ul>
                {travels.slice(0, 12).map(({ judge, from, to }) => (
                  <li key={`${judge} ${from} ${to}`}>
                    {w.travels(data.judges[judge]?.label ?? '', data.entries[from]?.who ?? '', data.entries[to]?.who ?? '')}
                  </li>
                ))}
              </ul>
            </Banner>
          )}
          <Judged data={data} plan={plan} each={Number(how.each)} onPlan={setPlan} />
        </>
      )}
    </details>
  )
}

interface JudgedProps {
  data: Assigned
  plan: number[][]
  each: number
  onPlan: (plan: number[][]) => void
}

/** What is carried: one judge's entry; nobody's when it still needs a judge. */
interface Held {
  entry: number
  from: number | null
}

function Judged({ data: { judges, entries }, plan, each, onPlan }: JudgedProps) {
  const w = useWords(codes).deal
  const [held, setHeld] = useState<Held | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const short = entries.flatMap((_, entry) => ((plan[entry]?.length ?? 0) < each ? [entry] : []))
  const takes = (judge: number) => held !== null && !plan[held.entry]?.includes(judge)
  const put = (judge: number) => {
    setOver(null)
    setHeld(null)
    if (!held || !takes(judge)) return
    onPlan(
      plan.map((own, entry) => (entry === held.entry ? [...own.filter((one) => one !== held.from), judge].toSorted((a, b) => a - b) : own)),
    )
  }
  const chip = (entry: number, from: number | null) => {
    const isHeld = held?.entry === entry && held.from === from
    return (
      <button
        key={entry}
        type="button"
        class="num"
        draggable
        aria-pressed={isHeld}
        title={w.pick(entries[entry]?.who ?? '')}
        onClick={() => setHeld(isHeld ? null : { entry, from })}
        onDragStart={(event) => {
          event.dataTransfer?.setData('text/plain', entries[entry]?.who ?? '')
          setHeld({ entry, from })
        }}
      >
        {entries[entry]?.who}
      </button>
    )
  }
  return (
    <>
      <WorthLines worth={worthOf(plan, judges.length)} judges={judges} entries={entries} />
      <p class="soft">{w.how}</p>
      {short.length > 0 && (
        <>
          <Banner kind="warning">{w.short(short.length)}</Banner>
          <div class="deal-codes">{short.map((entry) => chip(entry, null))}</div>
        </>
      )}
      <ul class="deal">
        {judges.map((judge, i) => (
          <li
            key={judge.account}
            class={over === i ? 'over' : undefined}
            onDragOver={(event) => {
              if (!takes(i)) return
              event.preventDefault()
              setOver(i)
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              event.preventDefault()
              put(i)
            }}
          >
            <p>
              {judge.label} {judge.name} <span class="soft num">{w.load(plan.filter((own) => own.includes(i)).length)}</span>
            </p>
            <div class="deal-codes">{entries.flatMap((_, entry) => (plan[entry]?.includes(i) ? [chip(entry, i)] : []))}</div>
            {takes(i) && (
              <Button kind="plain" label={`${w.drop}: ${judge.label}`} onClick={() => put(i)}>
                {w.drop}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Whether all judges are connected, how well entries compare, and how many entries each pair shares. */
function WorthLines({ worth: { parts, shared, worst, mean }, judges, entries }: { worth: Worth } & Pick<Assigned, 'judges' | 'entries'>) {
  const w = useWords(codes).deal
  const who = (entry: number) => entries[entry]?.who ?? ''
  return (
    <>
      <Banner kind={parts.length === 1 ? 'done' : 'warning'}>
        {parts.length === 1 ? w.connected : w.parts(parts.length)}
        {worst && mean !== null && (
          <>
            {' · '}
            {w.worst(worst.variance.toFixed(3), mean.toFixed(3))} · {w.worstPair(who(worst.pair[0]), who(worst.pair[1]))}
          </>
        )}
      </Banner>
      <details>
        <summary>{w.shares}</summary>
        <div class="shared">
          <Table
            caption={w.shares}
            rows={judges.map((judge, i) => ({ ...judge, i }))}
            rowKey={(judge) => judge.account}
            columns={[
              { key: 'label', head: '', lead: true, cell: (judge) => judge.label },
              ...judges.map((other, k) => ({
                key: other.account,
                head: other.label,
                align: 'end' as const,
                cell: (judge: { i: number }) => (judge.i === k ? '—' : (shared[judge.i]?.[k] ?? 0)),
              })),
            ]}
          />
        </div>
      </details>
    </>
  )
}
