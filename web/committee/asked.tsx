/** What a programme asks of its nominees: thresholds, years for which facts bar, and the levels of public notice. */

import { NOTICE_LEVELS } from '../../server/nominations/input.ts'
import type { Level } from '../../server/nominations/rules.ts'
import { campaigns } from '../../server/words/campaigns.ts'
import { common } from '../../server/words/common.ts'
import { notices as words } from '../../server/words/notices.ts'
import { api, ask } from '../api.ts'
import { useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { CheckField } from '../parts/choices.tsx'
import { NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Section } from '../parts/page.tsx'
import type { CampaignPart } from './said.ts'

interface NoticeDraft {
  id: string
  of: Level['of']
  least: string
}

export function Asked({ campaign, programme, reload }: CampaignPart) {
  const w = useWords(campaigns)
  const c = useWords(common)
  const n = useWords(words)
  const { over, contestOutside, frontReserve, refill, base, repeat, step, vetoes, notices } = programme.rules
  const start = {
    ...{ over: over === '1' ? '100%' : over, contestOutside, frontReserve, refill, base: base ?? '', repeat: repeat ?? '' },
    step: { kind: step ? (step.more ? 'more' : 'least') : '', share: step?.share ?? '1/2' },
    vetoes: Object.fromEntries(Object.keys(w.vetoes).map((kind) => [kind, String(vetoes[kind] ?? '')])),
    notices: notices.map((one): NoticeDraft => ({ ...one, least: String(one.least) })),
  }
  const level = (text: string) => (text === '' ? null : (text as 'district'))
  const send = ({ base, repeat, step: { kind, share }, vetoes, notices, ...rules }: typeof start) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].rules.$put({
        param: { campaign: campaign.id, programme: programme.id },
        json: {
          ...{ ...rules, base: level(base), repeat: level(repeat), version: programme.version },
          step: kind === '' ? null : { share, more: kind === 'more' },
          vetoes: Object.fromEntries(Object.entries(vetoes).flatMap(([key, years]) => (years === '' ? [] : [[key, Number(years)]]))),
          notices: notices.map((one) => ({ ...one, id: one.id as 'unit', least: Number(one.least) })),
        },
      }),
    )
  return (
    <Section title={w.asked} lead={w.askedLead}>
      <Form start={start} submit={w.saveRules} send={send} onDone={() => reload()}>
        {({ step, notices }, set) => (
          <>
            <div class="rule-fields">
              <TextField name="over" label={w.over} size="short" />
              <SelectField name="refill" label={w.refill} options={optionsOf(w.refills)} />
              <SelectField name="base" label={w.base} empty={w.noBase} options={optionsOf(c.honourLevels)} />
              <SelectField name="repeat" label={w.repeat} empty={w.noBase} options={optionsOf(c.honourLevels)} />
              <SelectField name="step.kind" label={w.meeting} empty={w.noBase} options={optionsOf(w.stepKinds)} />
              {step.kind && <TextField name="step.share" label={w.stepShare} hint={w.stepShareHint} size="short" />}
              <CheckField name="contestOutside" label={w.contestOutside} />
              <CheckField name="frontReserve" label={w.frontReserve} />
            </div>
            <fieldset class="rule-fields">
              <legend>{w.vetoYears}</legend>
              <p class="whole soft small">{w.vetoYearsHint}</p>
              {Object.entries(w.vetoes).map(([kind, text]) => (
                <NumberField key={kind} name={`vetoes.${kind}`} label={text} integer optional />
              ))}
            </fieldset>
            <fieldset class="rule-fields">
              <legend>{w.noticeLevels}</legend>
              <p class="whole soft small">{w.noticeLevelsHint}</p>
              {notices.map((one, i) => (
                <div key={one.id} class="rule-fields whole">
                  <SelectField name={`notices.${i}.id`} label={w.noticeLevel} options={optionsOf(n.levels)} />
                  <SelectField name={`notices.${i}.of`} label={w.noticeOf} options={optionsOf(w.noticeOfs)} />
                  <NumberField name={`notices.${i}.least`} label={w.noticeDays} integer />
                  <Button kind="plain" onClick={() => set('notices', notices.toSpliced(i, 1))}>
                    {w.removeNotice(n.levels[one.id as 'unit'])}
                  </Button>
                </div>
              ))}
              {notices.length < NOTICE_LEVELS.length && (
                <div class="whole">
                  <Button onClick={() => set('notices', [...notices, fresh(notices)])}>{w.addNotice}</Button>
                </div>
              )}
            </fieldset>
          </>
        )}
      </Form>
    </Section>
  )
}

/** The lowest level that is not there yet. */
const fresh = (notices: readonly NoticeDraft[]): NoticeDraft => ({
  id: NOTICE_LEVELS.find((id) => notices.every((one) => one.id !== id)) ?? 'unit',
  of: 'list',
  least: '5',
})
