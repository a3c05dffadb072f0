/** Seats and quota rules of a programme, as data that the committee changes: a template, or rule by rule. */
import { useState } from 'preact/hooks'
import type { QuotaTemplate } from '../../server/nominations/templates.ts'
import type { Quota } from '../../server/scoring/quota.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { useCommon, useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Section } from '../parts/page.tsx'
import { useLoad } from '../use.ts'
import { type CampaignPart, textOf, useSaid } from './said.ts'
import { WhoFields } from './who.tsx'

/** A rule as the form holds it: its share or its number is one field. */
type Draft = Omit<Quota, 'share' | 'count'> & { share: string }

const toDraft = ({ share, count, ...quota }: Quota): Draft => ({ ...quota, share: share ?? String(count ?? '') })
const toQuota = ({ share, ...quota }: Draft): Quota =>
  /^\d+$/.test(share.trim()) ? { ...quota, count: Number(share) } : { ...quota, share: share.trim() }

export function Quotas({ campaign, programme, reload, mayChange }: CampaignPart & { mayChange: boolean }) {
  const w = useWords(nominations)
  const { data } = useLoad(() => ask(api['quota-templates'].$get()))
  const [from, setFrom] = useState<{ key: string; quotas: readonly Quota[]; leftOut: QuotaTemplate['leftOut'] }>({
    key: '',
    quotas: programme.quotas,
    leftOut: null,
  })
  const templates = data?.templates ?? []
  if (!mayChange || programme.confirmed) return <Fixed quotas={programme.quotas} seats={programme.seats} />
  const use = (id: string) => {
    const template = templates.find((one) => one.id === id)
    if (template) setFrom({ key: id, quotas: template.quotas as Quota[], leftOut: template.leftOut })
  }
  const send = ({ seats, quotas }: { seats: string; quotas: Draft[] }) => {
    const json = { seats: Number(seats), quotas: quotas.map(toQuota), version: programme.version }
    return ask(
      api.campaigns[':campaign'].programmes[':programme'].$put({ param: { campaign: campaign.id, programme: programme.id }, json }),
    )
  }
  return (
    <Section lead={w.quotasLead}>
      <div class="filters">
        <SelectField
          name="template"
          label={w.useTemplate}
          empty="—"
          options={templates.map(({ id, name }) => [id, textOf(name)])}
          value={from.key}
          onValue={use}
        />
      </div>
      {from.leftOut && (
        <Banner kind="info">
          {w.leftOut}：{textOf(from.leftOut)}
        </Banner>
      )}
      <Form
        key={from.key}
        start={{ seats: String(programme.seats), quotas: from.quotas.map(toDraft) }}
        submit={w.setQuotas}
        doneText={w.quotasSaved}
        send={send}
        onDone={reload}
      >
        {({ quotas }, set) => (
          <>
            <NumberField name="seats" label={w.seats} integer />
            {quotas.map((quota, i) => (
              <RuleFields key={quota.id} quota={quota} i={i} set={set} onRemove={() => set('quotas', quotas.toSpliced(i, 1))} />
            ))}
            <div>
              <Button onClick={() => set('quotas', [...quotas, fresh(quotas)])}>{w.addRule}</Button>
            </div>
          </>
        )}
      </Form>
    </Section>
  )
}

/** A new rule under an id that no other has. */
function fresh(quotas: Draft[]): Draft {
  let n = quotas.length + 1
  while (quotas.some(({ id }) => id === `rule-${n}`)) n++
  return {
    id: `rule-${n}`,
    name: { zh: '', en: '' },
    kind: 'floor',
    of: [{ attribute: 'sex', in: ['female'] }],
    among: 'seats',
    share: '20%',
  }
}

function RuleFields({
  quota,
  i,
  set,
  onRemove,
}: {
  quota: Draft
  i: number
  set: (path: string, value: unknown) => void
  onRemove: () => void
}) {
  const w = useWords(nominations)
  const c = useCommon()
  const said = useSaid()
  const at = `quotas.${i}`
  const part = typeof quota.among !== 'string'
  return (
    <fieldset class="rule-fields">
      <legend>{textOf(quota.name) || w.addRule}</legend>
      <TextField name={`${at}.name.zh`} label={w.ruleName} most={60} />
      <TextField name={`${at}.name.en`} label={w.nameEn} most={120} optional />
      <SelectField name={`${at}.kind`} label={w.kind} options={optionsOf(w.kinds)} />
      <TextField name={`${at}.share`} label={w.shareOrCount} hint={w.shareHint} size="short" most={12} />
      {part ? (
        <p class="soft small">
          {w.among}
          {c.colon}
          {said.who(quota.among as Quota['of'])}
        </p>
      ) : (
        <SelectField
          name={`${at}.among`}
          label={w.among}
          options={[['seats', w.amongs.seats] as const, ['chosen', w.amongs.chosen] as const]}
        />
      )}
      <WhoFields at={`${at}.of`} who={quota.of} set={set} />
      <div class="whole split-ends">
        <span class="soft small">{quota.cite && w.cite(textOf(quota.cite))}</span>
        <Button kind="plain" onClick={onRemove}>
          {w.removeRule(textOf(quota.name))}
        </Button>
      </div>
    </fieldset>
  )
}

/** The rules to read, where nobody may change them any more. */
function Fixed({ quotas, seats }: { quotas: Quota[]; seats: number }) {
  const w = useWords(nominations)
  const said = useSaid()
  return (
    <Section title={w.seatsN(seats)}>
      <ul class="fixed-rules">
        {quotas.map((quota) => (
          <li key={quota.id}>
            <strong>{textOf(quota.name)}</strong> {w.kinds[quota.kind]} {quota.share ?? quota.count} · {said.who(quota.of)}
            {quota.cite && <span class="soft small"> {w.cite(textOf(quota.cite))}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
