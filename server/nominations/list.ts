/** The 汇总表: the list as the Chinese workbook that is printed, signed and sealed, and its numbers on a second sheet. */
import { type Column, type SheetSpec, writeWorkbook } from '../lib/workbook.ts'
import type { Counted } from '../scoring/quota.ts'
import { aboutOf } from '../scoring/selection/status.ts'
import { campaigns } from '../words/campaigns.ts'
import { common } from '../words/common.ts'
import { nominations } from '../words/nominations.ts'
import { say } from '../words/words.ts'
import type { SheetFacts } from './dossier.ts'
import type { ConfirmedList, List, ListRow } from './selection.ts'

const SUMMARY = 500
const c = say(common, 'zh')
const w = say(nominations, 'zh')
const k = say(campaigns, 'zh')

/** In this order, under exactly these headers (domain 5.6). */
const COLUMNS = [
  'number',
  'person',
  'sex',
  'ethnicity',
  'born',
  'political',
  'education',
  'workSince',
  'unit',
  'post',
  'skillLevel',
  'jobClass',
  'migrant',
  'newForm',
  'ownership',
  'industry',
  'keyIndustry',
  'adminRank',
  'held',
  'recommender',
  'channel',
  'evidence',
  'deeds',
  'idNumber',
  'phone',
  'note',
] as const
const WIDTHS: Partial<Record<keyof typeof nominations.sheet, number>> = {
  number: 6,
  person: 10,
  sex: 6,
  unit: 24,
  jobClass: 16,
  recommender: 22,
  evidence: 34,
  deeds: 60,
  note: 24,
  industry: 14,
}

/**
 * The workbook's bytes. A list that is not confirmed says so in its title; `removed` are those who left it after an objection.
 * @param facts what nominations and persons keep besides; ID numbers and phones stand empty unless they are among them
 */
export function listWorkbook(
  list: List | ConfirmedList,
  facts: ReadonlyMap<string, SheetFacts>,
  removed: ReadonlyMap<string, string> = new Map(),
): Promise<Uint8Array> {
  const { campaign, programme } = list
  const title = w.sheet.title(campaign.name, programme.name) + ('at' in list ? '' : w.sheet.draft)
  const columns: Column[] = COLUMNS.map((key) => ({
    key,
    header: header(key),
    width: WIDTHS[key] ?? 12,
    ...(key === 'number' ? { kind: 'integer' as const } : {}),
  }))
  const sheet: SheetSpec = {
    name: w.sheet.name,
    title,
    columns,
    lang: 'zh',
    rows: list.rows.map((row, i) => {
      const cells = { ...rowOf(row, i + 1, list), ...facts.get(row.id) }
      return removed.has(row.id) ? { ...cells, note: [w.outcome.removed, cells.note].filter(Boolean).join('。') } : cells
    }),
    notes: [w.sheet.signs, w.sheet.seal],
  }
  return writeWorkbook([sheet, numbersOf(list, title), ...reservesSheet(list, title)])
}

const header = (key: keyof typeof nominations.sheet) => {
  const [zh, en] = nominations.sheet[key] as readonly [string, string]
  return { zh, en }
}

function rowOf({ id, attributes, recommender, channel, evidence, deeds }: ListRow, number: number, list: List | ConfirmedList) {
  const asked = { '0': c.no, '1': c.yes }
  const known = (words: Record<string, string>, value: string | null | undefined) => (value ? (words[value] ?? value) : '')
  return {
    number,
    person: attributes.name,
    sex: known(c.sex, attributes.sex),
    ethnicity: attributes.ethnicity,
    born: attributes.birthDate?.slice(0, 7).replace('-', '.'),
    political: attributes.political,
    education: attributes.education,
    unit: attributes.unitName,
    jobClass: known(c.jobClass, attributes.jobClass),
    skillLevel: known(c.skillLevel, attributes.skillLevel),
    migrant: attributes.migrant === '1' ? c.yes : c.no,
    newForm: known(asked, attributes.newForm),
    keyIndustry: known(asked, attributes.keyIndustry),
    adminRank: known(k.factValues.rank, attributes.rank),
    ownership: known(c.ownership, attributes.ownership),
    industry: attributes.industry,
    recommender,
    channel: w.channels[channel],
    evidence: evidence ? w.sheet.rests(`${evidence.competition.name}${evidence.event.name}`, evidence.number, evidence.shared) : '',
    deeds: [...deeds].slice(0, SUMMARY).join(''),
    note: [
      evidence?.state === 'withdrawn' ? w.evidenceGone(evidence.latest) : '',
      reasonFor(list, `nominee:${id}`),
      ...(list.exceptions ?? []).filter(({ rule }) => rule === `in:${id}`).map(({ reason, by }) => w.forcedIn(reason, by)),
    ]
      .filter(Boolean)
      .join('。'),
  }
}

