/** Ballots of a meeting: adding one, printing its slips, opening, counting, and what came of it. */

import { useState } from 'preact/hooks'
import type { BallotSeen, Room } from '../../server/ballots/room.ts'
import { ballots } from '../../server/words/ballots.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { AskButton, Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { Badge } from '../parts/marks.tsx'
import { Section } from '../parts/page.tsx'
import { useAct } from '../use.ts'
import type { Shown } from './campaign.tsx'
import { CountForm, NewBallot, ShareForm } from './room-forms.tsx'
import { Result, ToList } from './room-result.tsx'
import type { Slips } from './room-slips.tsx'

interface Props {
  room: Room
  /** Whether the reader may act, and the meeting still runs. */
  runs: boolean
  shown: Shown
  reload: () => Promise<void>
  /** Slips that were just made: nothing else is shown until they are printed. */
  onSlips: (slips: Slips) => void
}

export function Ballots({ room, runs, shown, reload, onSlips }: Props) {
  const w = useWords(ballots)
  const [adding, setAdding] = useState<{ after: BallotSeen | null } | null>(null)
  return (
    <Section title={w.ballots} actions={runs && <Button onClick={() => setAdding({ after: null })}>{w.addBallot}</Button>}>
      {room.ballots.length === 0 && <Empty title={w.noBallots}>{w.noBallotsNext}</Empty>}
      {room.ballots.map((one) => (
        <OneBallot
          key={one.id}
          {...{ room, runs, shown, reload, ballot: one }}
          onSlips={onSlips}
          onNext={() => setAdding({ after: one })}
        />
      ))}
      <Dialog open={adding !== null} title={w.addBallot} onClose={() => setAdding(null)}>
        {adding && (
          <NewBallot
            room={room}
            after={adding.after}
            listed={shown.selection.chosen}
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

interface OneProps extends Props {
  ballot: BallotSeen
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
      {ballot.counted.length > 0 && running && ballot.differ.length === 0 && <p>{ballot.counted.length === 1 ? w.oneMore : w.equal}</p>}
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
