/** A nominee's papers as the unit fills them: texts with counts, democratic step, scans, honours held before. */
import { useRef } from 'preact/hooks'
import { DEEDS_MOST, FACTS, SUMMARY_MOST } from '../../server/nominations/input.ts'
import type { WholeNominee } from '../../server/nominations/nominee.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { common } from '../../server/words/common.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask, upload } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { AreaField, DateField, NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Loading, Section } from '../parts/page.tsx'
import { useAct, useLoad } from '../use.ts'

export interface DossierParam {
  campaign: string
  programme: string
  nomination: string
}

export const fileAddress = ({ campaign, programme, nomination }: DossierParam) =>
  `/api/campaigns/${campaign}/programmes/${programme}/nominations/${nomination}/files`

export function DossierDialog({ param, name, onClose }: { param: DossierParam; name: string; onClose: () => void }) {
  const w = useWords(campaigns)
  const { data, problem, reload } = useLoad(
    () => ask(api.campaigns[':campaign'].programmes[':programme'].nominations[':nomination'].$get({ param })),
    [param.nomination],
  )
  return (
    <Dialog open title={w.papersOf(name)} onClose={onClose}>
      <ProblemBanner problem={problem} retry={reload} />
      {data ? (
        <>
          <Texts param={param} nominee={data.nominee} />
          <Scans param={param} nominee={data.nominee} reload={reload} />
          <Honours param={param} nominee={data.nominee} reload={reload} />
        </>
      ) : (
        <Loading />
      )}
    </Dialog>
  )
}

interface PartProps {
  param: DossierParam
  nominee: WholeNominee
  reload?: () => Promise<void>
}

const COUNTS = ['eligible', 'present', 'agree', 'against', 'abstain'] as const

function Texts({ param, nominee }: PartProps) {
  const w = useWords(campaigns)
  const n = useWords(nominations)
  const c = useWords(common)
  const { deeds, summary, dossier, attributes, kind } = nominee
  const { step } = dossier
  const facts = kind === 'person' ? Object.keys(FACTS) : ['keyIndustry']
  const start = {
    deeds,
    summary,
    post: dossier.post ?? '',
    team: dossier.team ?? '',
    ...(kind === 'person' && { workSince: dossier.workSince ?? '', phone: '' }),
    contribution: dossier.contribution ?? '',
    facts: Object.fromEntries(facts.map((fact) => [fact, attributes[fact] ?? (FACTS[fact]?.[0] as string)])),
    step: {
      meeting: step?.meeting ?? '',
      day: step?.day ?? '',
      ...(Object.fromEntries(COUNTS.map((key) => [key, String(step?.[key] ?? '')])) as Record<(typeof COUNTS)[number], string>),
    },
  }
  const send = ({ step: { meeting, day, ...counts }, ...texts }: typeof start) => {
    const numbers = Object.fromEntries(COUNTS.map((key) => [key, Number(counts[key])])) as Record<(typeof COUNTS)[number], number>
    const held = meeting === '' ? null : { meeting: meeting as 'congress', day, ...numbers }
    return ask(
      api.campaigns[':campaign'].programmes[':programme'].nominations[':nomination'].dossier.$put({
        param,
        json: { ...texts, step: held },
      }),
    )
  }
  return (
    <Form start={start} submit={w.savePapers} send={send} doneText={c.saved} columns>
      {(values) => (
        <>
          <div class="whole">
            <AreaField name="summary" label={w.summary} most={SUMMARY_MOST} rows={5} />
            <AreaField name="deeds" label={n.deeds} hint={n.deedsHint} most={DEEDS_MOST} rows={8} />
          </div>
          <TextField name="post" label={w.post} most={60} />
          {kind === 'person' && <TextField name="team" label={w.team} hint={w.teamHint} most={20} optional />}
          {kind === 'person' && (
            <>
              <TextField name="workSince" label={w.workSince} hint={w.workSinceHint} most={7} optional />
              <TextField
                name="phone"
                type="tel"
                label={w.phone}
                hint={nominee.phoneKnown ? w.phoneKnown : w.phoneHint}
                most={20}
                optional
              />
            </>
          )}
          {facts.map((fact) => (
            <SelectField
              key={fact}
              name={`facts.${fact}`}
              label={w.facts[fact as 'rank']}
              options={optionsOf(w.factValues[fact as 'rank'])}
            />
          ))}
          <div class="whole">
            <AreaField name="contribution" label={w.contribution} hint={w.contributionHint} most={500} rows={2} optional />
          </div>
          <SelectField name="step.meeting" label={w.meeting} empty={w.noMeeting} options={optionsOf(w.meetings)} />
          {values.step.meeting && (
            <>
              <DateField name="step.day" label={c.date} />
              {COUNTS.map((key) => (
                <NumberField key={key} name={`step.${key}`} label={w[key]} integer />
              ))}
            </>
          )}
        </>
      )}
    </Form>
  )
}

