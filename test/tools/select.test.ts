/** The command line of selections: what it prints, how it explains, and what it says to a file that is not right. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Instance } from '../../server/scoring/selection/instance.ts'
import { main } from '../../server/tools/select.ts'
import { nominees, present } from '../scoring/nominees.ts'
import { chance } from '../scoring/oracle/chance.ts'
import { field } from '../scoring/selection-field.ts'
import { file } from './run.ts'

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const status = await main(
    args.includes('--lang') ? args : [...args, '--lang', 'en'],
    (text) => out.push(text),
    (text) => err.push(text),
  )
  return { status, out: out.join('\n'), err: err.join('\n'), json: out.length > 0 ? JSON.parse(out.join('\n')) : null }
}
const select = (instance: unknown, ...args: string[]) => run(file(instance), ...args)

/** Six seats; four women wanted among people of whom the best are men. */
const person = (id: string, merit: string, woman: boolean, more: object = {}) => ({ id, merit, attributes: { woman }, ...more })
const women = { id: 'women', name: { zh: '女职工', en: 'Women' }, kind: 'floor', of: [{ attribute: 'woman', in: [true] }], share: '40%' }
const PEOPLE = [
  person('an', '95.25', false, { unit: 'mill', team: 't1' }),
  person('bai', '94.10', false, { unit: 'mill', team: 't1' }),
  person('cui', '93.00', false, { unit: 'mill' }),
  person('dai', '88.00', true, { unit: 'yard' }),
  person('e', '86.50', true, { unit: 'yard' }),
  person('fu', '86.50', true, { unit: 'rail' }),
]
const SMALL = { seats: 4, candidates: PEOPLE, quotas: [women], onePerTeam: true, units: [{ id: 'yard', name: 'Shipyard', most: 2 }] }

