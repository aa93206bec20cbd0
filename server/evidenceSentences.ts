/** What is said of evidence that cannot be taken: why, and what to do about it. Spread into the table of failures. */
export const EVIDENCE_FAILURES = {
  'evidence-empty': {
    status: 422,
    zh: '文件是空的；请确认文件能打开后重新上传。',
    en: 'The file is empty; make sure that it opens and upload it again.',
  },
  'evidence-too-large': {
    status: 413,
    zh: '佐证文件超过 {limit} MB；请压缩照片或拆分文档后上传。',
    en: 'The file is larger than {limit} MB; shrink the photo or split the document.',
  },
  'evidence-kind': {
    status: 422,
    zh: '此类文件不能作为佐证；请上传照片（JPG、PNG、WebP）、PDF，或 Word、Excel、PowerPoint（含 WPS）文档。',
    en: 'This kind of file is not taken; upload a photo (JPG, PNG, WebP), a PDF, or a document of Word, Excel or PowerPoint.',
  },
  'evidence-disguised': {
    status: 422,
    zh: '文件名后缀是“.{ending}”，内容却是 {found} 文件；请改用正确的后缀或重新导出。',
    en: 'The name ends in ".{ending}" but the file is a {found}; give it its true name or export it again.',
  },
  'evidence-macros': {
    status: 422,
    zh: '文档含有宏，不予接收；请另存为不含宏的文档或 PDF 后上传。',
    en: 'The document has macros and was refused; save it without them or as a PDF.',
  },
  'evidence-encrypted': {
    status: 422,
    zh: '文档设有打开密码；请取消密码后上传，否则他人无法查看。',
    en: 'The document is protected by a password; remove it, or nobody else can look at it.',
  },
  'evidence-bomb': {
    status: 422,
    zh: '文档解压后异常庞大，已拒绝；请另存为新文档或 PDF 后上传。',
    en: 'The document unpacks to an abnormal size and was refused; save it anew or as a PDF.',
  },
  'evidence-picture': {
    status: 422,
    zh: '照片超过 {limit} 百万像素，无法显示；请缩小后上传。',
    en: 'The picture has more than {limit} megapixels; make it smaller.',
  },
  'evidence-broken': {
    status: 422,
    zh: '文件已损坏或未传完整；请确认能打开后重新上传。',
    en: 'The file is broken or incomplete; make sure that it opens and upload it again.',
  },
  'evidence-lost': {
    status: 410,
    zh: '文件内容在服务器上已缺失，请联系系统管理员从备份中恢复证据文件夹。',
    en: 'The content of the file is missing on the server; ask the administrator to restore the folder of evidence.',
  },
} as const
