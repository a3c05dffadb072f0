/** Template: an appraisal of persons by a panel's marks (60 %) and a vote (40 %). */

import { criterion, points, type Template, text } from './template.ts'

export const appraisalVote: Template = {
  id: 'appraisal-vote',
  kind: 'appraisal',
  subject: 'person',
  purpose: text(
    '“最美职工”“工匠”一类的评选：评委打分占 60%，职工投票占 40%，末位须分出先后。',
    'Appraisals such as “finest worker” or “master craftsman”: the panel’s marks count 60 %, the workers’ vote 40 %.',
  ),
  scheme: {
    name: text('评选（评委 60% + 投票 40%）', 'Appraisal (panel 60 % + vote 40 %)'),
    root: {
      kind: 'group',
      level: 'contest',
      id: 'total',
      name: text('综合得分', 'Total'),
      places: 2,
      cite: text(
        '得票与专家评分按比例相加（cncceo.com“三优”评选：票数 60%、专家 40%）；评委 60%、投票 40% 为本方案自定',
        'Votes and experts’ marks added by shares (cncceo.com, “three excellences”: votes 60 %, experts 40 %); panel 60 % and vote 40 % are this scheme’s own',
      ),
      children: [
        {
          kind: 'group',
          level: 'module',
          id: 'panel',
          name: text('评委评分', 'Panel'),
          weight: '60%',
          full: '100',
          places: 2,
          sitting: {
            source: 'judge',
            panel: { size: 7, per: 'total', take: 'mean', drop: { high: 1, low: 1 }, short: 'fewer', quorum: 5 },
          },
          cite: text(
            '七名评委，去掉一个最高分和一个最低分后取平均（做法同技能竞赛，wanglu.net t4-214551-2）；评分项为本方案自定',
            'Seven judges, the highest and the lowest dropped, the rest averaged (as in skills contests, wanglu.net t4-214551-2); the criteria are this scheme’s own',
          ),
          children: [
            criterion('work', text('岗位业绩', 'Work'), '60', [
              points('skill', text('技能水平', 'Skill'), '30', '1'),
              points('results', text('业绩贡献', 'Results'), '30', '1'),
            ]),
            criterion('example', text('示范带动', 'Example'), '40', [
              points('teaching', text('传授技艺', 'Teaching others'), '20', '1'),
              points('standing', text('职业道德与群众评价', 'Conduct and standing among colleagues'), '20', '1'),
            ]),
          ],
        },
        {
          kind: 'group',
          level: 'module',
          id: 'vote',
          name: text('职工投票', 'Vote'),
          weight: '40%',
          full: '100',
          places: 2,
          sitting: { source: 'clerk' },
          cite: text(
            '得票数占应投票人数的比例（本方案自定；应投票人数按实际填写）',
            'The share of the voters (this scheme’s own; enter the real number of voters)',
          ),
          children: [{ kind: 'votes', id: 'votes', name: text('得票数', 'Votes'), full: '100', electorate: '100' }],
        },
      ],
    },
    keys: [
      { by: 'node', node: 'total', order: 'more' },
      { by: 'node', node: 'panel', order: 'more' },
      { by: 'node', node: 'vote', order: 'more' },
    ],
    ties: 'decide',
    prizes: [
      {
        id: 'chosen',
        name: text('入选', 'Chosen'),
        count: 10,
        least: '60',
        cite: text('名额和分数线为本方案自定，可空缺', 'Number and threshold are this scheme’s own; places may stay vacant'),
      },
      { id: 'nominated', name: text('提名', 'Nominated'), count: 10, least: '60' },
    ],
  },
}
