/** Ballots of a meeting: adding one, printing its slips, opening, counting, and what came of it. */

import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import type { BallotSeen, Room } from '../../server/ballots/room.ts'
import { countPapers } from '../../server/scoring/ballot.ts'
import { ballots } from '../../server/words/ballots.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { ManyField, RadioField } from '../parts/choices.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { NumberField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Badge } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { Qr } from '../parts/qr.tsx'
import { Table } from '../parts/table.tsx'
import { useAct } from '../use.ts'
import type { Shown } from './campaign.tsx'

const RULES = ['>1/2', '>=2/3']
type Slips = InferResponseType<(typeof api.ballots)[':ballot']['slips']['$put'], 200>

interface Props {
  room: Room
  /** Whether the reader may act, and the meeting still runs. */
  runs: boolean
  shown: Shown
  reload: () => Promise<void>
}

export function Ballots({ room, runs, shown, reload }: Props) {
  const w = useWords(ballots)
  const [adding, setAdding] = useState<{ after: BallotSeen | null } | null>(null)
  const [slips, setSlips] = useState<Slips | null>(null)
  if (slips) return <SlipPapers slips={slips} onClose={() => setSlips(null)} />
  return (
    <Section title={w.ballots} actions={runs && <Button onClick={() => setAdding({ after: null })}>{w.addBallot}</Button>}>
      {room.ballots.length === 0 && <Empty title={w.noBallots}>{w.noBallotsNext}</Empty>}
      {room.ballots.map((one) => (
        <OneBallot
          key={one.id}
          {...{ room, runs, shown, reload, ballot: one }}
          onSlips={setSlips}
          onNext={() => setAdding({ after: one })}
        />
      ))}
      <Dialog open={adding !== null} title={w.addBallot} onClose={() => setAdding(null)}>
        {adding && (
          <NewBallot
            room={room}
            after={adding.after}
            seats={shown.programme.seats}
            onDone={() => {
              setAdding(null)
              void reload()
            }}
          />
        )}
      </Dialog>
    </Section>
  )
}

function NewBallot({ room, after, seats, onDone }: { room: Room; after: BallotSeen | null; seats: number; onDone: () => void }) {
  const w = useWords(ballots)
  const adoption = after?.outcome?.adoption
  const open = adoption
    ? adoption.tied.length > 0
      ? adoption.tied
      : (after?.names ?? []).filter((id) => !adoption.adopted.includes(id))
    : null
  const names = open ?? room.names.map(({ id }) => id)
  const places = String(Math.min(adoption?.open || seats, names.length))
  const title = after ? after.title.replace(/（第.*轮）$| \(round \d+\)$/, '') : w.defaultTitle
  const start = {
    title: after ? w.roundTitle(title, after.round + 1) : title,
    mode: after?.mode ?? ('paper' as const),
    names,
    places,
    most: places,
    rule: after?.rule ?? (RULES[0] as string),
    recused: after?.recused ?? ('leave' as const),
  }
  const send = ({ places, most, ...rest }: typeof start) =>
    ask(
      api.meetings[':meeting'].ballots.$post({
        param: { meeting: room.id },
        json: { ...rest, after: after?.id ?? null, places: Number(places), most: Number(most) },
      }),
    )
  return (
    <Form start={start} send={send} submit={w.addBallot} onDone={onDone} columns>
      <TextField name="title" label={w.ballotTitle} />
      <SelectField name="rule" label={w.rule} options={RULES.map((one) => [one, w.share(one)])} />
      <NumberField name="places" label={w.places} integer />
      <NumberField name="most" label={w.most} integer />
      <RadioField
        name="mode"
        label={w.mode}
        choices={(['paper', 'codes'] as const).map((value) => ({ value, text: w.modes[value], hint: w.modeHints[value] }))}
      />
      <RadioField
        name="recused"
        label={w.recused}
        choices={(['leave', 'stay'] as const).map((value) => ({ value, text: w.recusals[value] }))}
      />
      <div class="whole">
        <ManyField name="names" label={w.names} inline choices={room.names.map(({ id, label }) => ({ value: id, text: label }))} />
      </div>
    </Form>
  )
}

interface OneProps extends Props {
  ballot: BallotSeen
  onSlips: (slips: Slips) => void
  onNext: () => void
}

