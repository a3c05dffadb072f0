/** What becomes of a list: the decision, its honours with the way back to where each comes from, revocation, checks, plates. */
import type { Outcome } from '../../server/nominations/honour.ts'
import { after } from '../../server/words/notices.ts'
import { sayFault } from '../../server/words/problems.ts'
import { api, ask } from '../api.ts'
import { day, dayOf, lang, useCommon, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { RadioField } from '../parts/choices.tsx'
import { AreaField, DateField, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { FormButton } from '../parts/form-button.tsx'
import { Links } from '../parts/links.tsx'
import { Badge, StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { useLoad } from '../use.ts'
import { type Of, of, textsOf } from './of.ts'
import './notice.css'

export function AfterTab({ campaign, programme, mayKeep }: Of & { mayKeep: boolean }) {
  const w = useWords(after)
  const c = useCommon()
  const param = of({ campaign, programme })
  const at = api.campaigns[':campaign'].programmes[':programme'].conferral
  const { data, problem, reload } = useLoad(() => ask(at.$get({ param })), [programme.id])
  if (!data) return problem ? <ProblemBanner problem={problem} retry={reload} /> : <Loading />
  const { conferral, faults, left, honours } = data
  const start = { number: '', day: '', level: 'district' }
  const confer = mayKeep && !conferral && faults.length === 0 && (
    <FormButton kind="primary" text={w.confer} question={w.conferTitle} onDone={reload}>
      {(done) => (
        <Form
          start={start}
          submit={w.confer}
          send={(v) => ask(at.$put({ param, json: { ...v, level: v.level as 'district' } }))}
          onDone={done}
        >
          <p>{w.conferText}</p>
          <TextField name="number" label={w.number} hint={w.numberHint} />
          <DateField name="day" label={w.day} />
          <SelectField name="level" label={w.level} options={textsOf(c.honourLevels)} />
        </Form>
      )}
    </FormButton>
  )
  return (
    <Section title={w.tab} actions={confer}>
      {conferral ? (
        <Banner kind="done" actions={<a href="/honours">{w.rollTitle}</a>}>
          {w.conferred(conferral.number, day(conferral.day))}
        </Banner>
      ) : (
        faults.length > 0 && (
          <Banner kind="info">
            {w.notYet}
            {c.colon}
            {faults.map((fault) => sayFault(fault, lang.value)).join(' ')}
          </Banner>
        )
      )}
      {left.length > 0 && <Banner kind="warning">{w.left(left.map(({ name }) => name).join(c.comma))}</Banner>}
      <ul class="notices">
        {honours.map((one) => (
          <HonourLine
            key={one.id}
            one={one}
            mayKeep={mayKeep}
            notice={data.notice}
            home={`/committee/${campaign.id}?programme=${programme.id}`}
            onDone={reload}
          />
        ))}
      </ul>
    </Section>
  )
}

interface LineProps {
  one: Outcome['honours'][number]
  mayKeep: boolean
  notice: string | null
  /** The address of the programme's tabs. */
  home: string
  onDone: () => void
}

function HonourLine({ one, mayKeep, notice, home, onDone }: LineProps) {
  const w = useWords(after)
  const c = useCommon()
  const { id, holderName, unitName, number, revoked, checked, plate } = one
  const [ground = '', ...details] = (revoked?.reason ?? '').split(':')
  const links = [
    [w.links.list, `${home}&part=list`],
    notice && [w.links.notice, `/notices/${notice}`],
    [w.links.ballot, `${home}&part=room`],
    [w.links.nomination, `${home}&part=nominees&nominee=${one.nominationId}`],
    one.evidence && [w.rank(one.evidence.number), `/results/${one.evidence.event}/${one.evidence.number}`],
  ].filter((link): link is [string, string] => !!link)
  return (
    <li>
      <div>
        <strong>{revoked ? <del>{holderName}</del> : holderName}</strong> <span class="soft">{unitName}</span>{' '}
        <Badge tone="gold">{number}</Badge>
        <p>
          {w.chain}
          {c.colon}
          <Links links={links} />
        </p>
        {revoked && (
          <p class="red">
            {w.revoked(day(revoked.decidedOn), (w.reasons as Record<string, string>)[ground] ?? ground)} · {revoked.decidedBy} ·{' '}
            {details.join(':')}
          </p>
        )}
        <p class="soft">
          {checked && `${w.lastCheck} ${day(dayOf(checked.at))} · ${w.outcomes[checked.outcome]} ${checked.note} `}
          {one.holderKind !== 'person' && `${w.plate}: ${plate ? `${w.plates[plate.state]} ${day(plate.day)}` : w.noPlate}`}
        </p>
        {one.checkDue && <StateMark shape="warning">{w.due}</StateMark>}
        {one.plateDue && <StateMark shape="warning">{w.plateDue}</StateMark>}
      </div>
      {mayKeep && <Keeping one={one} id={id} onDone={onDone} />}
    </li>
  )
}

function Keeping({ one, id, onDone }: { one: LineProps['one']; id: string; onDone: () => void }) {
  const w = useWords(after)
  const at = api.honours[':honour']
  const param = { honour: id }
  const choices = (words: Record<string, string>) => textsOf(words).map(([value, text]) => ({ value, text }))
  return (
    <div class="actions">
      {one.holderKind !== 'person' && (
        <FormButton text={w.plateSet} question={w.plateTitle(one.holderName)} onDone={onDone}>
          {(done) => (
            <Form
              start={{ state: 'issued', day: '' }}
              submit={w.plateSet}
              send={(v) => ask(at.plate.$put({ param, json: { ...v, state: v.state as 'issued' } }))}
              onDone={done}
            >
              <p>{w.plateText}</p>
              <RadioField name="state" label={w.plate} choices={choices(w.plates)} />
              <DateField name="day" label={w.decidedOn} />
            </Form>
          )}
        </FormButton>
      )}
      {!one.revoked && (
        <>
          <FormButton text={w.check} question={w.checkTitle(one.holderName)} onDone={onDone}>
            {(done) => (
              <Form
                start={{ outcome: 'keeps', note: '' }}
                submit={w.check}
                send={(v) => ask(at.checks.$post({ param, json: { ...v, outcome: v.outcome as 'keeps' } }))}
                onDone={done}
              >
                <p>{w.checkText}</p>
                <RadioField name="outcome" label={w.outcome} choices={choices(w.outcomes)} inline />
                <TextField name="note" label={w.details} optional />
              </Form>
            )}
          </FormButton>
          <FormButton kind="danger" text={w.revoke} question={w.revokeTitle(one.holderName)} onDone={onDone}>
            {(done) => (
              <Form
                start={{ ground: 'fraud', details: '', decidedBy: '', decidedOn: '' }}
                submit={w.revoke}
                danger
                send={(v) => ask(at.revocation.$put({ param, json: { ...v, ground: v.ground as 'fraud' } }))}
                onDone={done}
              >
                <p>{w.effects}</p>
                <SelectField name="ground" label={w.ground} options={textsOf(w.reasons)} />
                <AreaField name="details" label={w.details} most={1000} rows={4} />
                <TextField name="decidedBy" label={w.decidedBy} />
                <DateField name="decidedOn" label={w.decidedOn} />
              </Form>
            )}
          </FormButton>
        </>
      )}
    </div>
  )
}
