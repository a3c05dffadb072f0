/** Template: a contest in the manner of WorldSkills: judgement 0–3 by three experts, measurements on which they agree, medals with a tie band. */

import type { Aspect, Decimal, Group, MeasureRule, Node, Text } from '../../scoring/types.ts'
import { criterion, type Template, text } from './template.ts'

const LEVELS: [Text, Text, Text, Text] = [
  text('低于行业标准，或未做', 'Below industry standard, or no attempt'),
  text('达到行业标准', 'Meets industry standard'),
  text('达到并在某些方面超过行业标准', 'Meets and in some respects exceeds industry standard'),
  text('优秀', 'Excellent'),
]

function judgement(id: string, name: Text, full: Decimal): Aspect {
  return { kind: 'judgement', id, name, full, places: 2, descriptors: LEVELS }
}

function measure(id: string, name: Text, full: Decimal, rule: MeasureRule = { by: 'pass' }, unit?: Text): Aspect {
  return { kind: 'measure', id, name, full, rule, ...(unit && { unit }) }
}

/** Judged by three experts, each alone: more than 1 apart is marked again, never averaged. */
function judged(id: string, full: Decimal, children: Node[]): Group {
  return criterion(`${id}-judged`, text('评判', 'Judgement'), full, children, {
    sitting: {
      source: 'judge',
      panel: { size: 3, per: 'aspect', take: 'mean', short: 'block', quorum: 3, spread: { max: '1', from: 'each-other' } },
    },
    cite: text(
      '三名裁判各自按 0–3 级评判，最高与最低相差不得超过 1，否则说明理由后重评；平均分 ÷ 3 × 分值，四舍五入保留两位小数（印制电路制作工竞赛技术工作文件）',
      'Three experts each judge 0–3; highest and lowest at most 1 apart, else they give reasons and judge again; mean / 3 × points, rounded to two decimals (technical document of the PCB contest)',
    ),
  })
}

/** Measured: the experts agree on one value. */
function measured(id: string, full: Decimal, children: Node[]): Group {
  return criterion(`${id}-measured`, text('测量', 'Measurement'), full, children, {
    sitting: { source: 'panel' },
    cite: text(
      '测量由裁判共同认定一个值；没有公布分档的，合格得满分，不合格得 0 分（印制电路制作工竞赛技术工作文件）',
      'The experts agree on one value; full points or none unless graded benchmarks were published (technical document of the PCB contest)',
    ),
  })
}

function module(id: string, name: Text, full: Decimal, children: Node[]): Group {
  return { kind: 'group', level: 'module', id, name, full, places: 2, children }
}

const millimetres = text('毫米', 'mm')

export const worldSkills: Template = {
  id: 'world-skills',
  kind: 'contest',
  subject: 'person',
  purpose: text(
    '对标世界技能大赛的赛项或集训选拔：评判与测量分开，三名裁判独立评判，奖牌设并列带。',
    'An event or a selection in the manner of WorldSkills: judgement and measurement apart, three experts judge alone, medals with a tie band.',
  ),
  scheme: {
    name: text('世赛制技能竞赛（评判 20 + 测量 80）', 'WorldSkills-style contest (judgement 20 + measurement 80)'),
    root: {
      kind: 'group',
      level: 'contest',
      id: 'total',
      name: text('总成绩', 'Total'),
      full: '100',
      places: 2,
      cite: text(
        '满分 100，评判占 15–20%、测量占 80–85%（印制电路制作工竞赛技术工作文件）；换算到以 700 为中位的量表为仿照，并非世界技能组织的官方公式。量表分相差 2 分以内算并列（worldskills2015.com）；700 分以上为优胜奖（回忆，未见原文）',
        'A hundred points, judgement 15–20 %, measurement 80–85 % (technical document of the PCB contest); the scale with its median at 700 is an imitation, not the official formula of WorldSkills. Within 2 points of the scale is a tie (worldskills2015.com); a medallion from 700 is recalled, not seen',
      ),
      children: [
        module('a', text('A 工作组织与安全', 'A Work organisation and safety'), '15', [
          judged('a', '4', [
            judgement('a-order', text('工位条理', 'Order of the workstation'), '2'),
            judgement('a-habit', text('安全意识与习惯', 'Safe habits'), '2'),
          ]),
          measured('a', '11', [
            measure('a-gear', text('劳动防护齐全', 'Protective equipment complete'), '3'),
            measure('a-energy', text('断电挂牌', 'Lock-out and tag-out'), '4'),
            { kind: 'deduct', id: 'a-faults', name: text('违规操作（次）', 'Breaches of procedure'), full: '4', from: '4', each: '2' },
          ]),
        ]),
        module('b', text('B 识图与工艺准备', 'B Drawings and preparation'), '20', [
          judged('b', '4', [
            judgement('b-plan', text('工艺方案', 'Work plan'), '2'),
            judgement('b-layout', text('布局合理性', 'Layout'), '2'),
          ]),
          measured('b', '16', [
            {
              kind: 'count',
              id: 'b-finds',
              name: text('找出图纸错误（处）', 'Errors found in the drawing'),
              full: '10',
              each: '2',
              cap: '10',
            },
            measure('b-parts', text('元件选用正确', 'Right parts chosen'), '6'),
          ]),
        ]),
        module('c', text('C 制作与安装', 'C Making and installing'), '40', [
          judged('c', '8', [
            judgement('c-finish', text('外观', 'Finish'), '2'),
            judgement('c-joints', text('连接质量', 'Joints'), '2'),
            judgement('c-routing', text('走线', 'Routing'), '2'),
            judgement('c-care', text('成品保护', 'Care of the work'), '2'),
          ]),
          measured('c', '32', [
            measure(
              'c-size',
              text('主要尺寸偏差', 'Deviation of the main dimension'),
              '12',
              {
                by: 'bands',
                better: 'less',
                bands: [
                  { from: '0.5', points: '12' },
                  { from: '1', points: '8' },
                  { from: '2', points: '4' },
                ],
              },
              millimetres,
            ),
            measure('c-complete', text('按图完成', 'Complete to the drawing'), '12'),
            measure('c-fixed', text('安装牢固', 'Firmly fixed'), '8'),
          ]),
        ]),
        module('d', text('D 检测与调试', 'D Testing and commissioning'), '25', [
          judged('d', '4', [
            judgement('d-method', text('排故思路', 'Method of fault-finding'), '2'),
            judgement('d-report', text('检测记录', 'Test record'), '2'),
          ]),
          measured('d', '21', [
            measure('d-function', text('功能全部实现', 'All functions work'), '12'),
            { kind: 'count', id: 'd-faults', name: text('排除故障（个）', 'Faults cleared'), full: '9', each: '3', cap: '9' },
          ]),
        ]),
      ],
    },
    keys: [
      { by: 'node', node: 'total', order: 'more' },
      {
        by: 'node',
        node: 'c',
        order: 'more',
        cite: text(
          '同分先比权重最大的 C 模块，再比 A、B、D（印制电路制作工竞赛技术工作文件）',
          'Ties: module C, which weighs most, then A, B and D (technical document of the PCB contest)',
        ),
      },
      { by: 'node', node: 'a', order: 'more' },
      { by: 'node', node: 'b', order: 'more' },
      { by: 'node', node: 'd', order: 'more' },
    ],
    ties: 'share',
    prizes: [],
    medals: { band: '2', medallion: '700' },
    standardise: { by: 'scale', centre: 700, spread: 30, location: 'median', dispersion: 'mad', places: 0 },
  },
}
