/** Template: the year of a labour competition: the mean of four quarters, a missed one counting nothing. */

import { type Template, text } from './template.ts'

export const labourSeason: Template = {
  id: 'labour-season',
  kind: 'labour',
  subject: 'unit',
  purpose: text(
    '劳动竞赛的年度总评：导入四个季度的成绩，取平均后各赛区分别排名。',
    'The year of a labour competition: four quarters are imported and averaged, zones are ranked apart.',
  ),
  scheme: {
    name: text('劳动竞赛年度总评', 'Labour competition, the year'),
    within: 'zone',
    root: {
      kind: 'group',
      level: 'contest',
      id: 'total',
      name: text('年度得分', 'Points of the year'),
      places: 2,
      children: [
        {
          kind: 'group',
          level: 'module',
          id: 'quarters',
          name: text('季度', 'Quarter'),
          repeat: { times: 4, take: 'mean', absent: 'zero' },
          sitting: { source: 'import' },
          cite: text(
            '每季考核，年终据各季结果评定（2862.com.cn LoYWmwmO）；取平均、缺一季计 0 分为本方案自定。季度超额完成可超过 100 分，故最高 105 分',
            'Each quarter is assessed, the year is judged on the quarters (2862.com.cn LoYWmwmO); the mean, and 0 for a missed quarter, are this scheme’s own. Over-fulfilment may exceed 100, so a quarter counts up to 105',
          ),
          children: [
            { kind: 'imported', id: 'quarter', name: text('季度得分', 'Points of the quarter'), full: '105', max: '105', step: '0.01' },
          ],
        },
      ],
    },
    keys: [
      { by: 'node', node: 'total', order: 'more' },
      {
        by: 'countback',
        node: 'quarters',
        order: 'more',
        cite: text('同分先比最好的季度，再比次好的（本方案自定）', 'Equal years: the best quarter, then the next best (this scheme’s own)'),
      },
    ],
    ties: 'share',
    prizes: [
      {
        id: 'gold-cup',
        name: text('金杯单位', 'Gold cup'),
        count: 1,
        least: '90',
        cite: text(
          '年度设金杯、优秀等荣誉，先登记后考核（上海重点工程立功竞赛，usamodel.cn 5461627、wxredian.com 780e0765）；名额和分数线为本方案自定',
          'Gold cup and excellent units of the year, after registration (Shanghai key projects competition, usamodel.cn 5461627, wxredian.com 780e0765); numbers and thresholds are this scheme’s own',
        ),
      },
      { id: 'excellent', name: text('优秀单位', 'Excellent unit'), count: 3, least: '85' },
      { id: 'advanced', name: text('先进单位', 'Advanced unit'), count: 5, least: '75' },
    ],
  },
}
