/** A draft beside the list: the list of most merit as differences, the least repair, what each rule costs, or why there is no list. */
import { useState } from 'preact/hooks'
import type { Question } from '../../server/nominations/answer.ts'
import type { Exception } from '../../server/nominations/field.ts'
import type { Conflict, Relaxation } from '../../server/scoring/selection/conflict.ts'
import { split } from '../../server/scoring/selection/instance.ts'
import type { Price } from '../../server/scoring/selection/prices.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { useAct } from '../use.ts'
import type { Field } from './field.ts'
import { Lines } from './why.tsx'

interface Props {
  field: Field
  param: { campaign: string; programme: string }
  exceptions: Exception[]
  /** The list as it is on the page. */
  ids: string[]
  /** Whether some rule is broken, so that there is something to repair. */
  broken: boolean
  open: boolean
  put: (ids: string[]) => void
  reload: () => Promise<void>
}

const of = api.campaigns[':campaign'].programmes[':programme']

export function DraftPart({ field, param, exceptions, ids, broken, open, put, reload }: Props) {
  const w = useWords(nominations)
  const asking = useAct((question: Question) => ask(of.questions.$post({ param, json: question })))
  const answer = asking.done
  const { speak } = field
  const waiting = [...field.places.values()].filter(({ merit }) => merit === null).length
  const target =
    answer?.kind === 'list' || answer?.kind === 'prices' ? answer.selection.chosen : answer?.kind === 'repair' ? answer.repair.chosen : null
  return (
    <Section
      title={w.draft}
      lead={w.draftLead}
      actions={
        <>
          <Button busy={asking.busy} onClick={() => asking.run({ ask: 'list' })}>
            {w.propose}
          </Button>
          {broken && (
            <Button busy={asking.busy} onClick={() => asking.run({ ask: 'repair', list: ids })}>
              {w.repair}
            </Button>
          )}
          <Button kind="plain" busy={asking.busy} onClick={() => asking.run({ ask: 'prices' })}>
            {w.askPrices}
          </Button>
        </>
      }
    >
      {waiting > 0 && <p class="soft small">{w.waiting(waiting)}</p>}
      {asking.busy && <p role="status">{w.asking}</p>}
      <ProblemBanner problem={asking.problem} />
      <div role="status" class="stack">
        {answer?.kind === 'late' && <Banner kind="warning">{speak.words.late}</Banner>}
        {answer?.kind === 'conflict' && (
          <ConflictBanner
            conflict={answer.conflict}
            field={field}
            param={param}
            exceptions={exceptions}
            open={open}
            onDone={async () => {
              await reload()
              await asking.run({ ask: 'list' })
            }}
          />
        )}
        {(answer?.kind === 'list' || answer?.kind === 'prices') && <Lines lines={speak.outcome(answer.selection)} />}
        {answer?.kind === 'repair' && <p>{w.repaired(answer.repair.merit, answer.repair.status === 'optimal')}</p>}
        {target && answer?.kind !== 'prices' && <Differences target={target} ids={ids} field={field} open={open} put={put} />}
        {answer?.kind === 'prices' && <Prices prices={answer.prices} field={field} />}
        {answer && (
          <div>
            <Button kind="plain" onClick={asking.clear}>
              {w.closeDraft}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}

interface DifferencesProps {
  target: string[]
  ids: string[]
  field: Field
  open: boolean
  put: (ids: string[]) => void
}

/** Who would leave and who would come; taken over as a whole or name by name. */
function Differences({ target, ids, field, open, put }: DifferencesProps) {
  const w = useWords(nominations)
  const leave = ids.filter((id) => !target.includes(id))
  const come = target.filter((id) => !ids.includes(id))
  if (leave.length + come.length === 0) return <Banner kind="done">{w.sameAsDraft}</Banner>
  const isFull = ids.length >= field.instance.seats
  const row = (id: string, leaves: boolean) => {
    const name = field.speak.list([id])
    return (
      <li key={id} class="draft-line">
        <span>
          <span aria-hidden="true">{leaves ? '−' : '+'}</span> {name} <span class="soft small">{placeText(field, id, w)}</span>
        </span>
        {open && (
          <Button
            kind="plain"
            label={leaves ? w.drop(name) : w.choose(name)}
            disabled={!leaves && isFull}
            onClick={() => put(leaves ? ids.filter((one) => one !== id) : [...ids, id])}
          >
            {leaves ? w.takeOff : w.putOnShort}
          </Button>
        )}
      </li>
    )
  }
  return (
    <>
      <div class="differences">
        <div>
          <h3>{w.leaves(leave.length)}</h3>
          <ul class="names">{leave.map((id) => row(id, true))}</ul>
        </div>
        <div>
          <h3>{w.comes(come.length)}</h3>
          <ul class="names">{come.map((id) => row(id, false))}</ul>
        </div>
      </div>
      {open && (
        <div>
          <Button onClick={() => put([...ids.filter((id) => target.includes(id)), ...come])}>{w.takeOver}</Button>
        </div>
      )}
    </>
  )
}

/** "unit nominees, rank 3, 92.50" or that there is no merit yet. */
export function placeText({ places, instance }: Field, id: string, w: ReturnType<typeof useWords<typeof nominations>>): string {
  const place = places.get(id)
  if (!place || place.rank === null) return w.noRank
  const category = instance.categories?.find((one) => one.id === place.category)
  return w.place(category?.name ?? '', place.rank, place.value ?? '')
}

/** Quotas each with its price; of units and seats those that cost something: there are hundreds. */
function Prices({ prices, field }: { prices: Price[]; field: Field }) {
  const w = useWords(nominations)
  const shown = prices.filter(({ rule, price, proven }) => rule.startsWith('quota:') || price !== '0' || !proven)
  return (
    <>
      <Table
        caption={w.prices}
        rows={shown}
        rowKey={({ rule }) => rule}
        columns={[
          { key: 'rule', head: w.rule, lead: true, cell: ({ rule }) => field.speak.rule(rule) },
          {
            key: 'price',
            head: w.price,
            align: 'end',
            sort: ({ price }) => Number(price),
            cell: ({ price, proven }) => (proven ? price : w.atLeast(price)),
          },
        ]}
      />
      {shown.length < prices.length && <p class="soft small">{w.costNothing(prices.length - shown.length)}</p>}
    </>
  )
}

interface ConflictProps {
  conflict: Conflict
  field: Field
  param: Props['param']
  exceptions: Exception[]
  open: boolean
  onDone: () => void
}

/** The rules that cannot hold together, and what would have to give: only the committee gives way, with a reason. */
function ConflictBanner({ conflict, field, param, exceptions, open, onDone }: ConflictProps) {
  const w = useWords(nominations)
  const c = useCommon()
  const [way, setWay] = useState<Relaxation | null>(null)
  const { speak } = field
  const passable = ({ gives }: Relaxation) => gives.every(({ rule }) => !['in', 'out', 'team'].includes(split(rule)[0]))
  const pass = (reason: string) => {
    const gives = (way?.gives ?? []).map((one) => ({
      ...one,
      by: one.by + (exceptions.find(({ rule, side }) => rule === one.rule && side === one.side)?.persons ?? 0),
    }))
    return ask(of.exceptions.$put({ param, json: { gives, reason } }))
  }
  return (
    <Banner kind="warning">
      <Lines lines={speak.conflict({ ...conflict, relaxations: [] }).slice(0, -1)} />
      <p>{conflict.relaxations.length > 0 ? speak.words.conflict.ways : speak.words.conflict.noWays}</p>
      <ul class="names">
        {conflict.relaxations.map((one) => (
          <li key={speak.way(one)} class="draft-line">
            <span>{speak.way(one)}</span>
            {open && passable(one) && <Button onClick={() => setWay(one)}>{w.letPass}</Button>}
          </li>
        ))}
      </ul>
      <Dialog
        open={way !== null}
        title={w.letPassTitle}
        confirm={w.letPass}
        reason={c.reason}
        act={pass}
        onClose={(done) => {
          setWay(null)
          if (done) onDone()
        }}
      >
        {way && (
          <>
            <p>{speak.way(way)}</p>
            <p>{w.letPassText}</p>
          </>
        )}
      </Dialog>
    </Banner>
  )
}
