/** The minutes of a meeting, drafted from what happened: attendance, recusals, items, votes and the arithmetic of adoption; A4. */
import type { Room, Step } from '../../server/ballots/room.ts'
import { ballots } from '../../server/words/ballots.ts'
import { clock, useCommon, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { SignBox, SignRow } from '../parts/sign.tsx'
import { Result } from './room-result.tsx'

export function Minutes({ room, onClose }: { room: Room; onClose: () => void }) {
  const w = useWords(ballots)
  const c = useCommon()
  const m = w.minute
  const label = (id: string) => room.names.find((one) => one.id === id)?.label ?? id
  const list = (all: string[] = []) => all.join(c.comma)
  const came = room.members.filter(({ state }) => state !== 'absent').length
  // Who signs in within one minute stands in one line.
  const course = room.steps.reduce<(Step & { who: string[] })[]>((all, step) => {
    const last = all.at(-1)
    const isSame = last && last.kind === step.kind && last.at === step.at && step.detail.member !== undefined
    if (isSame) last.who.push(step.detail.member ?? '')
    else all.push({ ...step, who: [step.detail.member ?? ''] })
    return all
  }, [])
  const said = ({ kind, detail, who }: (typeof course)[number]): string => {
    const ballot = room.ballots.find(({ id }) => id === detail.ballot)?.title ?? ''
    if (kind === 'arrive' || kind === 'leave') return m[kind](list(who))
    if (kind === 'item')
      return m.item(w.some(detail.names?.map(label) ?? [])) + (detail.out?.length ? m.out(list(detail.out)) : w.nobodyOut)
    if (kind === 'opened') return m.opened(ballot, detail.present ?? 0)
    if (kind === 'annulled') return m.annulled(ballot, detail.reason ?? '')
    return kind === 'counted' ? m.counted(ballot) : m.closed
  }
  return (
    <>
      <div class="actions no-print">
        <Button kind="primary" onClick={() => window.print()}>
          {w.print}
        </Button>
        <Button onClick={onClose}>{c.back}</Button>
      </div>
      <article class="paper minutes">
        <h1>{m.title(room.name)}</h1>
        <p>{[room.startsAt.replace('T', ' '), room.place].filter(Boolean).join(' · ')}</p>
        <p>{m.attended(came, room.members.length, room.needed)}</p>
        <p>
          {m.members}
          {c.colon}
          {list(
            room.members.map(
              ({ id, unitName, state }) => `${id}${unitName && `（${unitName}）`}${state === 'absent' ? ` ${w.states.absent}` : ''}`,
            ),
          )}
        </p>
        {room.agenda.length > 0 && (
          <ol class="room-agenda">
            {room.agenda.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )}
        <h2>{m.course}</h2>
        <ol class="minutes-course">
          {course.map((step, i) => (
            <li key={`${step.at} ${i}`}>
              <span class="num">{clock(step.at).slice(0, 5)}</span> {said(step)}
            </li>
          ))}
        </ol>
        {room.ballots
          .filter(({ outcome }) => outcome?.count)
          .map((one) => (
            <section key={one.id}>
              <h2>{one.title}</h2>
              <p>
                {w.modes[one.mode]} · {w.summary(one.places, one.most, one.rule)}
                {one.counted.length > 0 && ` · ${w.counted(list(one.counted))}`}
              </p>
              <Result ballot={one} label={label} />
            </section>
          ))}
        <SignRow>
          <SignBox who={m.chair} />
          <SignBox who={m.scrutineers} />
          <SignBox who={m.secretary} />
        </SignRow>
      </article>
    </>
  )
}
