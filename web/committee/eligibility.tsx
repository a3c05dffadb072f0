/** Examining nominees: every check with its evidence, opinions as they come in, decisions with reasons. */
import { useState } from 'preact/hooks'
import type { Eligibility } from '../../server/nominations/eligibility.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { common } from '../../server/words/common.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { RadioField } from '../parts/choices.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField, DateField, optionsOf, SelectField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { StateMark } from '../parts/marks.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { Table } from '../parts/table.tsx'
import { Pager } from '../parts/tabs.tsx'
import { useLoad } from '../use.ts'
import { Checks, useCheckText } from './checks.tsx'
import { ScanButton } from './dossier.tsx'
import type { CampaignPart } from './said.ts'
import { Vetoes } from './vetoes.tsx'

const PAGE = 100
const SHAPES = { clear: 'done', open: 'todo', blocked: 'stopped' } as const
type Props = Pick<CampaignPart, 'campaign' | 'programme'> & { mayExamine: boolean }
type Asked = { kind: 'opinion' | 'decide'; one: Eligibility } | null

export function EligibilityPart({ campaign, programme, mayExamine }: Props) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const param = { campaign: campaign.id, programme: programme.id }
  const { data, problem, reload } = useLoad(
    () => ask(api.campaigns[':campaign'].programmes[':programme'].eligibility.$get({ param })),
    [programme.id],
  )
  const [asked, setAsked] = useState<Asked>(null)
  const [page, setPage] = useState(1)
  if (!data) return problem ? <ProblemBanner problem={problem} retry={reload} /> : <Loading />
  const nameOf = (id: string | null) => data.nominees.find((one) => one.nominationId === id)?.name ?? ''
  const done = () => {
    setAsked(null)
    reload()
  }
  return (
    <>
      {data.losses.length > 0 && (
        <Section title={w.losses} lead={w.lossesLead}>
          <ul class="checks">
            {data.losses.map(({ nominationId, standIn, place }) => (
              <li key={nominationId}>
                <StateMark shape="warning">{nameOf(nominationId)}</StateMark> {w.loss[place](nameOf(standIn))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={w.tabs.eligibility} lead={w.eligibilityLead}>
        <Table
          caption={w.tabs.eligibility}
          rows={data.nominees.slice((page - 1) * PAGE, page * PAGE)}
          rowKey={(one) => one.nominationId}
          phone="cards"
          tone={(one) => (one.state === 'blocked' ? 'faulty' : undefined)}
          empty={<Empty title={w.noneToCheck}>{w.noneToCheckNext}</Empty>}
          columns={[
            { key: 'name', head: c.personName, lead: true, sort: (one) => one.name, cell: (one) => one.name },
            { key: 'unit', head: c.terms.unit, sort: (one) => one.unitName, cell: (one) => one.unitName },
            {
              key: 'state',
              head: c.state,
              sort: (one) => one.state,
              cell: (one) => <StateMark shape={SHAPES[one.state]}>{w.state[one.state]}</StateMark>,
            },
            { key: 'checks', head: w.checks, cell: (one) => <Found one={one} param={param} /> },
            mayExamine && {
              key: 'act',
              head: '',
              print: false,
              cell: (one) => (
                <div class="own-acts">
                  {departmentsOf(one).length > 0 && (
                    <Button label={w.opinionTitle(one.name)} onClick={() => setAsked({ kind: 'opinion', one })}>
                      {w.addOpinion}
                    </Button>
                  )}
                  <Button label={w.decideTitle(one.name)} onClick={() => setAsked({ kind: 'decide', one })}>
                    {w.decide}
                  </Button>
                </div>
              ),
            },
          ]}
        />
        {data.nominees.length > PAGE && <Pager page={page} pages={Math.ceil(data.nominees.length / PAGE)} onPage={setPage} />}
      </Section>
      <Vetoes mayExamine={mayExamine} onChange={reload} />
      {asked?.kind === 'opinion' && <OpinionDialog one={asked.one} param={param} onClose={done} />}
      {asked?.kind === 'decide' && <DecideDialog one={asked.one} param={param} onClose={done} />}
    </>
  )
}

const departmentsOf = ({ checks }: Eligibility) => checks.flatMap(({ about }) => (about.startsWith('opinion:') ? about.slice(8) : []))

/** What bars and what is open at once; what passed folded away. */
function Found({ one, param }: { one: Eligibility; param: { campaign: string; programme: string } }) {
  const w = useWords(campaigns)
  const of = { ...param, nomination: one.nominationId }
  const passed = one.checks.filter(({ state }) => state === 'pass')
  return (
    <>
      <Checks checks={one.checks.filter(({ state }) => state !== 'pass')} param={of} />
      {passed.length > 0 && (
        <details>
          <summary>{w.passed(passed.length)}</summary>
          <Checks checks={passed} param={of} />
        </details>
      )}
    </>
  )
}

interface DialogProps {
  one: Eligibility
  param: { campaign: string; programme: string }
  onClose: () => void
}

function OpinionDialog({ one, param, onClose }: DialogProps) {
  const w = useWords(campaigns)
  const [fileId, setFileId] = useState<string | null>(null)
  const of = { ...param, nomination: one.nominationId }
  const departments = departmentsOf(one).map((key) => [key, (w.departments as Record<string, string>)[key] ?? key] as const)
  const start = { department: departments[0]?.[0] ?? '', answer: 'agree', facts: '', answeredOn: '', validUntil: '' }
  const send = ({ answer, ...rest }: typeof start) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].nominations[':nomination'].opinions.$post({
        param: of,
        json: { ...rest, answer: answer as 'agree', fileId },
      }),
    )
  return (
    <Dialog open title={w.opinionTitle(one.name)} onClose={onClose}>
      <ScanButton param={of} kind="opinion" onDone={setFileId} />
      <Form start={start} submit={w.addOpinion} send={send} onDone={onClose}>
        <SelectField name="department" label={w.department} options={departments} />
        <RadioField name="answer" label={w.answer} choices={optionsOf(w.answers).map(([value, text]) => ({ value, text }))} inline />
        <AreaField name="facts" label={w.opinionFacts} most={300} rows={3} />
        <DateField name="answeredOn" label={w.answeredOn} />
        <DateField name="validUntil" label={w.validUntil} />
      </Form>
    </Dialog>
  )
}

function DecideDialog({ one, param, onClose }: DialogProps) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const text = useCheckText()
  const found = one.checks.filter(({ decidable, code }) => decidable || code === 'decided-against')
  const choices = [
    ...found.map((check) => [check.about, text(check)] as const),
    ...(['fraud', 'other'] as const)
      .filter((about) => !found.some((check) => check.about === about))
      .map((about) => [about, about === 'fraud' ? w.fraud : w.otherReason] as const),
  ]
  const send = ({ about, outcome, reason }: { about: string; outcome: string; reason: string }) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].nominations[':nomination'].checks[':about'].$put({
        param: { ...param, nomination: one.nominationId, about },
        json: { outcome: outcome as 'pass', reason },
      }),
    )
  return (
    <Dialog open title={w.decideTitle(one.name)} onClose={onClose}>
      <p>{w.decideText}</p>
      <Form start={{ about: choices[0]?.[0] ?? 'other', outcome: '', reason: '' }} submit={w.decide} send={send} onDone={onClose}>
        <SelectField name="about" label={w.about} options={choices} />
        <RadioField name="outcome" label={w.decide} choices={optionsOf(w.outcomes).map(([value, text]) => ({ value, text }))} inline />
        <AreaField name="reason" label={c.reason} most={300} rows={3} />
      </Form>
    </Dialog>
  )
}
