/** Whether nominees may get the award: every check with its evidence and who decided. What nobody answered is open, never agreed. */
import type { Db } from '../../db/open.ts'
import { dayInShanghai } from '../lib/day.ts'
import { compare, fraction, mul, whole } from '../scoring/exact.ts'
import { meets } from '../scoring/quota.ts'
import { type FileSeen, filesOf, type HeldHonour, honoursOf } from './dossier.ts'
import { type DecisionSeen, decisionsOf, type OpinionSeen, opinionsOf, type VetoSeen, vetoesOf } from './eligibility-queries.ts'
import { rightsOf } from './entitlement.ts'
import { removedOf } from './notice-queries.ts'
import { type NominationSeen, nominationsOf, type ProgrammeSeen, programmeOf } from './queries.ts'
import { departmentsFor, isAtLeast } from './rules.ts'

export interface Check {
  /** "opinion:tax", "veto:<fact>", "post:bureau", "held", "file:photo"; what a decision names. */
  about: string
  state: 'pass' | 'open' | 'blocked'
  /** Which sentence says it, with its numbers. */
  code: string
  params: Record<string, string>
  /** Whether the committee's office may let it pass with a reason. */
  decidable: boolean
  decided: { outcome: 'pass' | 'fail'; reason: string; byName: string; at: string } | null
  /** A scan that shows it. */
  file: string | null
}

export interface Eligibility {
  nominationId: string
  name: string
  unitName: string
  /** blocked: some check bars; open: something is missing or unanswered. */
  state: 'clear' | 'open' | 'blocked'
  checks: Check[]
}

interface Known {
  programme: ProgrammeSeen & { campaign: { year: number } }
  today: string
  /** By nomination, the oldest first. */
  files: Map<string, FileSeen[]>
  opinions: Map<string, OpinionSeen[]>
  /** By holder. */
  honours: Map<string, HeldHonour[]>
  vetoes: VetoSeen[]
  /** By the hash of the ID number, where it is known. */
  sameId: Map<string | null, NominationSeen[]>
  rightGone: Set<string>
  /** After an objection that was upheld. */
  removed: ReadonlyMap<string, string>
}

/**
 * Every nominee of a programme that was not taken back, by nomination id. Selection, ballot and notice ask this one function.
 * @param read the campaign's nominations, where they are at hand
 * @throws Problem 'not-found'
 */
export async function eligibilityOf(
  db: Db,
  campaignId: string,
  programmeId: string,
  at: string,
  read?: NominationSeen[],
): Promise<Map<string, Eligibility>> {
  const programme = await programmeOf(db, campaignId, programmeId)
  const nominations = (read ?? (await nominationsOf(db, campaignId))).filter(({ withdrawn }) => !withdrawn)
  const mine = nominations.filter((one) => one.programmeId === programmeId)
  const holders = mine.map(({ holderId }) => holderId)
  const { evidence } = await rightsOf(db, campaignId, at)
  const known: Known = {
    programme,
    today: dayInShanghai(at),
    sameId: Map.groupBy(nominations, ({ idHash }) => idHash),
    files: Map.groupBy(await filesOf(db, programmeId), ofNomination),
    honours: Map.groupBy(await honoursOf(db, holders), ({ holderId }) => holderId),
    opinions: Map.groupBy(await opinionsOf(db, programmeId), ofNomination),
    vetoes: await vetoesOf(db),
    rightGone: new Set([...evidence].flatMap(([id, { state }]) => (state === 'withdrawn' ? [id] : []))),
    removed: await removedOf(db, programmeId),
  }
  const decisions = Map.groupBy(await decisionsOf(db, programmeId), ofNomination)
  return new Map(mine.map((one) => [one.id, eligible(one, known, decisions.get(one.id) ?? [])]))
}

const ofNomination = ({ nominationId }: { nominationId: string }) => nominationId

function eligible(one: NominationSeen, known: Known, decisions: DecisionSeen[]): Eligibility {
  const found = [papers, twice, held, posts, vetoed, opinions].flatMap((checks) => checks(one, known))
  const latest = new Map(decisions.map((decision) => [decision.about, decision]))
  const asFound = found.map((check) => decidedOn(check, latest.get(check.about)))
  const others = [...latest.values()]
    .filter(({ about, outcome }) => outcome === 'fail' && !found.some((check) => check.about === about))
    .map((decision) => decidedOn(made(decision.about, 'blocked', 'decided-against'), decision))
  const checks = [...asFound, ...others]
  const has = (state: Check['state']) => checks.some((check) => check.state === state)
  const { name, unitName } = one.attributes
  return {
    nominationId: one.id,
    name: name ?? '',
    unitName: unitName ?? '',
    state: has('blocked') ? 'blocked' : has('open') ? 'open' : 'clear',
    checks,
  }
}

const made = (
  about: string,
  state: Check['state'],
  code: string,
  params: Record<string, string> = {},
  more: Partial<Check> = {},
): Check => ({
  about,
  state,
  code,
  params,
  decidable: false,
  decided: null,
  file: null,
  ...more,
})

/** A decision lets pass only what may be decided; it may always bar. */
function decidedOn(check: Check, decision: DecisionSeen | undefined): Check {
  if (!decision || (decision.outcome === 'pass' && !check.decidable)) return check
  const { outcome, reason, byName, at } = decision
  return { ...check, state: outcome === 'pass' ? 'pass' : 'blocked', decided: { outcome, reason, byName, at } }
}

