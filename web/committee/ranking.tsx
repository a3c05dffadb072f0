/** How a programme's nominees are ranked and its list is drafted: categories with their seats, where merit comes from, the second goal. */
import type { Quota } from '../../server/scoring/quota.ts'
import type { How } from '../../server/scoring/selection/ranked.ts'
import { nominations } from '../../server/words/nominations.ts'
import { api, ask } from '../api.ts'
import { lang, useWords } from '../lang.ts'
import { Button } from '../parts/button.tsx'
import { CheckField } from '../parts/choices.tsx'
import { NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Section } from '../parts/page.tsx'
import { Upload } from '../parts/upload.tsx'
import type { Selection } from './list.tsx'
import { type CampaignPart, textOf } from './said.ts'
import { WhoFields } from './who.tsx'

interface Draft {
  id: string
  name: { zh: string; en: string }
  of: Quota['of']
  how: How
  seats: string
}

const numberOrNull = (text: string) => (text.trim() === '' ? null : Number(text))

export function RankingPart({ campaign, programme, selection, reload }: CampaignPart & { selection: Selection }) {
  const w = useWords(nominations)
  const { ranking, version } = selection
  const param = { campaign: campaign.id, programme: programme.id }
  const start = {
    ...ranking,
    categories: ranking.categories.map((one): Draft => ({ ...one, seats: one.seats === null ? '' : String(one.seats) })),
    unitMost: ranking.unitMost === null ? '' : String(ranking.unitMost),
    reserves: String(ranking.reserves),
  }
  const send = ({ categories, unitMost, reserves, ...rest }: typeof start) =>
    ask(
      api.campaigns[':campaign'].programmes[':programme'].ranking.$put({
        param,
        json: {
          ...rest,
          categories: categories.map((one) => ({ ...one, seats: numberOrNull(one.seats) })),
          unitMost: numberOrNull(unitMost),
          reserves: Number(reserves),
          version,
        },
      }),
    )
  const goals: [string, string][] = [
    ['units-twice', w.goals.unitsTwice],
    ...programme.quotas.flatMap(({ id, name }): [string, string][] => [
      [`more:${id}`, w.goals.more(textOf(name))],
      [`fewer:${id}`, w.goals.fewer(textOf(name))],
    ]),
  ]
  const base = `/api/campaigns/${campaign.id}/programmes/${programme.id}/merit`
  const words = nominations.meritColumns
  const columns = Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[lang.value === 'en' ? 1 : 0]]))
  return (
    <>
      <Section title={w.ranking} lead={w.rankingLead}>
        <Form key={version} start={start} submit={w.saveRanking} doneText={w.rankingSaved} send={send} onDone={reload}>
          {({ categories }, set) => (
            <>
              {categories.map((one, i) => (
                <fieldset key={one.id} class="rule-fields">
                  <legend>{textOf(one.name) || w.addCategory}</legend>
                  <TextField name={`categories.${i}.name.zh`} label={w.categoryName} most={60} />
                  <TextField name={`categories.${i}.name.en`} label={w.nameEn} most={120} optional />
                  <SelectField name={`categories.${i}.how`} label={w.how} options={optionsOf(w.hows)} />
                  {categories.length > 1 && <NumberField name={`categories.${i}.seats`} label={w.seats} integer />}
                  <WhoFields at={`categories.${i}.of`} who={one.of} set={set} everybody />
                  {categories.length > 1 && (
                    <div class="whole split-ends">
                      <span />
                      <Button kind="plain" onClick={() => set('categories', categories.toSpliced(i, 1))}>
                        {w.removeRule(textOf(one.name))}
                      </Button>
                    </div>
                  )}
                </fieldset>
              ))}
              <div>
                <Button onClick={() => set('categories', [...categories, fresh(categories)])}>{w.addCategory}</Button>
              </div>
              <div class="rule-fields">
                <NumberField name="unitMost" label={w.unitMost} integer optional />
                <NumberField name="reserves" label={w.reservesEach} integer />
                <SelectField name="goal" label={w.goal} hint={w.goalHint} empty={w.goals.none} options={goals} />
                <CheckField name="onePerTeam" label={w.onePerTeam} />
                <CheckField name="vacant" label={w.mayBeVacant} />
              </div>
            </>
          )}
        </Form>
      </Section>
      <Section title={w.importMerit} lead={w.importMeritLead}>
        <Upload check={`${base}/checks`} apply={base} template={`${base}.xlsx`} columns={columns} onDone={reload} />
      </Section>
    </>
  )
}

/** A category under an id that no other has. */
function fresh(categories: Draft[]): Draft {
  let n = categories.length + 1
  while (categories.some(({ id }) => id === `category-${n}`)) n++
  return { id: `category-${n}`, name: { zh: '', en: '' }, of: [], how: 'points', seats: '' }
}
