/** Words of bringing a workbook in: template, dry run, errors by row. */
import type { Words } from './words.ts'

export const uploading = {
  paste: ['或从 Excel 复制（连同表头），粘贴到这里', 'Or copy from Excel, with the header row, and paste here'],
  download: ['下载模板', 'Download template'],
  choose: ['选择 .xlsx 文件', 'Choose .xlsx file'],
  another: ['换一个文件', 'Choose another file'],
  drop: ['或把文件拖到这里', 'or drop the file here'],
  checking: ['正在检查…', 'Checking…'],
  applying: ['正在导入…', 'Importing…'],
  clean: [
    (n: number) => `${n} 行，全部可以导入。尚未写入任何内容。`,
    (n: number) => `${n} row${n === 1 ? '' : 's'}, all can be imported. Nothing has been written yet.`,
  ],
  faulty: [
    (n: number, of: number) => `${of} 行中有 ${n} 处错误，没有写入任何内容。请在表格中改正后重新选择文件。`,
    (n: number, of: number) =>
      `${n} error${n === 1 ? '' : 's'} in ${of} row${of === 1 ? '' : 's'}; nothing was written. Correct the file and choose it again.`,
  ],
  nothing: ['表格里没有数据行。', 'The file holds no rows.'],
  apply: [(n: number) => `导入 ${n} 行`, (n: number) => `Import ${n} row${n === 1 ? '' : 's'}`],
  applied: [(n: number) => `已导入 ${n} 行。`, (n: number) => `${n} row${n === 1 ? '' : 's'} imported.`],
  ignored: [(columns: string) => `未使用的列：${columns}`, (columns: string) => `Columns not used: ${columns}`],
  row: ['行', 'Row'],
  column: ['列', 'Column'],
  fault: ['错误', 'Error'],
  wrong: ['问题', 'What is wrong'],
  marked: ['下载标注问题的文件', 'Download the file with its errors'],
  marking: ['正在标注…', 'Marking…'],
  preview: ['预览', 'Preview'],
  errors: ['错误', 'Errors'],
  more: [(n: number) => `另有 ${n} 行未列出`, (n: number) => `${n} more row${n === 1 ? '' : 's'} not listed`],
} as const satisfies Words