/** The unit's own part: deeds in short, democratic step, scans. */
function papers({ id, summary, dossier }: NominationSeen, { programme, files }: Known): Check[] {
  const { step: asked, files: wanted } = programme.rules
  const fileOf = (kind: string) => files.get(id)?.findLast((file) => file.kind === kind)?.id ?? null
  const { step } = dossier
  const voted = () => {
    if (!asked) return []
    if (!step) return [made('step', 'open', 'step-missing')]
    const [agree, needed] = [whole(step.agree), mul(fraction(asked.share) ?? whole(1), whole(step.present))]
    const enough = compare(agree, needed) > (asked.more ? 0 : -1)
    const params = { agree: String(step.agree), present: String(step.present), share: asked.share }
    return [made('step', enough ? 'pass' : 'blocked', asked.more ? 'step-more' : 'step-least', params, { file: fileOf('minutes') })]
  }
  return [
    made('summary', summary ? 'pass' : 'open', summary ? 'summary-there' : 'summary-missing'),
    ...voted(),
    ...wanted
      .filter((kind) => kind !== 'minutes' || asked)
      .map((kind) =>
        made(
          `file:${kind}`,
          fileOf(kind) ? 'pass' : 'open',
          fileOf(kind) ? 'file-there' : 'file-missing',
          { file: kind },
          { file: fileOf(kind) },
        ),
      ),
  ]
}

/** Two rows of one person are told by the ID number, as soon as it is known; a right that a correction took away; an objection upheld. */
function twice(one: NominationSeen, { sameId, rightGone, removed }: Known): Check[] {
  const twin = one.idHash === null ? undefined : sameId.get(one.idHash)?.find((other) => other.id !== one.id)
  return [
    ...(twin ? [made('twice', 'blocked', 'twice', { unit: twin.unitName, programme: twin.programmeName })] : []),
    ...(rightGone.has(one.id) ? [made('right', 'blocked', 'right-gone', {}, { decidable: true })] : []),
    ...(removed.has(one.id) ? [made('objection', 'blocked', 'objection-upheld')] : []),
  ]
}

/** Honours held: one of the same kind at the asked level or higher bars, unless a new contribution is argued and accepted; a base may be asked. */
function held({ id, holderId, dossier }: NominationSeen, { programme, honours }: Known): Check[] {
  const { repeat, base } = programme.rules
  // What this very nomination led to does not speak against it.
  const own = (honours.get(holderId) ?? []).filter((honour) => !honour.revoked && honour.nominationId !== id)
  const same = repeat && own.find(({ kind, level }) => kind === programme.honour && isAtLeast(level, repeat))
  const rests = base && own.find(({ level }) => isAtLeast(level, base))
  const named = (honour: HeldHonour) => ({ name: honour.name, year: String(honour.year), source: honour.source })
  return [
    ...(same
      ? [
          made(
            'held',
            dossier.contribution ? 'open' : 'blocked',
            dossier.contribution ? 'held-argued' : 'held',
            { ...named(same), contribution: dossier.contribution ?? '' },
            { decidable: !!dossier.contribution },
          ),
        ]
      : []),
    ...(base
      ? [
          rests
            ? made('base', 'pass', 'base-there', named(rests))
            : made('base', 'blocked', 'base-missing', { level: base }, { decidable: true }),
        ]
      : []),
  ]
}

function posts({ attributes }: NominationSeen, { programme }: Known): Check[] {
  return programme.rules.posts
    .filter(({ of }) => meets(attributes, of))
    .map(({ id, name, cite }) =>
      made(
        `post:${id}`,
        'blocked',
        'post',
        { zh: name.zh, en: name.en ?? name.zh, citeZh: cite.zh, citeEn: cite.en ?? cite.zh },
        { decidable: true },
      ),
    )
}

/** Facts against the firm hit the firm, its head and its teams: not its workers. */
function vetoed(one: NominationSeen, { programme, vetoes, today }: Known): Check[] {
  const { kind, attributes, homePath } = one
  if (kind === 'person' && attributes.jobClass !== 'manager') return []
  return vetoes
    .filter((fact) => homePath.startsWith(fact.unitPath) && bars(fact, programme.rules.vetoes, programme.campaign.year, today))
    .map((fact) => {
      const params = { kind: fact.kind, unit: fact.unitName, day: fact.day, facts: fact.facts, source: fact.source, by: fact.byName }
      const { lifted } = fact
      return made(`veto:${fact.id}`, lifted ? 'pass' : 'blocked', lifted ? 'veto-lifted' : 'veto', {
        ...params,
        reason: lifted?.reason ?? '',
        lifter: lifted?.byName ?? '',
      })
    })
}

/** @example a fact of 2023-05-02 that bars for three years bars on 2026-05-01 and no more on 2026-05-02; with 0 years it bars campaigns of 2023 */
export function bars({ kind, day }: Pick<VetoSeen, 'kind' | 'day'>, vetoes: Record<string, number>, year: number, today: string): boolean {
  const years = vetoes[kind]
  if (years === undefined || day > today) return false
  return years === 0 ? day.startsWith(String(year)) : `${Number(day.slice(0, 4)) + years}${day.slice(4)}` > today
}

function opinions(one: NominationSeen, { programme, opinions, today }: Known): Check[] {
  return departmentsFor(programme.rules, one.attributes).map((department) => {
    const about = `opinion:${department}`
    const said = opinions.get(one.id)?.findLast((opinion) => opinion.department === department)
    if (!said) return made(about, 'open', 'opinion-missing', { department })
    const params = { department, facts: said.facts, day: said.answeredOn, until: said.validUntil, by: said.byName }
    const state = said.answer === 'disagree' ? 'blocked' : said.validUntil < today ? 'open' : 'pass'
    return made(about, state, state === 'open' ? 'opinion-expired' : `opinion-${said.answer}`, params, { file: said.fileId })
  })
}
