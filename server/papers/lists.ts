/** Lists as they leave the house: one description of each, from which both the workbook and the PDF are made. */
import type { Column, SheetSpec } from '../lib/workbook.ts'
import type { MedalTable } from '../results/medals.ts'
import type { Shown } from '../results/shown.ts'
import type { Scheme } from '../scoring/types.ts'
import { papers } from '../words/papers.ts'
import { results } from '../words/results.ts'
import { honourLine, prizeName } from '../words/scoring.ts'
import { type Lang, type Pair, say } from '../words/words.ts'
import type { Certificate } from './queries.ts'

export interface List extends Omit<SheetSpec, 'notes' | 'stars' | 'blanks' | 'title'> {
  title: string
  /** Sentences above and under the table; they and the boxes stand on the paper. */
  head: string[]
  foot: string[]
  /** Who signs, or puts the seal. */
  boxes: string[]
}

export const sheetOf = ({ head: _, foot, boxes, ...list }: List): SheetSpec => ({
  ...list,
  notes: [...foot, ...boxes.map((who) => `${who}${say(papers, list.lang).signLine}`)],
})

/** What a list looks like to its template; `date` is the line to write the day of signing on. */
export function pageOf({ title, lang, columns, rows, head, foot, boxes }: List, date: string) {
  return {
    ...{ title, lang, head, foot, date },
    boxes: boxes.map((who) => `${who}${say(papers, lang).signBox}`),
    columns: columns.map((column) => ({
      head: column.header[lang],
      end: column.kind === 'decimal',
      wide: (column.width ?? 0) >= 24,
    })),
    rows: rows.map((row) => columns.map(({ key }) => String(row[key] ?? ''))),
  }
}

const header = ([zh, en]: Pair<string>) => ({ zh, en })
export const text = (key: string, name: Pair<string>, width?: number): Column => ({ key, header: header(name), ...(width && { width }) })
const number = (key: string, name: Pair<string>): Column => ({ ...text(key, name), kind: 'decimal' })
const named = (lang: Lang, { name, nameEn }: { name: string; nameEn: string }) => (lang === 'en' && nameEn ? nameEn : name)

/** @param brief ranks, totals and prizes only, as on the posted notice. */
export function standingsList(
  { shown, scheme, digest }: { shown: Shown; scheme: Scheme; digest: string },
  lang: Lang,
  brief = false,
): List {
  const [w, r] = [say(papers, lang), say(results, lang)]
  const zones = shown.rows.some((row) => row.zone !== null)
  const titles = shown.rows.some((row) => row.titles.length > 0)
  const isUnit = shown.event.subject === 'unit'
  const columns: (Column | false)[] = [
    text('rank', results.rank, 8),
    zones && text('zone', results.zone, 12),
    isUnit ? text('label', results.unit, 32) : text('label', results.person, 16),
    !isUnit && text('unit', results.unit, 32),
    ...(brief ? [] : shown.columns.map((node) => number(node.id, [node.name.zh, node.name.en]))),
    number('points', results.points),
    text('prize', results.prize, 14),
    titles && text('titles', results.titles, 24),
  ]
  return {
    name: named(lang, shown.event),
    title: w.noticeTitle(named(lang, shown.competition)),
    lang,
    columns: columns.filter((column) => column !== false),
    rows: shown.rows.map((row) => ({
      ...row.parts,
      rank: row.rank === null ? r.states[row.state] : `${row.rank}${row.shared ? ` (${r.sharedRank})` : ''}`,
      zone: row.zone,
      label: row.label,
      unit: row.unit,
      points: row.points,
      prize: row.prize === null ? '' : prizeName(row.prize, scheme, lang),
      titles: row.titles.map((id) => shown.titles.find((title) => title.id === id)?.name[lang] ?? id).join(' '),
    })),
    head: [
      w.noticeBody([named(lang, shown.event), shown.event.groupName].filter(Boolean).join(' '), r[shown.kind], shown.number),
      ...(shown.reason ? [`${r.correctionReason}: ${shown.reason}`] : []),
    ],
    foot: [w.noticeEnd, `${shown.competition.organiser} · ${dayOf(shown.at, lang)} · ${w.digest(digest.slice(0, 16))}`],
    boxes: [w.signChief, w.signSupervisor, w.sealOrganiser],
  }
}

export function registerList(name: string, certificates: Certificate[], lang: Lang): List {
  const w = say(papers, lang)
  return {
    name: w.register,
    title: w.registerTitle(name),
    lang,
    columns: [
      text('number', papers.number, 24),
      text('label', results.person, 16),
      text('unit', results.unit, 32),
      text('honour', papers.honour, 24),
      text('release', papers.fromRelease, 12),
      text('day', papers.issuedOn, 14),
      text('state', papers.state, 24),
    ],
    rows: certificates.map((one) => ({
      number: one.number,
      label: one.honour.label,
      unit: one.honour.unit,
      honour: honourLine(one.honour, lang),
      release: String(one.release),
      day: dayOf(one.at, lang),
      state: one.revokedAt === null ? w.valid : `${w.revoked} ${dayOf(one.revokedAt, lang)} ${one.reason ?? ''}`,
    })),
    head: [],
    foot: [],
    boxes: [w.signClerk, w.sealOrganiser],
  }
}

export function medalList({ competition, prizes, rows, events }: MedalTable, lang: Lang): List {
  const w = say(papers, lang)
  return {
    name: w.medals,
    title: w.medalTitle(named(lang, competition)),
    lang,
    columns: [
      text('rank', results.rank, 8),
      text('unit', results.unit, 36),
      ...prizes.map((prize, i) => number(String(i), [prize.zh, prize.en])),
      number('total', papers.prizesInAll),
    ],
    rows: rows.map(({ rank, unit, counts, total }) => ({ rank: String(rank), unit, total, ...Object.fromEntries(counts.entries()) })),
    head: [],
    foot: [w.medalRule, w.medalEvents(events.map((event) => named(lang, event)).join(lang === 'zh' ? '、' : ', '))],
    boxes: [w.sealOrganiser],
  }
}

const FORMAT = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }),
}

/** "2026年5月1日" */
export const dayOf = (instant: string, lang: Lang): string => FORMAT[lang].format(new Date(instant))
