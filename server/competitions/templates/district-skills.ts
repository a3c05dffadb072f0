/** Template: a district skills contest, theory 30 % and practice 70 %, five judges less the highest and the lowest. */

import { criterion, points, type Template, text } from './template.ts'

export const districtSkills: Template = {
  id: 'district-skills',
  kind: 'contest',
  subject: 'person',
  purpose: text(
    '区、街道或企业办的一天制技能竞赛：笔试加实操，五名裁判现场打分。',
    'A one-day skills contest of a district, street or enterprise: a paper and practice, marked by five judges on the spot.',
  ),
  scheme: {
    name: text('区级职工技能竞赛（理论 30% + 实操 70%）', 'District skills contest (theory 30 % + practice 70 %)'),
    root: {
      kind: 'group',
      level: 'contest',
      id: 'total',
      name: text('总成绩', 'Total'),
      places: 2,
      children: [
        {
          kind: 'group',
          level: 'module',
          id: 'theory',
          name: text('理论考试', 'Theory'),
          weight: '30%',
          full: '100',
          sitting: { source: 'import' },
          cite: text(
            '理论占 30%、实操占 70%（中山古镇灯饰技能竞赛规则，fsou.com 17207918_7）',
            'Theory 30 %, practice 70 % (Guzhen lighting contest rules, fsou.com 17207918_7)',
          ),
          children: [{ kind: 'imported', id: 'paper', name: text('理论试卷', 'Theory paper'), full: '100', max: '100', step: '0.5' }],
        },
        {
          kind: 'group',
          level: 'module',
          id: 'practice',
          name: text('实际操作', 'Practice'),
          weight: '70%',
          full: '100',
          places: 2,
          sitting: {
            source: 'judge',
            panel: { size: 5, per: 'total', take: 'mean', drop: { high: 1, low: 1 }, short: 'fewer', quorum: 5 },
          },
          cite: text(
            '五名裁判独立评分，去掉一个最高分和一个最低分后取平均（全国技能大赛规则 2014，wanglu.net t4-214551-2）；评委不足三人时少去（本方案自定）',
            'Five judges mark alone; the highest and the lowest are dropped and the rest averaged (national contest rules 2014, wanglu.net t4-214551-2); with fewer than three judges fewer are dropped (this scheme’s own rule)',
          ),
          children: [
            criterion('preparation', text('准备与安全', 'Preparation and safety'), '20', [
              points('tools', text('工具、材料准备', 'Tools and materials'), '5', '0.5'),
              points('protection', text('劳动防护', 'Protective equipment'), '5', '0.5'),
              points('safety', text('安全操作', 'Safe working'), '10', '0.5'),
            ]),
            criterion('process', text('操作过程', 'Process'), '30', [
              points('sequence', text('工序与规程', 'Sequence and procedure'), '15', '0.5'),
              points('technique', text('操作手法', 'Technique'), '15', '0.5'),
            ]),
            criterion('quality', text('成品质量', 'Quality of the work'), '40', [
              points('dimensions', text('尺寸与精度', 'Dimensions and accuracy'), '15', '0.5'),
              points('function', text('功能与性能', 'Function'), '15', '0.5'),
              points('finish', text('外观与整洁', 'Finish'), '10', '0.5'),
            ]),
            criterion('economy', text('效率与节约', 'Speed and economy'), '10', [
              points('waste', text('材料消耗', 'Use of material'), '5', '0.5'),
              points('order', text('现场清理', 'Leaving the place in order'), '5', '0.5'),
            ]),
          ],
        },
        {
          kind: 'time',
          id: 'time',
          name: text('完成用时', 'Completion time'),
          full: '0',
          step: '0.01',
          sitting: { source: 'timekeeper' },
        },
      ],
    },
    keys: [
      { by: 'node', node: 'total', order: 'more' },
      {
        by: 'node',
        node: 'time',
        order: 'less',
        cite: text(
          '总分相同，用时少者列前；再比实操、理论；仍相同则并列（中山古镇灯饰技能竞赛规则）',
          'Equal totals: the shorter time, then practice, then theory; then the rank is shared (Guzhen lighting contest rules)',
        ),
      },
      { by: 'node', node: 'practice', order: 'more' },
      { by: 'node', node: 'theory', order: 'more' },
    ],
    ties: 'share',
    prizes: [
      {
        id: 'first',
        name: text('一等奖', 'First prize'),
        share: '10%',
        cite: text(
          '按参赛人数的 10%、20%、30% 设一、二、三等奖（人力资源和社会保障部 2012，fsou.com 176474_2）',
          'First, second and third prizes to 10, 20 and 30 % of the entrants (MOHRSS 2012, fsou.com 176474_2)',
        ),
      },
      { id: 'second', name: text('二等奖', 'Second prize'), share: '20%' },
      { id: 'third', name: text('三等奖', 'Third prize'), share: '30%' },
    ],
  },
}
