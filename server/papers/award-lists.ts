/** The papers of an award, each as a list that the browser shows and the typesetter prints; and the approval forms. */

import { mayDay } from '../nominations/input.ts'
import { departmentsFor } from '../nominations/rules.ts'
import { ageOn } from '../scoring/quota.ts'
import { awardPapers } from '../words/award-papers.ts'
import { campaigns } from '../words/campaigns.ts'
import { common } from '../words/common.ts'
import { nominations } from '../words/nominations.ts'
import { awardName, fieldText, notices as noticeWords } from '../words/notices.ts'
import { say } from '../words/words.ts'
import type { Award } from './award.ts'
import { dayOf, type List } from './lists.ts'

const w = say(awardPapers, 'zh')
const n = say(noticeWords, 'zh')
const c = say(common, 'zh')
const k = say(campaigns, 'zh')
const s = say(nominations, 'zh')

const column = (key: string, zh: string, width?: number) => ({ key, header: { zh, en: zh }, ...(width && { width }) })
const day = (text: string) => dayOf(`${text}T00:00:00+08:00`, 'zh')
export const what = ({ programme }: Award) => awardName(programme.campaign.name, programme.name, 'zh')

function paper(award: Award, title: string, rest: Pick<List, 'columns' | 'rows' | 'head' | 'foot' | 'boxes'>): List {
  const { final } = award
  return { name: title, title: final ? title : title + w.draftMark, lang: 'zh', ...rest, boxes: final ? rest.boxes : [] }
}

type Posted = Award['notices'][number]
const spanOf = ({ notice }: Posted) => n.span(day(notice.firstDay), day(notice.lastDay), notice.days)
const levelOf = (level: string) => (n.levels as Record<string, string>)[level] ?? level
const posterOf = (award: Award) => award.unitName ?? n.seal

export function noticePaper(award: Award, posted: Posted): List {
  const { fields, rows, level, reason } = posted.notice
  const columns = [column('number', w.number, 6), column('name', w.name, 14), ...fields.map((key) => column(key, n.fields[key], 26))]
  const lines = rows.map(({ name, values }, i) => ({
    number: String(i + 1),
    name,
    ...Object.fromEntries(fields.map((field) => [field, fieldText(field, values[field] ?? '', 'zh')])),
  }))
  const head = [n.body(spanOf(posted)), ...(reason ? [n.because(reason)] : [])]
  return paper(award, n.headline(what(award), levelOf(level)), {
    ...{ columns, rows: lines, head, foot: [posted.notice.channel], boxes: [posterOf(award)] },
  })
}

/** Null while something stands against the notice. */
export function noObjectionPaper(award: Award, posted: Posted): List | null {
  if (posted.open.length > 0) return null
  const { objections, upheld, notice } = posted
  const title = n.headline(what(award), levelOf(notice.level))
  const head = [w.noObjection(title, spanOf(posted), notice.channel), objections ? w.handled(objections, upheld) : w.noneReceived]
  return paper(award, w.noObjectionTitle, { columns: [], rows: [], head, foot: [], boxes: [posterOf(award)] })
}

/** One letter for each department that is asked about somebody. */
export function letters(award: Award): List[] {
  const { nominees, programme } = award
  const asked = nominees.map((one) => ({ one, departments: departmentsFor(programme.rules, one.attributes) }))
  return [...new Set(asked.flatMap(({ departments }) => departments))].map((department) => {
    const of = (k.departments as Record<string, string>)[department] ?? department
    const rows = asked.filter(({ departments }) => departments.includes(department))
    return paper(award, w.letterTitle(of), {
      columns: [
        column('number', w.number, 6),
        column('name', w.name, 14),
        column('unit', w.cells.unit, 26),
        column('jobClass', w.cells.jobClass, 14),
        column('opinion', w.opinion, 14),
        column('facts', w.facts, 26),
      ],
      rows: rows.map(({ one: { attributes } }, i) => ({
        ...{ number: String(i + 1), name: attributes.name, unit: attributes.unitName, opinion: '', facts: '' },
        jobClass: fieldText('jobClass', attributes.jobClass ?? '', 'zh'),
      })),
      head: [`${of}：`, w.letterBody(what(award), rows.length)],
      foot: [w.letterEnd],
      boxes: [of],
    })
  })
}

