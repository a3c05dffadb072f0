/** Template: the yearly performance assessment of grassroots unions: a hundred base points, bonus and deductions beside them, grades by points. */

import type { Decimal, Group, Node, Text } from '../../scoring/types.ts'
import { criterion, points, type Template, text } from './template.ts'

/** Done or not done. */
function done(id: string, name: Text, full: Decimal): Node {
  return { kind: 'measure', id, name, full, rule: { by: 'pass' } }
}

/** By the share of what was due: both numbers are on the sheet. */
function share(id: string, name: Text, full: Decimal, due: Text, unit: Text): Node[] {
  return [
    { kind: 'given', id: `${id}-due`, name: due, unit, full: '0', step: '0.01' },
    { kind: 'measure', id, name, unit, full, rule: { by: 'target', target: `${id}-due`, better: 'more' } },
  ]
}

const people = text('人', 'persons')

const item = (id: string, name: Text, children: Node[], cite: Text): Group => criterion(id, name, '20', children, { places: 2, cite })

const sheet = text(
  '分项列出指标、基本分、评分办法和考核部门，单位自评、部门考评（mdjjksjc.com 六比六创；max.book118 山东标准）；分值为本方案自定',
  'Items with indicator, base points, rule and assessing department; units report, departments assess (mdjjksjc.com; max.book118, Shandong standard); the points are this scheme’s own',
)

export const unionPerformance: Template = {
  id: 'union-performance',
  kind: 'appraisal',
  subject: 'unit',
  purpose: text(
    '上级工会对基层工会的年度工作考核：基层自评，上级核定，按分数线定等次。',
    'The yearly assessment of grassroots unions by the union above them: reported, verified, graded by points.',
  ),
  scheme: {
    name: text('基层工会年度工作考核', 'Union performance assessment'),
    within: 'zone',
    root: {
      kind: 'group',
      level: 'contest',
      id: 'total',
      name: text('考核得分', 'Total'),
      full: '100',
      places: 2,
      sitting: { source: 'department', reported: true },
      cite: sheet,
      children: [
        item(
          'organisation',
          text('组织建设', 'Organisation'),
          [
            ...share('members', text('会员人数', 'Members'), '10', text('职工人数', 'Staff'), people),
            done('election', text('按期换届', 'Elections held on time'), '5'),
            done('register', text('会员实名登记', 'Members registered by name'), '5'),
          ],
          sheet,
        ),
        item(
          'democracy',
          text('民主管理', 'Democratic management'),
          [
            done('congress', text('召开职工代表大会', 'Workers’ congress held'), '10'),
            done('contract', text('签订集体合同', 'Collective contract signed'), '10'),
          ],
          text(
            '未建职代会、未签集体合同的不得评先（全国工人先锋号有关规定，Wikipedia 副本）；分值为本方案自定',
            'No congress or no collective contract bars from honours (rules of the Workers’ Pioneer, copy of Wikipedia); the points are this scheme’s own',
          ),
        ),
        item(
          'rights',
          text('权益维护', 'Rights'),
          [
            {
              kind: 'deduct',
              id: 'disputes',
              name: text('未调处的劳动争议（件）', 'Disputes left unsettled'),
              full: '10',
              from: '10',
              each: '2',
            },
            points('help', text('帮扶与服务', 'Help and services'), '10', '0.5'),
          ],
          text('按件扣分，扣完为止（renrendoc.com 80419540）', 'Points off for each, down to 0 (renrendoc.com 80419540)'),
        ),
        item(
          'contests',
          text('竞赛与创新', 'Contests and innovation'),
          [
            { kind: 'count', id: 'events', name: text('开展竞赛（项）', 'Contests held'), full: '10', each: '2', cap: '10' },
            {
              kind: 'count',
              id: 'proposals',
              name: text('实施合理化建议（件）', 'Proposals carried out'),
              full: '10',
              each: '1',
              cap: '10',
            },
          ],
          sheet,
        ),
        item(
          'funds',
          text('经费管理', 'Funds'),
          [
            ...share('dues', text('上缴经费', 'Dues paid'), '10', text('应缴经费', 'Dues owed'), text('元', 'yuan')),
            { kind: 'deduct', id: 'audit', name: text('审计问题（个）', 'Audit findings'), full: '10', from: '10', each: '5' },
          ],
          text(
            '欠缴工会经费的不得评先（fsou.com.cn 17258713_1）；分值为本方案自定',
            'Unpaid dues bar from honours (fsou.com.cn 17258713_1); the points are this scheme’s own',
          ),
        ),
        {
          kind: 'count',
          id: 'bonus',
          name: text('加分：上级表彰（次）', 'Bonus: commendations'),
          full: '0',
          each: '1',
          cap: '5',
          cite: text(
            '受表彰加分、受批评扣分，在基本分之外（360docs.net 1d11728838）；每次 1 分、最多 5 分为本方案自定',
            'Praise adds and public criticism takes away, outside the base points (360docs.net 1d11728838); 1 point each, at most 5, are this scheme’s own',
          ),
        },
        { kind: 'count', id: 'malus', name: text('扣分：通报批评（次）', 'Deduction: public criticisms'), full: '0', each: '-2' },
      ],
    },
    keys: [
      { by: 'node', node: 'total', order: 'more' },
      { by: 'node', node: 'organisation', order: 'more' },
      { by: 'node', node: 'rights', order: 'more' },
    ],
    ties: 'share',
    prizes: [
      {
        id: 'excellent',
        name: text('优秀', 'Excellent'),
        least: '90',
        cite: text(
          '按分数定等次，不按名次（做法同合理化建议评奖，qiqiwenku.com 845808）；分数线为本方案自定。发生重大事故一票否决（77cn.com.cn 327871_2）',
          'Grades by points, not by rank (as proposals are graded, qiqiwenku.com 845808); the thresholds are this scheme’s own. A serious accident vetoes (77cn.com.cn 327871_2)',
        ),
      },
      { id: 'good', name: text('良好', 'Good'), least: '80' },
      { id: 'adequate', name: text('合格', 'Adequate'), least: '60' },
    ],
  },
}