function OneBallot({ room, runs, shown, reload, ballot, onSlips, onNext }: OneProps) {
  const w = useWords(ballots)
  const c = useCommon()
  const [dialog, setDialog] = useState<'open' | 'close' | 'count' | null>(null)
  const param = { ballot: ballot.id }
  const of = api.ballots[':ballot']
  const slips = useAct(async () => onSlips(await ask(of.slips.$put({ param }))))
  const closing = useAct(async () => {
    await ask(of.outcome.$put({ param, json: { shares: [] } }))
    await reload()
  })
  const label = (id: string) => room.names.find((one) => one.id === id)?.label ?? (id in w ? w[id as 'papers'] : id)
  const { state, mode, outcome, voters } = ballot
  const running = state !== 'closed' && state !== 'annulled'
  const done = () => {
    setDialog(null)
    void reload()
  }
  return (
    <article class="room-ballot">
      <h3>
        {ballot.title} <Badge tone={state === 'open' ? 'red' : 'quiet'}>{w.states2[state]}</Badge>{' '}
        <Badge tone="quiet">{w.modes[mode]}</Badge>
      </h3>
      <p>
        {w.summary(ballot.places, ballot.most, ballot.rule)}
        {voters !== null && ` · ${w.voters(voters)}`}
      </p>
      {ballot.out.length > 0 && <p class="soft">{w.whoOut(ballot.out.join(c.comma))}</p>}
      <ProblemBanner problem={slips.problem ?? closing.problem} />
      {state === 'open' &&
        mode === 'codes' &&
        (ballot.cast === null ? <Banner kind="problem">{w.noBox}</Banner> : <p class="num">{w.cast(ballot.cast, voters ?? 0)}</p>)}
      {ballot.counted.length > 0 && <p class="soft">{w.counted(ballot.counted.join(c.comma))}</p>}
      {ballot.counted.length === 1 && running && <p>{w.oneMore}</p>}
      {ballot.differ.length > 0 && <Banner kind="warning">{w.differ(ballot.differ.map(label).join(c.comma))}</Banner>}
      {outcome?.annulled !== undefined && <p>{w.annulledBy(outcome.annulled)}</p>}
      {outcome?.count && <Result ballot={ballot} label={label} />}
      {runs && running && (
        <div class="actions">
          {mode === 'codes' && state !== 'open' && (
            <AskButton text={w.slips} question={`${w.slips}${c.colon}${ballot.title}`} act={() => slips.run()}>
              {w.slipsText}
            </AskButton>
          )}
          {state === 'ready' && (
            <Button kind="primary" onClick={() => setDialog('open')}>
              {w.open}
            </Button>
          )}
          {state === 'open' && mode === 'codes' && (
            <Button kind="primary" onClick={() => setDialog('close')}>
              {w.close}
            </Button>
          )}
          {state === 'open' && mode === 'paper' && <Button onClick={() => setDialog('count')}>{w.count}</Button>}
          {ballot.counted.length === 2 && ballot.differ.length === 0 && (
            <Button kind="primary" busy={closing.busy} onClick={() => closing.run()}>
              {w.closePaper}
            </Button>
          )}
          <AskButton
            kind="quiet"
            text={w.annul}
            question={w.annulQuestion}
            danger
            reason
            act={(reason) => ask(of.annulment.$put({ param, json: { reason } }))}
            onDone={done}
          >
            {w.annulText}
          </AskButton>
        </div>
      )}
      {outcome?.adoption && (
        <div class="actions">
          {runs && outcome.adoption.open > 0 && <Button onClick={onNext}>{w.nextRound}</Button>}
          {shown.decides && <ToList shown={shown} adopted={outcome.adoption.adopted} />}
        </div>
      )}
      <Dialog open={dialog === 'open' || dialog === 'close'} title={dialog === 'close' ? w.close : w.open} onClose={() => setDialog(null)}>
        <ShareForm
          n={mode === 'paper' ? 0 : dialog === 'close' ? 2 : 3}
          lead={dialog === 'close' ? w.closeText : mode === 'paper' ? w.openText : `${w.openText}${w.openShares}`}
          submit={dialog === 'close' ? w.close : w.open}
          send={(shares) => ask((dialog === 'close' ? of.outcome : of.opening).$put({ param, json: { shares } }))}
          onDone={done}
        />
      </Dialog>
      <Dialog open={dialog === 'count'} title={w.count} onClose={() => setDialog(null)}>
        <CountForm ballot={ballot} label={label} onDone={done} />
      </Dialog>
    </article>
  )
}

interface ShareProps {
  n: number
  lead: string
  submit: string
  send: (shares: string[]) => Promise<unknown>
  onDone: () => void
}

function ShareForm({ n, lead, submit, send, onDone }: ShareProps) {
  const w = useWords(ballots)
  return (
    <Form start={{ shares: Array.from({ length: n }, () => '') }} send={({ shares }) => send(shares)} submit={submit} onDone={onDone}>
      <p>{lead}</p>
      {Array.from({ length: n }, (_, i) => (
        <TextField key={i} name={`shares.${i}`} label={w.shareN(i + 1)} type="password" autoComplete="off" />
      ))}
    </Form>
  )
}

