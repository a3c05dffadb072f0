/** Template: review of innovation proposals by three experts, on a hundred points of which forty are for economic benefit. */

import type { Aspect, Decimal, Text } from '../../scoring/types.ts'
import { type Template, text } from './template.ts'

/** Three levels of 10, 8 and 5 points; nothing reached is 0. */
function levels(id: string, name: Text, ten: Text, eight: Text, five: Text): Aspect {
  const grades = [
    { grade: 'A', name: ten, points: '10' },
    { grade: 'B', name: eight, points: '8' },
    { grade: 'C', name: five, points: '5' },
    { grade: 'D', name: text('未达到', 'Not reached'), points: '0' },
  ]
  return { kind: 'table', id, name, full: '10', grades }
}

function benefit(grade: string, zh: string, en: string, points: Decimal) {
  return { grade, name: text(zh, en), points }
}

export const proposalReview: Template = {
  id: 'proposal-review',
  kind: 'proposals',
  subject: 'proposal',
  purpose: text(
    '合理化建议和职工创新成果的专家评审：三名专家按百分制表打分，奖项可空缺。',
    'Expert review of proposals and innovations: three experts mark on a hundred-point table; prizes may stay vacant.',
  ),
  scheme: {
    name: text('职工创新成果评审', 'Review of innovation proposals'),
    root: {
      kind: 'group',
      level: 'contest',
      id: 'total',
      name: text('评审总分', 'Total'),
      full: '100',
      places: 2,
      sitting: { source: 'judge', panel: { size: 3, per: 'total', take: 'mean', short: 'mean' } },
      cite: text(
        '百分制评审表：先进性、新颖性、难度、经济效益 40、社会效益、成熟度、推广价值（360doc.com 79693428）；三名专家取平均（本方案自定）',
        'Hundred-point table: advancement, novelty, difficulty, economic benefit 40, social benefit, maturity, value (360doc.com 79693428); the mean of three experts (this scheme’s own rule)',
      ),
      children: [
        levels(
          'advancement',
          text('先进性', 'Advancement'),
          text('国内领先', 'Leading in the country'),
          text('省市领先', 'Leading in the province or city'),
          text('本行业领先', 'Leading in the trade'),
        ),
        levels(
          'novelty',
          text('新颖性', 'Novelty'),
          text('原创', 'Original'),
          text('有重大改进', 'Great improvement'),
          text('有改进', 'Improvement'),
        ),
        levels(
          'difficulty',
          text('难度', 'Difficulty'),
          text('难度大', 'High'),
          text('难度较大', 'Considerable'),
          text('有一定难度', 'Some'),
        ),
        {
          kind: 'table',
          id: 'economic',
          name: text('年经济效益（财务证明）', 'Economic benefit of one year (certified by finance)'),
          full: '40',
          cite: text(
            '600 万元以上 40 分，300 万至 600 万 30 分，100 万至 300 万 20 分，50 万至 100 万 15 分；以财务部门证明为准',
            '6 million yuan or more 40 points, 3 to 6 million 30, 1 to 3 million 20, 0.5 to 1 million 15; as certified by the finance department',
          ),
          grades: [
            benefit('A', '600 万元以上', '6 million yuan or more', '40'),
            benefit('B', '300 万至 600 万元', '3 to 6 million yuan', '30'),
            benefit('C', '100 万至 300 万元', '1 to 3 million yuan', '20'),
            benefit('D', '50 万至 100 万元', '0.5 to 1 million yuan', '15'),
            benefit('E', '不足 50 万元', 'Less than 0.5 million yuan', '0'),
          ],
        },
        levels('social', text('社会效益', 'Social benefit'), text('显著', 'Marked'), text('较大', 'Considerable'), text('一般', 'Some')),
        levels(
          'maturity',
          text('成熟度', 'Maturity'),
          text('应用 5 处以上', 'Applied in five places or more'),
          text('应用 2 处以上', 'Applied in two places or more'),
          text('已应用', 'Applied'),
        ),
        levels(
          'value',
          text('推广价值', 'Value for others'),
          text('可在全市推广', 'For the whole city'),
          text('可在本区推广', 'For the district'),
          text('可在本单位推广', 'For the own unit'),
        ),
      ],
    },
    keys: [
      { by: 'node', node: 'total', order: 'more' },
      { by: 'node', node: 'economic', order: 'more' },
      { by: 'node', node: 'advancement', order: 'more' },
    ],
    ties: 'share',
    prizes: [
      {
        id: 'first',
        name: text('一等奖', 'First prize'),
        count: 5,
        least: '80',
        cite: text(
          '一等 5、二等 10、三等 30（上海市职工优秀创新成果奖 2023，web.956g.cn）；分数线为本方案自定，可空缺',
          'First 5, second 10, third 30 (Shanghai innovation award 2023, web.956g.cn); thresholds are this scheme’s own, prizes may stay vacant',
        ),
      },
      { id: 'second', name: text('二等奖', 'Second prize'), count: 10, least: '70' },
      { id: 'third', name: text('三等奖', 'Third prize'), count: 30, least: '60' },
    ],
  },
}