/** Everything that a report counts: by group, how many and what share; then every rule with its reckoning. */
export function reportPaper(award: Award): List {
  const { nominees, list, held } = award
  const total = nominees.length
  const share = (of: number) => (total === 0 ? '' : `${(Math.round((of * 1000) / total) / 10).toFixed(1)}%`)
  const rows: Record<string, string>[] = []
  const group = (name: string, values: (string | null | undefined)[], words: Record<string, string> = {}) => {
    const by = Map.groupBy(values, (value) => (value ? (words[value] ?? value) : w.notRecorded))
    for (const [item, { length }] of [...by].toSorted((a, b) => b[1].length - a[1].length))
      rows.push({ group: name, item, count: String(length), share: share(length) })
  }
  const people = nominees.map(({ attributes }) => attributes)
  const yes = { '0': c.no, '1': c.yes }
  if (award.programme.rules.subject === 'person') {
    const age = (birth: string) => ageOn(birth, mayDay(award.programme.campaign.year))
    const band = (years: number) => (years < 35 ? w.ages.under : years <= 60 ? w.ages.middle : w.ages.over)
    for (const key of ['jobClass', 'sex', 'ethnicity', 'political'] as const)
      group(
        w.groups[key],
        people.map((one) => one[key]),
        key === 'jobClass' ? c.jobClass : key === 'sex' ? c.sex : {},
      )
    group(
      w.groups.age,
      people.map(({ birthDate }) => birthDate && band(age(birthDate))),
    )
    rows.push({ group: w.groups.age, item: w.meanAge, count: list.census.meanAge ?? '', share: '' })
    group(
      w.groups.migrant,
      people.map((one) => one.migrant),
      yes,
    )
  }
  group(
    w.groups.ownership,
    people.map((one) => one.ownership),
    c.ownership,
  )
  group(
    w.groups.industry,
    people.map((one) => one.industry),
  )
  group(
    w.groups.keyIndustry,
    people.map((one) => one.keyIndustry),
    yes,
  )
  const highest = nominees.map(({ holderId }) => {
    const levels = (held.get(holderId) ?? []).map(({ level }) => level)
    return Object.entries(c.honourLevels).find(([level]) => levels.includes(level as never))?.[1] ?? w.noneHeld
  })
  group(w.groups.base, highest)
  for (const rule of list.rules) {
    const quota = list.programme.quotas.find(({ id }) => id === rule.id)
    const limit = s.plain[rule.kind](rule.limit)
    const state = rule.state === 'met' ? s.state.met : s.state[rule.state](rule.by)
    rows.push({
      group: w.groups.rules,
      item: `${quota?.name.zh}（${limit}）`,
      count: String(rule.numerator),
      share: `${rule.reached ?? '–'}% ${state}`,
    })
  }
  return paper(award, w.reportTitle(what(award)), {
    columns: [column('group', w.group, 14), column('item', w.item, 30), column('count', w.count, 10), column('share', w.share, 14)],
    rows,
    head: [
      s.census({
        ...list.census,
        classes: Object.entries(list.census.classes)
          .map(([key, n]) => `${(c.jobClass as Record<string, string>)[key] ?? key}${n}人`)
          .join('、'),
      }),
    ],
    foot: [w.reportEnd],
    boxes: [posterOf(award)],
  })
}

export interface Forms {
  title: string
  a3: boolean
  boxed: boolean
  words: Record<'photo' | 'deeds' | 'seal' | 'date', string>
  people: { cells: [string, string][]; photo: string | null; deeds: string; opinions: string[] }[]
}

/** The approval form (推荐审批表) of each nominee. */
export function approvalForms(award: Award, a3: boolean): Forms {
  const { nominees, programme, list, held, photos, final } = award
  const title = w.forms(what(award)) + (final ? '' : w.draftMark)
  return {
    ...{ title, a3, boxed: final, words: { photo: w.photo, deeds: w.deeds, seal: w.seal, date: w.dateLine } },
    people: nominees.map(({ id, holderId, kind, attributes, unitName, deeds, dossier }) => {
      const photo = photos.get(id)
      const evidence = list.rows.find((row) => row.id === id)?.evidence
      const words = (field: Parameters<typeof fieldText>[0]) => fieldText(field, attributes[field] ?? '', 'zh')
      const { step } = dossier
      const known: [string, string | null | undefined][] = [
        [kind === 'person' ? w.cells.name : w.cells.holder, attributes.name],
        ...(kind === 'person'
          ? ([
              [w.cells.sex, words('sex')],
              [w.cells.ethnicity, attributes.ethnicity],
              [w.cells.born, attributes.birthDate?.slice(0, 7).replace('-', '.')],
              [w.cells.political, attributes.political],
              [w.cells.education, attributes.education],
              [w.cells.jobClass, words('jobClass')],
              [w.cells.skillLevel, words('skillLevel')],
              [w.cells.post, dossier.post],
            ] as [string, string | null | undefined][])
          : []),
        [w.cells.unit, attributes.unitName],
        [w.cells.ownership, words('ownership')],
        [w.cells.industry, attributes.industry],
        [w.cells.recommender, unitName],
        [
          w.cells.evidence,
          evidence ? s.sheet.rests(evidence.competition.name + evidence.event.name, evidence.number, evidence.shared) : '',
        ],
        [w.cells.held, (held.get(holderId) ?? []).map(({ year, name }) => `${year} ${name}`).join('；')],
        [w.cells.step, step && w.step(w.meetings[step.meeting], step.day, step)],
      ]
      return {
        // "无" for none (domain 5.6): an empty cell would look forgotten.
        cells: known.map(([label, value]) => [label, value || w.noneHeld]),
        photo: photo ? pictureOf(photo) : null,
        deeds,
        opinions: [
          w.opinions.own,
          w.opinions.recommender,
          ...departmentsFor(programme.rules, attributes).map((of) => (k.departments as Record<string, string>)[of] ?? of),
          w.opinions.committee,
          w.opinions.approval,
        ],
      }
    }),
  }
}

/** A photo as a drawing that the typesetter takes. */
const pictureOf = ({ type, content }: { type: string; content: string }) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 35 49"><image width="35" height="49" preserveAspectRatio="xMidYMid slice" href="data:${type};base64,${content}"/></svg>`
