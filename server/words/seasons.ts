/** Words of labour competition periods: units entering, reports owed and sent. */
import type { Words } from './words.ts'

export const seasons = {
  reports: ['指标填报', 'Reports'],
  reportsLead: [
    '填报目标值和完成值，提交后由主管部门核验。计分以核验值为准。',
    'Enter target and actual; after submission the department verifies. Only verified values count.',
  ],
  noReports: ['现在没有要填报的指标', 'No reports are due now'],
  noReportsNext: ['考核期开放后会出现在这里。', 'They appear here when a period opens.'],
  fillIn: ['填报', 'Fill in'],
  see: ['查看', 'See'],
} as const satisfies Words
