/** What can be wrong with an uploaded workbook: its cells, its rows, the file itself. */
import type { FaultWords } from './problems.ts'

export const workbookFaults: FaultWords = {
  required: ['必填，这一格是空的。', 'Required; this cell is empty.'],
  formula: ['单元格里是公式。请复制后“选择性粘贴 → 数值”。', 'The cell holds a formula. Copy it and paste the value only.'],
  'error-value': [(p) => `单元格显示错误值 ${p.text ?? ''}，请改正。`, (p) => `The cell shows the error ${p.text ?? ''}; correct it.`],
  'precision-lost': [
    (p) => `长数字 ${p.text ?? ''} 被表格改掉了末几位。请把这一列设为“文本”后重新输入。`,
    (p) => `The spreadsheet has changed the last digits of ${p.text ?? 'this number'}. Set the column to “Text” and type it again.`,
  ],
  'bad-date': [(p) => `“${p.text ?? ''}”不是日期，请写成 2026-05-01。`, (p) => `“${p.text ?? ''}” is not a date; write it as 2026-05-01.`],
  'bad-integer': [(p) => `“${p.text ?? ''}”不是整数。`, (p) => `“${p.text ?? ''}” is not a whole number.`],
  'bad-decimal': [
    (p) => `“${p.text ?? ''}”不是数字，请用小数点，如 8.5。`,
    (p) => `“${p.text ?? ''}” is not a number; use a point, as in 8.5.`,
  ],
  'bad-choice': [(p) => `“${p.text ?? ''}”不在下拉选项里。`, (p) => `“${p.text ?? ''}” is not one of the choices in the list.`],
  merged: ['单元格被合并了，请取消合并后逐行填写。', 'The cell is merged; unmerge it and fill in each row.'],
  'duplicate-header': [
    (p) => `有两列同名：“${p.header ?? ''}”（${p.first} 列和 ${p.second} 列），请删去一列。`,
    (p) => `Two columns are called “${p.header ?? ''}” (${p.first} and ${p.second}); delete one.`,
  ],
  'not-xlsx': ['这不是 .xlsx 文件。请在 Excel 或 WPS 中另存为“.xlsx”。', 'This is not an .xlsx file. Save it as “.xlsx” in Excel or WPS.'],
  'zip-bomb': [
    '文件解开后异常地大，已拒绝。请把数据复制到新下载的模板里。',
    'The file unpacks to an abnormal size and was refused. Copy the data into a freshly downloaded template.',
  ],
  'too-large': ['文件太大，请拆成几份。', 'The file is too large; split it into parts.'],
  'too-many-rows': [(p) => `行数太多，每个文件最多 ${p.max} 行。`, (p) => `Too many rows; a file may hold ${p.max} at most.`],
  'no-header': [
    '没有找到表头。请使用下载的模板，不要改动表头。',
    'No header row was found. Use the downloaded template and leave its header as it is.',
  ],
  unreadable: [
    '文件损坏或加了密码，读不出来。请去掉密码后另存一份。',
    'The file is damaged or has a password. Remove the password and save it anew.',
  ],
  'missing-columns': [
    (p) => `缺少这些列：${p.headers ?? p.keys ?? ''}。请使用下载的模板。`,
    (p) => `These columns are missing: ${p.headers ?? p.keys ?? ''}. Use the downloaded template.`,
  ],
}
