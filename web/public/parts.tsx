/** The living style guide: every shared part with sample data, at /parts. */
import { useState } from 'preact/hooks'
import { common } from '../../server/words/common.ts'
import type { Words } from '../../server/words/words.ts'
import { ProblemError } from '../api.ts'
import { instant, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { CheckField, RadioField } from '../parts/choices.tsx'
import { AskButton } from '../parts/dialog.tsx'
import { Empty } from '../parts/empty.tsx'
import { AreaField, DateField, NumberField, optionsOf, SelectField, TextField } from '../parts/fields.tsx'
import { Form } from '../parts/form.tsx'
import { Live } from '../parts/live.tsx'
import { Badge, Counter, EntryMark, SheetMark, StateMark } from '../parts/marks.tsx'
import { Actions, Facts, Page as Frame, Section } from '../parts/page.tsx'
import { PickField } from '../parts/pick.tsx'
import { Qr } from '../parts/qr.tsx'
import { SignBox, SignRow } from '../parts/sign.tsx'
import { Table } from '../parts/table.tsx'
import { Pager, Steps, Tabs } from '../parts/tabs.tsx'
import { Tree } from '../parts/tree.tsx'
import { Upload } from '../parts/upload.tsx'

const sample = {
  title: ['界面部件', 'Shared parts'],
  lead: [
    '各页面共用的部件，用示例数据展示。改动部件后，请在手机、平板和桌面宽度下各看一遍。',
    'The parts that all pages share, with sample data. After changing one, look at it on a phone, a tablet and a desktop.',
  ],
  list: ['电工组成绩', 'Results, electricians'],
  event: ['电工', 'Electricians'],
  lock: ['锁定方案', 'Lock scheme'],
  lockQuestion: ['现在锁定评分方案吗？', 'Lock the scheme now?'],
  lockConsequence: [
    '锁定后不能再改权重和评分点；评委随即可以开始打分。',
    'Weights and aspects can no longer be changed, and judges may begin to mark.',
  ],
  practice: ['实操', 'Practice'],
  theory: ['理论', 'Theory'],
  wiring: ['配电箱接线', 'Wiring of a distribution box'],
  safety: ['安全文明操作', 'Safe and orderly work'],
  quota: ['一线职工', 'Front-line workers'],
  managers: ['企业负责人', 'Enterprise managers'],
  rule: ['比例 35%，向上取整', '35 %, rounded up'],
  register: ['报名', 'Entries'],
  marking: ['评分', 'Marking'],
  publish: ['公布', 'Release'],
  emptyTitle: ['还没有参赛者', 'No entries yet'],
  emptyNext: [
    '先下载模板，请各单位填好后导入；也可以逐个新增。',
    'Download the template, let the units fill it in, then import it; or add entries one by one.',
  ],
  saveUnit: ['保存单位', 'Save unit'],
  unitName: ['单位名称', 'Name of the unit'],
  unitHint: ['按公章上的全称填写', 'The full name, as on its seal'],
  members: ['会员人数', 'Members'],
  chief: ['裁判长', 'Chief judge'],
  host: ['主办单位', 'Host'],
  published: ['成绩已初步公布，公示期内可以提出申诉。', 'The results are released provisionally; appeals are open.'],
  secondGold: ['一等奖', 'First prize'],
} as const satisfies Words

const ROWS = [
  { code: '007', name: '欧阳晓燕', unit: '东湖街道明达电气有限公司工会', points: '92.35', rank: 1, state: 'sealed' },
  { code: '023', name: '王建国', unit: '第三建筑工程公司工会', points: '91.80', rank: 2, state: 'checked' },
  { code: '011', name: '古丽娜尔·买买提', unit: '滨江公共交通集团工会', points: '91.80', rank: 2, state: 'submitted' },
  { code: '042', name: '李敏', unit: '新城供水公司工会', points: '88.05', rank: 4, state: 'draft' },
] as const

export function Page() {
  const w = useWords(sample)
  const c = useWords(common)
  const [page, setPage] = useState(2)
  return (
    <Frame
      title={w.title}
      lead={w.lead}
      back={{ href: '/', text: c.back }}
      actions={
        <>
          <Live state="live" />
          <Button onClick={print}>{c.print}</Button>
          <Button kind="primary">{c.save}</Button>
        </>
      }
    >
      <Tabs
        label={w.title}
        tabs={[
          { href: '/parts', text: w.event, count: 48 },
          { href: '/parts?a', text: w.marking, count: 3 },
          { href: '/parts?b', text: w.publish },
        ]}
      />
      <Steps
        label={w.event}
        steps={[
          { text: w.register, state: 'done', note: c.people(48) },
          { text: w.marking, state: 'now', note: c.ofTotal(31, 48) },
          { text: w.publish, state: 'next' },
        ]}
      />
      <Banner kind="info">{w.published}</Banner>
      <Banner kind="done">{c.saved}</Banner>
      <Banner kind="warning">{w.lockConsequence}</Banner>
      <ProblemBanner problem={new ProblemError('changed-meanwhile', 409)} />

      <Section title={w.list} actions={<Badge tone="red">{c.releaseKinds.provisional}</Badge>}>
        <Table
          caption={w.list}
          rows={ROWS}
          rowKey={(row) => row.code}
          phone="cards"
          tone={(row) => (row.code === '011' ? 'now' : row.code === '042' ? 'quiet' : undefined)}
          columns={[
            { key: 'rank', head: c.rank, align: 'end', width: '4rem', sort: (row) => row.rank, cell: (row) => row.rank },
            { key: 'name', head: c.personName, lead: true, sort: (row) => row.name, cell: (row) => row.name },
            { key: 'code', head: c.terms.code, cell: (row) => <span class="num">{row.code}</span> },
            { key: 'unit', head: c.terms.unit, cell: (row) => row.unit },
            { key: 'state', head: c.terms.sheet, cell: (row) => <SheetMark state={row.state} /> },
            { key: 'prize', head: c.terms.prize, cell: (row) => row.rank === 1 && <Badge tone="gold">{w.secondGold}</Badge> },
            { key: 'points', head: c.points, align: 'end', sort: (row) => Number(row.points), cell: (row) => row.points },
          ]}
        />
        <Pager page={page} pages={5} onPage={setPage} />
      </Section>

      <Section title={c.terms.scheme}>
        <Tree
          label={c.terms.scheme}
          foldable
          branches={[
            { key: 't', line: w.theory, end: '30 %' },
            {
              key: 'p',
              line: w.practice,
              end: '70 %',
              open: true,
              children: [
                { key: 'a', line: w.wiring, end: '60' },
                { key: 'b', line: w.safety, end: '40' },
              ],
            },
          ]}
        />
        <Actions>
          <AskButton text={w.lock} question={w.lockQuestion} danger reason kind="primary" act={async () => {}}>
            {w.lockConsequence}
          </AskButton>
          <Button>{c.edit}</Button>
          <Button busy>{c.save}</Button>
          <Button kind="danger">{c.remove}</Button>
          <Button kind="plain">{c.show}</Button>
          <Button disabled>{c.next}</Button>
        </Actions>
      </Section>

      <div class="split">
        <Section title={w.saveUnit}>
          <Form
            start={{
              name: '',
              kind: 'grassroots',
              members: '120',
              since: '2026-05-01',
              note: '',
              person: '',
              ownership: 'public',
              agreed: false,
            }}
            send={async (values) => {
              if (values.name === '') throw new ProblemError('invalid-input', 422, [{ path: ['name'], code: 'missing' }])
              return values
            }}
            submit={w.saveUnit}
            doneText={c.saved}
          >
            <TextField name="name" label={w.unitName} hint={w.unitHint} />
            <SelectField name="kind" label={c.state} options={optionsOf(c.unitKinds)} />
            <NumberField name="members" label={w.members} unit={c.people(1).replace('1', '')} integer />
            <DateField name="since" label={c.date} />
            <PickField
              name="person"
              label={c.terms.person}
              optional
              find={async (text) =>
                ROWS.filter((row) => row.name.includes(text)).map((row) => ({ value: row.code, text: row.name, note: row.unit }))
              }
            />
            <RadioField
              name="ownership"
              label={c.terms.unit}
              inline
              choices={optionsOf(c.ownership).map(([value, text]) => ({ value, text }))}
            />
            <CheckField name="agreed" label={w.published} />
            <AreaField name="note" label={c.note} optional most={200} />
          </Form>
        </Section>
        <Section title={c.terms.quota}>
          <Counter label={w.quota} value={11} of={37} floor={13} note={w.rule} />
          <Counter label={w.managers} value={4} of={37} cap={5} />
          <Facts
            facts={[
              [c.terms.event, w.event],
              [c.time, instant('2026-05-01T06:05:00.000Z')],
              [c.state, <EntryMark key="a" state="absent" />],
              [
                c.terms.sheet,
                <StateMark key="l" shape="locked">
                  {c.sheetStates.sealed}
                </StateMark>,
              ],
            ]}
          />
          <Qr text="http://192.168.1.20:3000/j#sample" label={c.logIn} size={160} />
          <Empty title={w.emptyTitle} action={<Button>{c.add}</Button>}>
            {w.emptyNext}
          </Empty>
        </Section>
      </div>

      <Section title="xlsx">
        <Upload check="/api/nothing?dry=1" apply="/api/nothing" template="/api/nothing" columns={{ name: c.personName }} />
      </Section>
      <SignRow>
        <SignBox who={w.chief} />
        <SignBox who={w.host} kind="seal" />
      </SignRow>
    </Frame>
  )
}
