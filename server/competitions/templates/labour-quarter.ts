/** Template: one quarter of a labour competition between units, reported by them and verified by a department. */

import type { Aspect, Decimal, Group, Text } from '../../scoring/types.ts'
import { type Template, text } from './template.ts'

/** An indicator measured against the plan: what the plan says, what was done, and the points for its share. */
function byTarget(id: string, name: Text, unit: Text, full: Decimal, better: 'more' | 'less', cap: string, cite: Text): Group {
  const plan = text(`${name.zh}：计划`, `${name.en}: plan`)
  const done = text(`${name.zh}：实际`, `${name.en}: actual`)
  return {
    kind: 'group',
    level: 'criterion',
    id,
    name,
    full,
    places: 2,
    cite,
    children: [
      { kind: 'given', id: `${id}-plan`, name: plan, unit, full: '0', step: '0.01' },
      { kind: 'measure', id: `${id}-actual`, name: done, unit, full, rule: { by: 'target', target: `${id}-plan`, better, cap } },
    ],
  }
}

function deductions(id: string, name: Text, full: Decimal, each: Decimal, event: Text, cite: Text): Group {
  const count: Aspect = { kind: 'deduct', id: `${id}-events`, name: event, full, from: full, each }
  return { kind: 'group', level: 'criterion', id, name, full, cite, children: [count] }
}

const verified = text(
  '单位自报，主管部门核定；以核定为准（mdjjksjc.com 六比六创）',
  'Units report, the department verifies; the verified value counts (mdjjksjc.com)',
)
const perEvent = text('逐项扣分，扣完为止（renrendoc.com 80419540）', 'Points off for each event, down to 0 (renrendoc.com 80419540)')

export const labourQuarter: Template = {
  id: 'labour-quarter',
  kind: 'labour',
  subject: 'unit',
  purpose: text(
    '劳动竞赛的一个季度：单位自报指标，主管部门核定，各赛区分别排名。',
    'One quarter of a labour competition: units report, a department verifies, zones are ranked apart.',
  ),
  scheme: {
    name: text('劳动竞赛季度考核', 'Labour competition, one quarter'),
    within: 'zone',
    root: {
      kind: 'group',
      level: 'contest',
      id: 'total',
      name: text('季度总分', 'Total of the quarter'),
      places: 2,
      sitting: { source: 'department', reported: true },
      cite: verified,
      children: [
        byTarget(
          'output',
          text('产值', 'Output'),
          text('万元', '10,000 yuan'),
          '25',
          'more',
          '120%',
          text(
            '按计划完成率计分，超额最多计 120%（77cn.com.cn 327871_2：超额完成列前）',
            'By the share of the plan, over-fulfilment up to 120 % (77cn.com.cn 327871_2)',
          ),
        ),
        byTarget(
          'schedule',
          text('进度', 'Schedule'),
          text('节点', 'milestones'),
          '20',
          'more',
          '100%',
          text('完成计划即得满分（max.book118 山东标准）', 'Plan met, full points (max.book118, Shandong standard)'),
        ),
        deductions('safety', text('安全', 'Safety'), '20', '2', text('安全隐患（处）', 'Hazards found'), perEvent),
        deductions('quality', text('质量', 'Quality'), '15', '3', text('质量问题（件）', 'Quality faults'), perEvent),
        byTarget(
          'cost',
          text('成本', 'Cost'),
          text('万元', '10,000 yuan'),
          '10',
          'less',
          '100%',
          text(
            '不超过计划成本得满分，超出按比例（2862.com.cn LoYWmwmO）',
            'Within the planned cost full points, beyond it in proportion (2862.com.cn LoYWmwmO)',
          ),
        ),
        deductions('site', text('文明施工', 'Civilised site'), '10', '1', text('检查不合格（项）', 'Items failed in inspection'), perEvent),
      ],
    },
    keys: [
      { by: 'node', node: 'total', order: 'more' },
      { by: 'node', node: 'safety', order: 'more' },
      { by: 'node', node: 'quality', order: 'more' },
    ],
    ties: 'share',
    prizes: [
      {
        id: 'first',
        name: text('一等奖', 'First prize'),
        count: 1,
        least: '85',
        cite: text(
          '发生重伤或质量事故，一票否决，取消获奖资格（77cn.com.cn 327871_2）；名额和分数线为本方案自定',
          'A serious injury or quality accident bars the unit from prizes (77cn.com.cn 327871_2); numbers and thresholds are this scheme’s own',
        ),
      },
      { id: 'second', name: text('二等奖', 'Second prize'), count: 2, least: '80' },
      { id: 'third', name: text('三等奖', 'Third prize'), count: 3, least: '75' },
    ],
  },
}