/** What was said for letting something pass: once confirmed in the list itself, before that by the exceptions. */
const reasonsOf = (list: List | ConfirmedList): ConfirmedList['reasons'] =>
  'reasons' in list ? list.reasons : (list.exceptions ?? []).map(({ rule, ...one }) => ({ ...one, about: aboutOf(rule) }))

function reasonFor(list: List | ConfirmedList, about: string): string {
  const one = reasonsOf(list).find((reason) => reason.about === about)
  return one ? `${one.reason}（${one.by}）` : ''
}

/** Who is on the list in a sentence for the notice, and every rule with its reckoning. */
function numbersOf(list: List | ConfirmedList, title: string): SheetSpec {
  const columns: Column[] = [
    { key: 'item', header: header('item'), width: 34 },
    { key: 'counted', header: header('counted'), kind: 'integer', width: 10 },
    { key: 'limit', header: header('limit'), kind: 'integer', width: 10 },
    { key: 'worked', header: header('worked'), width: 44 },
    { key: 'result', header: header('result'), width: 14 },
    { key: 'reason', header: header('reason'), width: 40 },
  ]
  const rows: Record<string, string | number | undefined>[] = list.rules.map((rule) => {
    const quota = list.programme.quotas.find(({ id }) => id === rule.id)
    return {
      item: quota?.name.zh,
      counted: rule.numerator,
      limit: rule.limit,
      worked: reckoning(rule, quota?.among),
      result: result(rule),
      reason: reasonFor(list, rule.id),
    }
  })
  const known = new Set(list.rules.map(({ id }) => id))
  // Names put on or kept off, units and seats: what no counted rule stands for.
  for (const { about, text, reason, by } of reasonsOf(list))
    if (text && !known.has(about)) rows.push({ ...EMPTY, item: text.zh, reason: `${reason}（${by}）` })
  return { name: w.sheet.numbers, title, columns, lang: 'zh', rows, notes: [censusSentence(list), w.sheet.signs, w.sheet.seal] }
}

function reckoning(rule: Counted, among: unknown): string {
  if (rule.asked === null || rule.exact === null) return w.plain[rule.kind](rule.limit)
  const n = rule.denominator ?? 0
  const of = among === 'seats' ? w.ofSeats(n) : among === 'chosen' ? w.ofChosen(n) : w.ofPart(n)
  return w.asked[rule.kind](rule.asked, of, rule.exact, rule.limit) + w.rounding[rule.rounding]
}

const EMPTY = { counted: undefined, limit: undefined, worked: '', result: '' }

/** Who comes next, category by category. */
function reservesSheet({ reserves = [] }: List, title: string): SheetSpec[] {
  const columns: Column[] = (['number', 'person', 'unit', 'category'] as const).map((key) => ({
    key,
    header: header(key),
    width: WIDTHS[key] ?? 20,
  }))
  const rows = reserves.map(({ rank, name, unit, categoryName }) => ({
    number: String(rank),
    person: name,
    unit,
    category: categoryName.zh,
  }))
  return rows.length > 0 ? [{ name: w.sheet.reserves, title: `${title}${w.sheet.reserves}`, columns, lang: 'zh', rows }] : []
}

const result = ({ state, by }: Counted) => (state === 'met' ? w.state.met : w.state[state](by))

function censusSentence({ census }: List): string {
  const classes = Object.entries(census.classes).map(([key, n]) => `${(c.jobClass as Record<string, string>)[key] ?? key}${n}人`)
  return w.census({ ...census, classes: classes.join('、') })
}

/** The file's name: "2026年申江区五一劳动奖章汇总表.xlsx". */
export const fileName = ({ campaign, programme }: List): string => `${campaign.name}${programme.name}${w.sheet.name}.xlsx`
