/** What is said of files that cannot be taken: why, and what to do about it. Spread into the table of failures. */
export const FILE_FAILURES = {
  'file-empty': {
    status: 422,
    zh: '文件是空的，没有任何内容；请确认保存后再上传。',
    en: 'The file is empty; save it with its contents and upload it again.',
  },
  'file-too-large': {
    status: 413,
    zh: '文件超过 {limit} MB；请删去图片、附件和无关工作表，或分成几个文件。',
    en: 'The file is larger than {limit} MB; remove pictures and other sheets, or split it.',
  },
  'file-encrypted': {
    status: 422,
    zh: '文件设有打开密码，无法读取；请在 Excel 或 WPS 中取消密码（文件→信息→保护工作簿）后重新上传。',
    en: 'The file is protected by a password; remove it in Excel or WPS (File → Info → Protect) and upload it again.',
  },
  'file-old-excel': {
    status: 422,
    zh: '这是旧版 .xls 或 WPS .et 文件；请用 Excel 或 WPS 打开，另存为“.xlsx”后上传。',
    en: 'This is an old .xls or WPS .et file; open it, save it as .xlsx and upload that.',
  },
  'file-open-document': {
    status: 422,
    zh: '这是 .ods 文件；请用 WPS 或 LibreOffice 另存为“.xlsx”后上传。',
    en: 'This is an .ods file; save it as .xlsx and upload that.',
  },
  'file-numbers': {
    status: 422,
    zh: '这是苹果 Numbers 文件；请导出为 Excel（.xlsx）后上传。',
    en: 'This is a Numbers file; export it to Excel (.xlsx) and upload that.',
  },
  'file-binary-workbook': {
    status: 422,
    zh: '这是二进制工作簿（.xlsb）；请另存为“.xlsx”后上传。',
    en: 'This is a binary workbook (.xlsb); save it as .xlsx and upload that.',
  },
  'file-web-page': {
    status: 422,
    zh: '这其实是网页或 XML 文件（业务系统导出的“.xls”常是这样）；请用 Excel 或 WPS 打开，另存为“.xlsx”后上传。',
    en: 'This is really a web page or XML, as many systems export; open it in Excel or WPS, save it as .xlsx and upload that.',
  },
  'file-another-kind': {
    status: 422,
    zh: '这不是表格文件（{found}）；请上传 .xlsx 或 .csv。',
    en: 'This is no table ({found}); upload .xlsx or .csv.',
  },
  'file-broken': {
    status: 422,
    zh: '文件已损坏或未传完整，无法打开；请在 Excel 或 WPS 中确认能打开，另存后重新上传。',
    en: 'The file is broken or incomplete; make sure that Excel or WPS opens it, save it anew and upload it again.',
  },
  'file-zip-bomb': {
    status: 422,
    zh: '文件解压后异常庞大，已停止读取；请只复制需要的数据到新工作簿后上传。',
    en: 'The file unpacks to an abnormal size and was not read; copy the figures into a new workbook and upload that.',
  },
  'file-unsafe-xml': {
    status: 422,
    zh: '文件内含不安全的 XML 声明，已拒绝；请在 Excel 或 WPS 中另存为新的“.xlsx”。',
    en: 'The file declares XML entities, which no workbook needs; save it anew as .xlsx in Excel or WPS.',
  },
  'file-unknown-encoding': {
    status: 422,
    zh: '无法确定文件的文字编码，为避免乱码未读取；请在 Excel 中另存为“CSV UTF-8”或“.xlsx”。',
    en: 'The encoding of the text is unclear, and nothing was guessed; save it as "CSV UTF-8" or .xlsx.',
  },
  'file-damaged-text': {
    status: 422,
    zh: '文本中有损坏的字符（文件可能被截断）；请从原表重新导出。',
    en: 'Some characters of the text are damaged, perhaps it was cut off; export it again.',
  },
  'file-too-many-rows': {
    status: 422,
    zh: '工作表“{sheet}”超过 {limit} 行；请只保留要填报的部分，或分成几个文件。',
    en: 'Sheet "{sheet}" has more than {limit} rows; keep what is to be filed, or split it.',
  },
  'file-too-many-columns': {
    status: 422,
    zh: '工作表“{sheet}”超过 {limit} 列；请删去无关的列。',
    en: 'Sheet "{sheet}" has more than {limit} columns; delete those that are not needed.',
  },
  'file-too-many-cells': {
    status: 422,
    zh: '工作表“{sheet}”超过 {limit} 个单元格；请分成几个文件。',
    en: 'Sheet "{sheet}" has more than {limit} cells; split the file.',
  },
  'file-too-many-sheets': {
    status: 422,
    zh: '工作簿超过 {limit} 张工作表；请只保留要填报的。',
    en: 'The workbook has more than {limit} sheets; keep those that are to be filed.',
  },
  'file-too-slow': {
    status: 422,
    zh: '读取超过 20 秒，已停止；请删去无关内容或分成几个文件。',
    en: 'Reading took more than 20 seconds and was stopped; remove what is not needed, or split the file.',
  },
  'file-too-much-memory': {
    status: 422,
    zh: '读取所需内存过大，已停止；请删去无关内容或分成几个文件。',
    en: 'Reading would take too much memory and was stopped; remove what is not needed, or split the file.',
  },
  'import-busy': {
    status: 429,
    zh: '您上传的文件还在读取，请等它完成后再上传。',
    en: 'A file of yours is still being read; wait for it before you upload the next.',
  },
  'import-changed': {
    status: 409,
    zh: '这次导入刚被他人修改，请重新载入后再操作。',
    en: 'Somebody else has just changed this import; load it again.',
  },
  'import-unfinished': {
    status: 422,
    zh: '还有 {doubtful} 处待确认、{wrong} 处错误，未生成草稿；请逐项处理。',
    en: 'There are {doubtful} doubts and {wrong} errors left, and no draft was made; settle each of them.',
  },
  'import-nothing': {
    status: 422,
    zh: '没有取到任何数据，未生成草稿；请检查各列的含义。',
    en: 'No figures were taken, and no draft was made; look at what each column means.',
  },
  'import-refused': {
    status: 422,
    zh: '第 {at} 行不能入账：{said} 共 {count} 处，未作任何改动；请改正文件后重新上传。',
    en: 'Row {at} cannot be entered: {saidEn} {count} in all, and nothing was changed; mend the file and upload it again.',
  },
  'import-too-many-records': {
    status: 422,
    zh: '取到 {count} 条记录，一次最多 {limit} 条；请分几次导入。',
    en: '{count} records were taken; {limit} go in at once. Import them in parts.',
  },
  'import-too-many': {
    status: 422,
    zh: '取到 {count} 个数据，一份草稿最多 {limit} 个；请分几次导入。',
    en: '{count} figures were taken; a draft holds {limit} at most. Import them in parts.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>
