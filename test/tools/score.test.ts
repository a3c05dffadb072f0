/** The command line: what it prints for the example of the README, and what it says to a file that is not right. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Bundle } from '../../server/scoring/types.ts'
import { file, run, spawned } from './run.ts'

const EXAMPLE = fileURLToPath(new URL('../scoring/bundles/bakers.json', import.meta.url))
const example = (): Bundle & Record<string, unknown> => JSON.parse(readFileSync(EXAMPLE, 'utf8'))

describe('the example of the README', () => {
  test('standings as JSON, and nothing else: points as text, every node, the deciding key, prize and state', () => {
    const { status, out, err } = spawned(EXAMPLE)
    expect([status, err]).toEqual([0, ''])
    // An: 86 × 30 % + (55 + 36.67 → 91.67) × 70 % = 25.8 + 64.169; Cui, by four judges: 23.4 + 65.8 − 2.
    const { standings, owed } = JSON.parse(out)
    expect(standings.map((one: Record<string, unknown>) => [one.entry, one.rank, one.points, one.decidedBy, one.prize, one.state])).toEqual(
      [
        ['an', 1, '89.97', null, 'first', 'normal'],
        ['bai', 2, '88.65', 0, 'second', 'normal'],
        ['cui', 3, '87.20', 0, null, 'normal'],
        ['dai', null, null, null, null, 'absent'],
      ],
    )
    expect(standings[0].nodes).toEqual({ total: '89.97', theory: '86', practice: '91.67', shape: '55', taste: '36.666667' })
    expect(owed).toEqual([])
  })
  test('every step to a rank in words, in the language that is asked for', () => {
    const english = run(EXAMPLE, '--explain', 'cui').out
    expect(english).toContain('Practice: judge 5 recused, not counted')
    expect(english).toContain('Total: 2 points off (three minutes over time): 89.2 → 87.2')
    expect(run(EXAMPLE, '--explain', 'An', '--lang', 'zh').out).toContain('造型：去掉最高 60、最低 52；54 55 56 平均 = 55（满分 60）')
    expect(run(EXAMPLE, '--explain', 'nobody')).toMatchObject({ status: 1, out: '', err: 'There is no entry "nobody" in the file\n' })
  })
  test('judge statistics and severity as JSON', () => {
    const { sittings, close } = JSON.parse(run(EXAMPLE, '--agreement').out)
    expect(sittings).toMatchObject([{ node: 'practice', entries: 3, complete: 2, marks: 14 }])
    expect(Object.keys(sittings[0].icc)).toEqual(['1,1', '1,k', '2,1', '2,k', '3,1', '3,k'])
    expect(close).toMatchObject({ exact: true, resamples: 3125, entries: [{ entry: 'an' }, { entry: 'bai' }, { entry: 'cui' }] })
    const severity = JSON.parse(run(EXAMPLE, '--severity').out).sittings[0]
    expect(severity.judges.map((one: { marks: number }) => one.marks)).toEqual([3, 3, 3, 3, 2])
    expect(severity.entries[2]).toMatchObject({ entry: 'cui', raw: 94 })
  })
  test('the schema of the file, which names the same parts', () => {
    const schema = JSON.parse(run('--schema').out)
    expect(schema.required).toEqual(['scheme', 'entries', 'sheets'])
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(example())))
  })
})

describe('wrong usage ends with 2 and says how it is done', () => {
  test.each([
    [[]],
    [['a.json', 'b.json']],
    [['--wrong', 'a.json']],
    [[EXAMPLE, '--agreement', '--severity']],
    [[EXAMPLE, '--lang', 'fr']],
    [[EXAMPLE, '--explain']],
  ])('%j', (args) =>
    expect(run(...args)).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/^Usage: npm run -s score -- FILE\.json/) }),
  )
})

describe('a file that is not right ends with 1 and says where', () => {
  const broken = (change: (all: ReturnType<typeof example>) => void) => {
    const all = example()
    change(all)
    return file(all)
  }
  const cases: [string, string, RegExp][] = [
    ['is not there', '/nowhere/at-all.json', /^Cannot read \/nowhere\/at-all\.json: ENOENT/],
    ['is no JSON', file('{"scheme": '), /is not JSON/],
    ['is no bundle', file('[]'), /\(file\): Invalid input: expected object/],
    [
      'has an unknown state',
      broken((all) => void Object.assign(all.entries[3] as object, { state: 'ill' })),
      /\n {2}entries\[3\]\.state: Invalid option: expected one of "normal"\|"absent"/,
    ],
    [
      'lacks something deep in the tree',
      broken(
        (all) =>
          void delete ((all.scheme.root.children[1] as { children: Partial<{ max: string }>[] }).children[0] as { max?: string }).max,
      ),
      /scheme\.root\.children\[1\]\.children\[0\]\.max: This is missing/,
    ],
    [
      'has a number where text belongs',
      broken((all) => void Object.assign(all.sheets[0]?.marks as object, { theory: 86 })),
      /sheets\[0\]\.marks\.theory: Invalid input/,
    ],
    [
      'has weights that do not sum',
      broken((all) => void Object.assign(all.scheme.root.children[0] as object, { weight: '33.33%' })),
      /scheme\.root\.children: Weights of siblings must sum to exactly 1, not 1\.0333/,
    ],
    [
      'has a mark that is no number',
      broken((all) => void Object.assign(all.sheets[1]?.marks as object, { shape: '5２' })),
      /sheets\[1\]\.marks\.shape: "5２" is not a number/,
    ],
    [
      'has a mark out of range',
      broken((all) => void Object.assign(all.sheets[1]?.marks as object, { shape: '61' })),
      /sheets\[1\]\.marks\.shape: 61 is out of range: 0 to 60/,
    ],
    [
      'has two sheets of one judge',
      broken((all) => void all.sheets.push(structuredClone(all.sheets[1] as never))),
      /sheets\[17\]: "judge 1" has two sheets for "an"/,
    ],
    [
      'punishes nobody',
      broken((all) => void Object.assign(all.incidents[0] as object, { entry: 'cul' })),
      /incidents\[0\]: names neither an entry nor a squad/,
    ],
    [
      'recuses from nobody',
      broken((all) => void Object.assign(all.recusals[0] as object, { entry: 'cul' })),
      /recusals\[0\]\.entry: There is no entry "cul"/,
    ],
    [
      'has a sheet that could never count',
      broken((all) => void Object.assign(all.sheets[0] as object, { kind: 'clerk' })),
      /sheets\[0\]\.kind: this sitting takes sheets of kind "import"/,
    ],
    [
      'has an id with an invisible character',
      broken((all) => void Object.assign(all.entries[0] as object, { id: 'a\u0000n' })),
      /entries\[0\]\.id: /,
    ],
  ]
  test.each(cases)('it %s', (_, path, said) => {
    const { status, out, err } = run(path)
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(said)
    expect(err).not.toMatch(/ {4}at |NaN|undefined/)
  })
  test('in a process of its own as well', () => {
    expect(spawned('/nowhere/at-all.json')).toMatchObject({ status: 1, out: '', err: expect.stringMatching(/^Cannot read/) })
    expect(spawned()).toMatchObject({ status: 2, out: '' })
  })
  test('in Chinese too, with at most fifty lines', () => {
    const many = broken((all) =>
      all.entries.push(...Array.from({ length: 70 }, (_, i) => ({ id: `x${i}`, label: 'x', state: 'ill' as never }))),
    )
    const { err } = run(many, '--lang', 'zh')
    expect(err).toMatch(/有 70 处错误：\n {2}entries\[4\]\.state: 无效选项/)
    expect(err).toMatch(/另有 20 处\n$/)
  })
  test('a hostile file is refused, not fallen over', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const proto = readFileSync(EXAMPLE, 'utf8').replaceAll('"an"', '"__proto__"').replaceAll('"bai"', '"constructor"')
    expect(run(file(`{"scheme": ${deep}, "entries": [], "sheets": []}`)).status).toBe(1)
    expect(run(file(`{"released": {"digest": "${'0'.repeat(64)}", "shown": ${deep}}}`)).err).not.toMatch(/ {4}at /)
    expect(JSON.parse(run(file(proto)).out).standings.map((one: { points: string }) => one.points)).toEqual([
      '89.97',
      '88.65',
      '87.20',
      null,
    ])
  })
})