function CountForm({ ballot, label, onDone }: { ballot: BallotSeen; label: (id: string) => string; onDone: () => void }) {
  const w = useWords(ballots)
  const start = { papers: '', invalid: '0', blank: '0', votes: Object.fromEntries(ballot.names.map((id) => [id, ''])) }
  const send = ({ papers, invalid, blank, votes }: typeof start) =>
    ask(
      api.ballots[':ballot'].count.$put({
        param: { ballot: ballot.id },
        json: {
          papers: Number(papers),
          invalid: Number(invalid),
          blank: Number(blank),
          votes: Object.fromEntries(Object.entries(votes).map(([id, n]) => [id, Number(n)])),
        },
      }),
    )
  return (
    <Form start={start} send={send} submit={w.saveCount} onDone={onDone} columns>
      <p class="whole">{w.countHint}</p>
      {(['papers', 'invalid', 'blank'] as const).map((name) => (
        <NumberField key={name} name={name} label={w[name]} integer />
      ))}
      {ballot.names.map((id) => (
        <NumberField key={id} name={`votes.${id}`} label={label(id)} integer />
      ))}
    </Form>
  )
}

/** Votes and who is adopted; an electronic ballot is counted again here. */
export function Result({ ballot, label }: { ballot: BallotSeen; label: (id: string) => string }) {
  const w = useWords(ballots)
  const c = useCommon()
  const { count, adoption, papers } = ballot.outcome ?? {}
  if (!count || !adoption) return null
  const again = papers && countPapers(papers, ballot.names, ballot.most)
  const isSame = again && ballot.names.every((id) => again.votes[id] === count.votes[id])
  const rows = ballot.names.toSorted((a, b) => (count.votes[b] ?? 0) - (count.votes[a] ?? 0))
  const state = (id: string) => (adoption.adopted.includes(id) ? w.adopted : adoption.tied.includes(id) ? w.tied : w.notAdopted)
  return (
    <>
      <p>{w.arithmetic(ballot.voters ?? 0, ballot.rule, adoption.needed, count.papers, count.invalid, count.blank)}</p>
      <Table
        caption={w.result}
        rows={rows}
        rowKey={(id) => id}
        columns={[
          { key: 'name', head: w.names, lead: true, cell: label },
          { key: 'votes', head: w.votes, align: 'end', cell: (id) => count.votes[id] },
          { key: 'state', head: w.result, cell: (id) => <span class={adoption.adopted.includes(id) ? 'red' : 'soft'}>{state(id)}</span> },
        ]}
      />
      {adoption.tied.length > 0 && <p>{w.tiedNames(adoption.tied.map(label).join(c.comma))}</p>}
      {adoption.open > 0 && <p>{w.openPlaces(adoption.open)}</p>}
      {again && <p class={isSame ? 'soft small no-print' : 'red'}>{isSame ? w.recounted : w.notRecounted}</p>}
    </>
  )
}

/** Adds the adopted to the list that is being formed, in the order of their votes. */
function ToList({ shown, adopted }: { shown: Shown; adopted: string[] }) {
  const w = useWords(ballots)
  const { chosen, base } = shown.selection
  const missing = adopted.filter((id) => !chosen.includes(id))
  const param = { campaign: shown.campaign.id, programme: shown.programme.id }
  const put = useAct(async () => {
    await ask(
      api.campaigns[':campaign'].programmes[':programme'].selection.$put({ param, json: { chosen: [...chosen, ...missing], base } }),
    )
    await shown.reload()
  })
  if (shown.programme.confirmed || adopted.length === 0) return null
  if (missing.length === 0) return <span class="soft">{w.onList}</span>
  return (
    <>
      <ProblemBanner problem={put.problem} />
      <Button kind="primary" busy={put.busy} onClick={() => put.run()}>
        {w.toList}
      </Button>
    </>
  )
}

/** Codes to cut apart and draw by hand, and the three shares on a page of their own. */
function SlipPapers({ slips: { codes, shares, url }, onClose }: { slips: Slips; onClose: () => void }) {
  const w = useWords(ballots)
  return (
    <div class="slip-papers">
      <Banner kind="warning">{w.slipsText}</Banner>
      <div class="actions no-print">
        <Button kind="primary" onClick={() => window.print()}>
          {w.print}
        </Button>
        <Button onClick={onClose}>{w.finish}</Button>
      </div>
      <article class="paper cut-slips">
        {codes.map((code) => (
          <div key={code}>
            <Qr text={`${url}#${code.replaceAll(' ', '')}`} label={w.vote.code} size={96} />
            <div>
              <small>{w.slipTitle}</small>
              <strong class="num">{code}</strong>
              <small>{w.slipHow}</small>
              <small>{url}</small>
            </div>
          </div>
        ))}
      </article>
      <article class="paper cut-slips">
        {shares.map((share, i) => (
          <div key={share}>
            <div>
              <small>{w.shareTitle(i + 1)}</small>
              <strong class="num">{share}</strong>
              <small>{w.shareHow}</small>
            </div>
          </div>
        ))}
      </article>
    </div>
  )
}
