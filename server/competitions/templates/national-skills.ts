/** Template: a national staff skills contest: theory 3, practice 7, medals and merit prizes, titles and skill levels, squads of three. */

import { criterion, points, type Template, text } from './template.ts'

const promotion = (rank: number, from: string, to: string) => ({ rank, from, to })

export const nationalSkills: Template = {
  id: 'national-skills',
  kind: 'contest',
  subject: 'person',
  purpose: text(
    '全国、省级职工职业技能大赛的决赛，或为它选拔的竞赛：个人和团体都排名，前列授称号、晋升技能等级。',
    'The final of a national or provincial staff skills contest, or a selection for it: persons and squads are ranked, the best receive titles and skill levels.',
  ),
  // 复核: all of the first ten, 15 % of the others, everything beyond 5 % of errors (jzds.itmc.cn; domain 2.6).
  recheck: { top: { n: 10, of: 'entries' }, rest: 15, errors: 5 },
  scheme: {
    name: text('全国职工职业技能大赛（理论 3：实操 7）', 'National staff skills contest (theory 3 : practice 7)'),
    root: {
      kind: 'group',
      level: 'contest',
      id: 'total',
      name: text('总成绩', 'Total'),
      places: 2,
      cite: text(
        '理论与实操按 3：7 合成（第五届全国职工职业技能大赛，xining.baogaosu.com 38763761）；团体为三名队员之和，相同比三人用时之和（中山古镇灯饰技能竞赛规则，fsou.com 17207918_7）',
        'Theory and practice 3 : 7 (5th national staff skills contest, xining.baogaosu.com 38763761); a squad is the sum of its three members, then of their times (Guzhen lighting contest, fsou.com 17207918_7)',
      ),
      children: [
        {
          kind: 'group',
          level: 'module',
          id: 'theory',
          name: text('理论考试', 'Theory'),
          weight: '30%',
          full: '100',
          pass: '60',
          sitting: { source: 'import' },
          cite: text(
            '各部分均须 60 分及格（电梯维修工竞赛规程，001doc.com 480774）',
            'Each part has a pass mark of 60 (lift maintenance contest, 001doc.com 480774)',
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
          pass: '60',
          sitting: {
            source: 'judge',
            panel: { size: 5, per: 'total', take: 'mean', drop: { high: 1, low: 1 }, short: 'block', quorum: 5 },
          },
          cite: text(
            '五名裁判独立评分，去掉一个最高分和一个最低分后取平均（全国技能大赛规则 2014，wanglu.net t4-214551-2）',
            'Five judges mark alone; the highest and the lowest are dropped and the rest averaged (national contest rules 2014, wanglu.net t4-214551-2)',
          ),
          children: [
            criterion('process', text('操作过程', 'Process'), '40', [
              points('procedure', text('工艺规程', 'Procedure'), '20', '0.5'),
              points('technique', text('操作手法', 'Technique'), '20', '0.5'),
            ]),
            criterion('quality', text('成品质量', 'Quality of the work'), '45', [
              points('accuracy', text('尺寸与精度', 'Accuracy'), '20', '0.5'),
              points('function', text('功能与性能', 'Function'), '15', '0.5'),
              points('finish', text('外观', 'Finish'), '10', '0.5'),
            ]),
            criterion('safety', text('安全文明生产', 'Safe and orderly work'), '15', [
              points('protection', text('劳动防护与安全', 'Protection and safety'), '10', '0.5'),
              points('order', text('现场整洁', 'Order of the place'), '5', '0.5'),
            ]),
          ],
        },
        { kind: 'time', id: 'time', name: text('完成用时', 'Completion time'), full: '0', step: '0.01', sitting: { source: 'timekeeper' } },
      ],
    },
    keys: [
      { by: 'node', node: 'total', order: 'more' },
      {
        by: 'node',
        node: 'practice',
        order: 'more',
        cite: text(
          '总分相同比实操，再比用时；排名不并列，仍相同由裁判长裁定（zhjsw.cn show-7604：排名不并列；次序为本方案自定）',
          'Equal totals: practice, then time; ranks are never shared, the chief judge decides (zhjsw.cn show-7604: no shared ranks; the order is this scheme’s own)',
        ),
      },
      { by: 'node', node: 'time', order: 'less' },
      { by: 'chief', order: 'less' },
    ],
    ties: 'decide',
    prizes: [
      {
        id: 'gold',
        name: text('金奖', 'Gold'),
        count: 1,
        cite: text(
          '第 1、2、3 名为金、银、铜奖；其余名次在参赛人数前二分之一的为优胜奖（全国职业技能大赛，ppfocus.com spd08d642）',
          'Ranks 1, 2 and 3: gold, silver, bronze; the others in the first half of the entrants: merit prize (national skills contest, ppfocus.com spd08d642)',
        ),
      },
      { id: 'silver', name: text('银奖', 'Silver'), count: 1 },
      { id: 'bronze', name: text('铜奖', 'Bronze'), count: 1 },
      { id: 'merit', name: text('优胜奖', 'Merit prize'), share: '50%', fromTop: true, round: 'down' },
    ],
    titles: [
      {
        id: 'technician',
        name: text('技术能手', 'Master of skill'),
        rank: 5,
        passed: true,
        cite: text(
          '前 5 名授予技术能手，晋升技师，已是技师的晋升高级技师；第 6 至 20 名晋升高级工（xining.baogaosu.com 38763761）',
          'The first five, who also become technicians or, being such, senior technicians; 6 to 20 become senior workers (xining.baogaosu.com 38763761)',
        ),
      },
      {
        id: 'may-day',
        name: text('五一劳动奖章申报资格', 'Right to apply for the May Day medal'),
        rank: 1,
        attributes: { employee: '1' },
        cite: text(
          '第 1 名是企业职工的，有资格按程序申报，不直接授予（xining.baogaosu.com 38763761；m.pps.sh.cn show-72-1258）',
          'The first, if a worker of an enterprise, may apply by the usual procedure; it is not conferred (xining.baogaosu.com 38763761; m.pps.sh.cn show-72-1258)',
        ),
      },
      {
        id: 'woman',
        name: text('巾帼建功标兵', 'Model woman worker'),
        rank: 3,
        attributes: { sex: 'female' },
        cite: text('女选手（ccschy.com 100638）；名次为本方案自定', 'Women (ccschy.com 100638); the rank is this scheme’s own'),
      },
    ],
    levels: [
      promotion(5, 'l2', 'l1'),
      promotion(5, 'l3', 'l2'),
      promotion(5, 'l4', 'l2'),
      promotion(5, 'l5', 'l2'),
      promotion(20, 'l4', 'l3'),
      promotion(20, 'l5', 'l3'),
    ],
    squads: { take: 'sum', incomplete: 'leave-out', keys: [{ by: 'node', node: 'time', order: 'less' }] },
  },
}