const KINDS = ['photo', 'minutes', 'form'] as const

function Scans({ param, nominee, reload }: PartProps) {
  const w = useWords(campaigns)
  return (
    <ul class="scans">
      {KINDS.map((kind) => {
        const file = nominee.files.findLast((one) => one.kind === kind)
        return (
          <li key={kind}>
            <span>
              {w.files[kind]} {file && <a href={`${fileAddress(param)}/${file.id}`}>{file.name}</a>}{' '}
              <span class="soft small">{file ? instant(file.at) : kind === 'photo' ? w.photoHint : w.scanHint}</span>
            </span>
            <ScanButton param={param} kind={kind} onDone={reload} />
          </li>
        )
      })}
    </ul>
  )
}

export function ScanButton({ param, kind, onDone }: { param: DossierParam; kind: string; onDone?: ((id: string) => void) | undefined }) {
  const w = useWords(campaigns)
  const input = useRef<HTMLInputElement>(null)
  const sending = useAct(async (file: File) => {
    onDone?.((await upload<{ id: string }>(`${fileAddress(param)}?kind=${kind}`, file)).id)
    return true
  })
  const label = w.uploadFile(w.files[kind as 'photo'])
  return (
    <span class="scan">
      <Button busy={sending.busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={kind === 'photo' ? '.jpg,.jpeg,.png' : '.pdf,.jpg,.jpeg,.png'}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file) sending.run(file)
          // The same file, corrected, must be choosable again.
          currentTarget.value = ''
        }}
      />
      <ProblemBanner problem={sending.problem} />
    </span>
  )
}

function Honours({ param, nominee, reload }: PartProps) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const start = { kind: 'medal', level: 'district', name: '', year: '', number: '', source: '' }
  const send = ({ year, kind, level, ...rest }: typeof start) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].nominations[':nomination'].honours.$post({
        param,
        json: { ...rest, kind: kind as 'medal', level: level as 'district', year: Number(year) },
      }),
    )
  return (
    <Section title={c.terms.honour}>
      <ul>
        {nominee.honours.map((one) => (
          <li key={one.id}>
            {one.year} · {one.name} · {c.honourLevels[one.level]} · {one.source}
          </li>
        ))}
      </ul>
      <details>
        <summary>{w.held}</summary>
        <Form start={start} submit={w.held} send={send} onDone={() => reload?.()} again columns>
          <TextField name="name" label={w.heldName} most={60} />
          <SelectField name="kind" label={w.heldKind} options={optionsOf(c.honours)} />
          <SelectField name="level" label={w.heldLevel} options={optionsOf(c.honourLevels)} />
          <NumberField name="year" label={c.year} integer />
          <TextField name="number" label={c.number} most={60} optional />
          <TextField name="source" label={w.heldSource} most={120} />
        </Form>
      </details>
    </Section>
  )
}
