/** What is typed for a ballot: its rules, the shares that open its box, the count of its papers. */
import type { BallotSeen, Room } from '../../server/ballots/room.ts'
import { ballots } from '../../server/words/ballots.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { ManyField, RadioField } from '../parts/choices.tsx'
import { NumberField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'

const RULES = ['>1/2', '>=2/3']

interface NewProps {
  room: Room
  after: BallotSeen | null
  seats: number
  /** Names on the list that is being formed: as a rule it is they who are voted on. */
  listed: string[]
  onDone: () => void
}

export function NewBallot({ room, after, seats, listed, onDone }: NewProps) {
  const w = useWords(ballots)
  const adoption = after?.outcome?.adoption
  const open = adoption
    ? adoption.tied.length > 0
      ? adoption.tied
      : (after?.names ?? []).filter((id) => !adoption.adopted.includes(id))
    : null
  const drafted = room.names.filter(({ id }) => (open ?? listed).includes(id))
  const rest = room.names.filter((one) => !drafted.includes(one))
  const names = (drafted.length > 0 ? drafted : room.names).map(({ id }) => id)
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
        <ManyField
          name="names"
          label={w.names}
          inline
          choices={[...drafted, ...rest].map(({ id, label }) => ({ value: id, text: label }))}
        />
      </div>
    </Form>
  )
}

interface ShareProps {
  n: number
  lead: string
  submit: string
  send: (shares: string[]) => Promise<unknown>
  onDone: () => void
}

export function ShareForm({ n, lead, submit, send, onDone }: ShareProps) {
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

export function CountForm({ ballot, label, onDone }: { ballot: BallotSeen; label: (id: string) => string; onDone: () => void }) {
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
