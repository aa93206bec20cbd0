interface Moment {
  readonly at: string
  readonly seq: number
  readonly epoch: string
  readonly bureau: { readonly zh: string; readonly en: string }
}

/** The page that lies on top of an export. */
export const readme = ({ at, seq, epoch, bureau }: Moment): string => `# ${bureau.zh} · 观澜数据全量导出

导出时刻 ${at}（UTC），截至第 ${seq} 号发布（日志标识 ${epoch}）。全部为 UTF-8 文本与原始文件，不依赖任何软件即可读取；
\`sha256sum -c SHA256SUMS\` 可逐个核对。口令、令牌与会话不在其中。

| 文件 | 内容 |
| --- | --- |
| \`figures/standing.*.csv\` | 现行数据（中文、英文；\`standing.sdmx.csv\` 为 SDMX-CSV 2.0） |
| \`figures/all-vintages.csv\` | 每个数的每个版本：数值、状态、修订性质与原因、来源、发布号与时刻 |
| \`catalogue.json\` | 指标目录：指标、对象、单位、发布规则、科室 |
| \`ledgers/definitions.json\`、\`ledgers/*.csv\` | 台账定义；每本台账的全部记录及其历次版本 |
| \`releases.jsonl\` | 发布日志，每行一次发布，按发布号排列；逐行 SHA-256 即 \`tables/release_log.jsonl\` 的 \`hash\` |
| \`reports/\` | 报告：\`.json\` 为数据，\`.html\` 为可打印页面 |
| \`files/evidence\`、\`files/pictures\` | 佐证材料与大屏图片，以内容哈希命名；对应关系见 \`tables/record_file.jsonl\` |
| \`tables/*.jsonl\` | 其余各表，每行一条，含审计日志 \`tables/audit.jsonl\`（各条以哈希相连） |

# ${bureau.en} · everything Guanlan kept

Taken at ${at}, up to release ${seq} (log ${epoch}). Everything is UTF-8 text or a file as somebody brought it;
\`sha256sum -c SHA256SUMS\` checks each of them. Passwords, tokens and sessions are not in it.

| file | what it holds |
| --- | --- |
| \`figures/standing.*.csv\` | the figures that stand (Chinese, English; \`standing.sdmx.csv\` is SDMX-CSV 2.0) |
| \`figures/all-vintages.csv\` | every value ever published: status, kind and reason of revision, source, release and instant |
| \`catalogue.json\` | indicators, subjects, units, release rules, offices |
| \`ledgers/definitions.json\`, \`ledgers/*.csv\` | what each ledger is; all its records, a version a line |
| \`releases.jsonl\` | the log, a release a line in order of its number; the SHA-256 of a line is \`hash\` in \`tables/release_log.jsonl\` |
| \`reports/\` | reports: \`.json\` as data, \`.html\` as the page that a browser prints |
| \`files/evidence\`, \`files/pictures\` | what people brought, named by the hash of its content; \`tables/record_file.jsonl\` says of which record |
| \`tables/*.jsonl\` | all other tables, a row a line; with the acts, \`tables/audit.jsonl\`, each bound to the one before by its hash |

An act's hash is the SHA-256 of the JSON array \`[hash before, n, at, actor, action, object, detail, origin]\`, without
\`origin\` where it is null; before the first stands the empty text. A figure is \`null\` (an empty cell) where it is
missing, with the reason beside it: never 0. Periods are text (\`2020-05\`, \`2020-Q2\`, \`2020-H1\`, \`2020\`; \`2020-02\`
for January and February together where the indicator says so); instants are UTC.
`