describe('a small campaign', () => {
  test('chosen ids, the objective exactly, every rule with its arithmetic, and whether it is the only list', async () => {
    const { status, json } = await select({ ...SMALL, reserves: 2 })
    expect([status, json.status, json.chosen, json.objective, json.gap, json.only]).toEqual([
      0,
      'optimal',
      ['an', 'cui', 'dai', 'e'],
      '362.75',
      '0',
      false,
    ])
    expect(json.other).toEqual({ out: ['e'], in: ['fu'] })
    expect(json.rules.map((one: { text: string }) => one.text)).toEqual([
      'Seats: 4, exactly 4: met',
      'Women: 2 of 4, at least 2: met',
      'Unit Shipyard: 2, at most 2: met',
    ])
    expect(json.rules[1]).toMatchObject({ rule: 'quota:women', numerator: 2, denominator: 4, least: 2, exact: '1.60', state: 'met', by: 0 })
    expect(json.reserves).toEqual([
      { category: null, rank: 1, candidate: 'bai', for: ['an'] },
      { category: null, rank: 2, candidate: 'fu', for: ['an', 'cui', 'dai', 'e'] },
    ])
    expect(json.text).toEqual([
      '4 chosen, merit 362.75: proven to be the most.',
      'Other lists have the same merit, for example with fu for e; the declared goals decided.',
    ])
  })

  test('a tie goes to the declared goal, and to the lowest id only after all of them', async () => {
    const chosen = async (goals: unknown) => (await select({ ...SMALL, goals })).json.chosen
    expect(await chosen([{ goal: 'units-twice' }])).toEqual(['an', 'cui', 'dai', 'fu'])
    const since = PEOPLE.map((one, i) => ({ ...one, attributes: { ...one.attributes, since: `20${20 - i}-01-01` } }))
    const oldest = await select({ ...SMALL, candidates: since, goals: [{ goal: 'first', attribute: 'since' }] })
    expect(oldest.json.chosen).toEqual(['an', 'cui', 'dai', 'fu'])
    expect(await chosen([])).toEqual(['an', 'cui', 'dai', 'e'])
  })

  test('seats and reserves by category', async () => {
    const candidates = PEOPLE.map((one) => ({ ...one, category: one.attributes.woman ? 'w' : 'm' }))
    const categories = [
      { id: 'm', name: 'Contest winners', seats: 1 },
      { id: 'w', seats: 2 },
    ]
    const { json } = await select({ seats: 3, candidates, categories, reserves: 1, onePerTeam: true })
    expect(json.chosen).toEqual(['an', 'dai', 'e'])
    expect(json.rules[1].text).toBe('Seats of category Contest winners: 1, exactly 1: met')
    expect(json.reserves).toEqual([
      { category: 'm', rank: 1, candidate: 'bai', for: ['an'] },
      { category: 'w', rank: 1, candidate: 'fu', for: ['dai', 'e'] },
    ])
  })

  test('why one is not chosen, and one is: the rule, who would leave, what it costs', async () => {
    const off = await select(SMALL, '--why', 'bai')
    expect(off.json.reasons[0]).toEqual({ kind: 'team', team: 't1', chosen: ['an'] })
    expect(off.json.otherwise).toMatchObject({ change: { out: ['an'], in: ['bai'] }, costs: '1.15', proven: true })
    expect(off.json.text.at(-1)).toBe('With this one: out an; in bai; merit falls by 1.15.')
    const on = await select(SMALL, '--why', 'dai', '--lang', 'zh')
    expect(on.json.text).toEqual([
      'dai（88）入选。',
      '  分数更高而未入选的 1 人，换上任何一人都会影响：女职工',
      '如果不入选：dai退出，fu进入，总分低 1.5。',
    ])
    expect(await select(SMALL, '--why', 'nobody')).toMatchObject({ status: 1, out: '', err: 'There is no candidate "nobody" in the file' })
    const forced = await select({ ...SMALL, out: [{ candidate: 'an', reason: 'wage arrears', by: 'Li' }] }, '--why', 'an')
    expect(forced.json.text).toEqual([
      'an (95.25) is not on the list.',
      '  Kept off the list by Li: wage arrears',
      '  bai of the same team is on the list',
      'With this one: out bai; in an; merit rises by 1.15.',
    ])
  })

  test('the price of each rule', async () => {
    const { json } = await select(SMALL, '--prices')
    expect(json.prices).toEqual([
      { rule: 'seats', price: '86.5', proven: true },
      { rule: 'quota:women', price: '0', proven: true },
      { rule: 'unit:yard', price: '0', proven: true },
      { rule: 'team:t1', price: '1.1', proven: true },
    ])
  })

  test('the repair of a list made by hand', async () => {
    const { status, json } = await select({ ...SMALL, list: ['an', 'bai', 'cui', 'dai'] }, '--repair')
    expect([status, json.change, json.chosen, json.objective]).toEqual([
      0,
      { out: ['bai'], in: ['e'] },
      ['an', 'cui', 'dai', 'e'],
      '362.75',
    ])
    expect(json.text.slice(0, 2)).toEqual(['Women: 1 of 4, at least 2: short by 1', 'Team t1: 2, at most 1: over by 1'])
    expect(await select(SMALL, '--repair')).toMatchObject({ status: 1, err: expect.stringContaining('no list made by hand') })
  })

  test('the same bytes whatever the order of the candidates', async () => {
    const made = field(120, 20, 6, 3)
    // Merit in tens: many lists are equally good.
    const instance = {
      ...made,
      reserves: 3,
      candidates: made.candidates.map((one) => ({ ...one, merit: `${Math.round(Number(one.merit) / 10)}0` })),
    }
    const luck = chance(9)
    const first = await select(instance)
    for (let i = 0; i < 3; i++) {
      const candidates = instance.candidates
        .map((one) => ({ one, at: luck.int(0, 1e9) }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      expect((await select({ ...instance, candidates })).out).toBe(first.out)
    }
    expect([first.json.status, first.json.only]).toEqual(['optimal', false])
  })
})

describe('no lawful list: the rules that clash, their arithmetic, and what would have to give', () => {
  const conflict = async (instance: object) => {
    const { status, json, err } = await select({ ...SMALL, ...instance })
    expect([status, json.status, json.irreducible]).toEqual([1, 'infeasible', true])
    expect(err).toBe(json.text.join('\n'))
    return json
  }
  test('a floor that too few can fill', async () => {
    const { rules, relaxations } = await conflict({ quotas: [{ ...women, share: undefined, count: 4 }] })
    expect(rules).toEqual([{ rule: 'quota:women', by: 1, asked: 4, reach: 3 }])
    expect(relaxations[0]).toMatchObject({ gives: [{ rule: 'quota:women', side: 'least', by: 1 }], merit: '356.25' })
  })
  test('floors that add up to more than the seats', async () => {
    const men = { id: 'men', name: { zh: '男职工', en: 'Men' }, kind: 'floor', of: [{ attribute: 'woman', out: [true] }], count: 2 }
    const { overlap, text } = await conflict({ quotas: [{ ...women, share: '75%' }, men] })
    expect(overlap).toEqual({ rules: ['quota:women', 'quota:men'], asked: [3, 2], seats: 4, both: 1, are: 0 })
    expect(text).toContain('  3 + 2 − 4 = 1 people must be both; only 0 are')
    expect(text).toContain('  Women: at least 3; with the others kept it comes to 2')
  })
  test('seats of categories that add up to more than all seats', async () => {
    const candidates = PEOPLE.map((one) => ({ ...one, category: one.attributes.woman ? 'w' : 'm' }))
    const { rules } = await conflict({
      candidates,
      categories: [
        { id: 'w', seats: 3 },
        { id: 'm', seats: 2 },
      ],
      quotas: [],
    })
    expect(rules.map(({ rule }: { rule: string }) => rule)).toEqual(['seats', 'category:w', 'category:m'])
  })
  test('units that together have fewer places than seats', async () => {
    const units = ['mill', 'yard'].map((id) => ({ id, most: 1 }))
    const { rules, text } = await conflict({ units })
    expect(rules.map(({ rule }: { rule: string }) => rule)).toEqual(['seats', 'unit:mill', 'unit:yard'])
    expect(text).toContain('  Seats: exactly 4; with the others kept it comes to 3')
    // With one place in the mill, five seats stay empty whatever the yard has.
    expect((await conflict({ units, seats: 5, quotas: [] })).rules.map(({ rule }: { rule: string }) => rule)).toEqual([
      'seats',
      'unit:mill',
    ])
  })
  test('two of a team forced on', async () => {
    const on = ['an', 'bai'].map((candidate) => ({ candidate, reason: 'an urgent award' }))
    expect((await conflict({ in: on })).rules.map(({ rule }: { rule: string }) => rule)).toEqual(['in:an', 'in:bai', 'team:t1'])
  })
  test('nobody at all', async () => {
    const { rules, relaxations } = await conflict({ candidates: [], quotas: [], units: [] })
    expect([rules, relaxations[0].gives]).toEqual([
      [{ rule: 'seats', by: 4, asked: 4, reach: 0 }],
      [{ rule: 'seats', side: 'least', by: 4 }],
    ])
    expect((await select({ seats: 0, candidates: [] })).json).toMatchObject({ status: 'optimal', chosen: [], objective: '0', only: true })
    expect((await select({ seats: 3, vacant: true, candidates: PEOPLE.slice(0, 1) })).json.chosen).toEqual(['an'])
  })
})

describe('a file that is not right ends with 1 and the path to each fault', () => {
  test.each<[string, object, string]>([
    ['a candidate twice', { candidates: [...PEOPLE, PEOPLE[0]] }, 'candidates[6].id: "an" is there twice'],
    [
      'a person under two names',
      { candidates: PEOPLE.map((one) => ({ ...one, person: one.id < 'c' ? 'p1' : one.id })) },
      'candidates[1].person: The same person (p1) is there twice',
    ],
    ['a share over 100 %', { quotas: [{ ...women, share: '120%' }] }, 'quotas[0].share: "120%" is no share of 0 to 100 %'],
    ['a share and a count', { quotas: [{ ...women, count: 2 }] }, 'quotas[0].share: The rule "women" needs either share or count'],
    [
      'a misspelt attribute',
      { quotas: [{ ...women, of: [{ attribute: 'womn', in: [true] }] }] },
      'quotas[0].of[0].attribute: No candidate has the attribute "womn"',
    ],
    ['a merit that is no decimal', { candidates: [person('x', '9,5', true)] }, 'candidates[0].merit: "9,5" is no decimal such as "92.35"'],
    [
      'a merit with too many digits',
      { candidates: [person('x', '99.000000001', true)] },
      'candidates[0].merit: "99.000000001" has too many digits',
    ],
    [
      'somebody forced both ways',
      { in: [{ candidate: 'an', reason: 'x' }], out: [{ candidate: 'an', reason: 'y' }] },
      'out[0]: "an" is both put on the list and kept off it',
    ],
    ['forced without a reason', { in: [{ candidate: 'an', reason: '' }] }, 'in[0].reason: '],
    ['a name that nobody has', { out: [{ candidate: 'zz', reason: 'y' }] }, 'out[0].candidate: There is no candidate "zz"'],
    ['a key that is not known', { quota: [] }, '(file): '],
  ])('%s', async (_, wrong, fault) => {
    const { status, out, err } = await select({ ...SMALL, ...wrong })
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain(`\n  ${fault}`)
  })

  test('wrong usage ends with 2; the schema names every part; npm runs it', async () => {
    for (const args of [[], ['a', 'b'], ['a', '--prices', '--repair'], ['a', '--seconds', '0'], ['a', '--lang', 'fr']])
      expect(await run(...args)).toMatchObject({
        status: 2,
        out: '',
        err: expect.stringMatching(/select -- /),
      })
    const { json } = await run('--schema')
    expect(Object.keys(json.properties)).toEqual(
      expect.arrayContaining([...Object.keys(SMALL), 'in', 'out', 'categories', 'goals', 'vacant', 'reserves', 'list']),
    )
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const { status, stdout, stderr } = spawnSync(process.execPath, ['server/start.mjs', 'select', file(SMALL)], {
      cwd: root,
      encoding: 'utf8',
    })
    expect([status, stderr, JSON.parse(stdout).objective]).toEqual([0, '', '362.75'])
  })
})

if (!present) console.log('Skipped: the published instances, because ../shared/examples/nominees is not there.')
describe.skipIf(!present)('published instances with proven optima', () => {
  test.each(present ? nominees() : [])('$name: $optimum', async ({ instance, optimum }) => {
    const { status, json } = await select(instance satisfies Instance)
    expect([status, json.status, json.objective, json.gap, json.only]).toEqual([0, 'optimal', optimum, '0', true])
    expect(json.rules.every(({ state }: { state: string }) => state === 'met')).toBe(true)
  })
})
