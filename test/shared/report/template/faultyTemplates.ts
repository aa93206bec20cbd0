/** What is wrong, the text, and what has to be said of it: code, line:column, [stretch] and → suggestion. */
export type Faulty = readonly [why: string, body: string, ...said: string[]]

/** What cannot be read. */
export const UNREADABLE: readonly Faulty[] = [
  [
    'a slot is not closed',
    '共{{economy.gdp.level | 亿元，增速{{economy.gdp.growth | growth}}。',
    'unclosed-slot 1:2 [{{economy.gdp.level | 亿元] → {{economy.gdp.level | 亿元}}',
  ],
  [
    'a slot is closed by half',
    '{{economy.gdp.level | 亿元}。',
    'unclosed-slot 1:1 [{{economy.gdp.level | 亿元}] → {{economy.gdp.level | 亿元}}',
  ],
  ['nothing is closed', '一}}二', 'unexpected 1:2 [}}] → '],
  ['a slot names nothing', '一{{ }}二', 'unexpected 1:2 [{{ }}] → '],
  [
    'braces are single',
    '{economy.gdp.level | 亿元}',
    'unexpected 1:1 [{economy.gdp.level | 亿元}] → {{economy.gdp.level | 亿元}}',
  ],
  [
    'braces are wide',
    '｛｛economy.gdp.level | 亿元｝｝',
    'unexpected 1:1 [｛｛economy.gdp.level | 亿元｝｝] → {{economy.gdp.level | 亿元}}',
  ],
  ['a bar is wide', '{{economy.gdp.level ｜ 亿元}}', 'unexpected 1:21 [｜] → |'],
  ['a colon is wide', '{{party.visits.members | approx：余 | 名}}', 'unexpected 1:32 [：] → :'],
  ['the bar is forgotten', '{{economy.gdp.level 亿元}}', 'unexpected 1:20 [ ] →  | '],
  ['nothing follows a bar', '{{economy.gdp.level | 亿元 |}}', 'unexpected 1:26 [|] → '],
  [
    'a block is not closed',
    '{{#need economy.gdp.level}}一\n\n二',
    'unclosed-block 1:1 [{{#need economy.gdp.level}}一] → {{#need economy.gdp.level}}一{{/need}}',
  ],
  [
    'a block of lines is not closed',
    '{{#need economy.gdp.level}}\n一\n二\n\n三',
    'unclosed-block 1:1 [{{#need economy.gdp.level}}\n一\n二] → {{#need economy.gdp.level}}\n一\n二\n{{/need}}',
  ],
  [
    'an inner block is not closed',
    '{{#need economy.gdp.level}}{{#full projects.key.completion-rate}}一{{/need}}',
    'unclosed-block 1:28 [{{#full projects.key.completion-rate}}一] → {{#full projects.key.completion-rate}}一{{/full}}',
  ],
  ['a block was never opened', '一\n二{{/need}}', 'unopened-block 2:2 [{{/need}}] → '],
  ['an else stands alone', '一{{else}}', 'unexpected 1:2 [{{else}}] → '],
  [
    'there are two elses',
    '{{#need economy.gdp.level}}一{{else}}二{{else}}三{{/need}}',
    'unexpected 1:38 [{{else}}] → ',
  ],
  [
    'an else has a mark',
    '{{#need economy.gdp.level}}一{{#else}}二{{/need}}',
    'unknown-block 1:31 [#else] → else',
  ],
  [
    'the name of a block is misspelt',
    '{{#nead economy.gdp.level}}一{{/need}}',
    'unknown-block 1:4 [nead] → need',
  ],
  [
    'what closes a block is misspelt',
    '{{#need economy.gdp.level}}一{{/end}}',
    'unknown-block 1:32 [end] → need',
  ],
  ['strong words do not end', '一**二', 'unexpected 1:2 [**二] → **二**'],
  ['a comma too many', '{{#need economy.gdp.level, }}一{{/need}}', 'unexpected 1:26 [,] → '],
  ['a heading wants a blank', '##一', 'unexpected 1:1 [##] → ## '],
  ['a heading is too deep', '##### 一', 'unexpected 1:1 [#####] → ####'],
  ['there are no ruled lines', '一\n---\n二', 'unexpected 2:1 [---] → '],
  ['a comment does not end', '一<!-- 二', 'unexpected 1:2 [<!--] → '],
  [
    'a table has no line of dashes',
    '| a | b |\n| 1 | 2 |',
    'table-cells 1:1 [| a | b |] → | a | b |\n|---|---|',
  ],
  ['a row is short', '| a | b |\n|---|---|\n| 1 |', 'table-cells 3:1 [| 1 |]'],
  [
    'a picture is not alone',
    '一{{#picture trend economy.gdp.growth}}二{{/picture}}',
    'unexpected 1:2 [{{#picture trend economy.gdp.growth}}]',
  ],
  [
    'a picture has no such form',
    '{{#picture trnd economy.gdp.growth}}{{/picture}}',
    'unexpected 1:12 [trnd] → trend',
  ],
  ['rows of a view are no number', '{{#view projects behind all}}{{/view}}', 'unexpected 1:25 [all] → 10'],
  [
    'blocks are too deep',
    `${'{{#need economy.gdp.level}}'.repeat(9)}一${'{{/need}}'.repeat(9)}`,
    'too-large 1:217 [{{#need economy.gdp.level}}]',
  ],
]

/** What can be read and does not exist, or does not go together. */
export const UNFIT: readonly Faulty[] = [
  [
    'no such figure',
    '一\n{{economy.gdp.levle | 亿元}}',
    'unknown-figure 2:3 [economy.gdp.levle] → economy.gdp.level',
  ],
  [
    'a figure by its name',
    '{{地区生产总值 | 亿元}}',
    'unknown-figure 1:3 [地区生产总值] → economy.gdp.level',
  ],
  [
    'no such figure in a block',
    '{{#need projects.key.cuont}}一{{/need}}',
    'unknown-figure 1:9 [projects.key.cuont] → projects.key.count',
  ],
  [
    'no such figure in a picture',
    '{{#picture trend economy.gdp.grwth}}{{/picture}}',
    'unknown-figure 1:18 [economy.gdp.grwth] → economy.gdp.growth',
  ],
  ['no such word', '{{report.yaer}}', 'unknown-report-word 1:3 [report.yaer] → report.year'],
  ['no such filter', '{{economy.gdp.growth | sped}}', 'unknown-filter 1:24 [sped] → speed'],
  ['no such unit', '{{economy.gdp.level | 亿}}', 'unknown-filter 1:23 [亿] → 亿元'],
  ['a unit of something else', '{{economy.gdp.level | 家}}', 'wrong-unit 1:23 [家] → 亿元'],
  ['a growth is no percentage', '{{economy.gdp.growth | pct}}', 'wrong-kind 1:24 [pct] → growth'],
  ['a figure is no day', '{{economy.gdp.growth | date}}', 'wrong-kind 1:24 [date] → growth'],
  [
    'an approximation of a rate',
    '{{projects.key.completion-rate | approx:余 | pct}}',
    'wrong-unit 1:34 [approx:余] → ',
  ],
  [
    'a filter wants an argument',
    '{{party.visits.members | approx | 名}}',
    'filter-argument 1:26 [approx] → approx:余',
  ],
  [
    'a filter has another argument',
    '{{economy.retail-sales.rank-city | rank:全区}}',
    'filter-argument 1:36 [rank:全区] → rank:全市',
  ],
  [
    'a filter takes no argument',
    '{{economy.gdp.growth | growth:1}}',
    'filter-argument 1:24 [growth:1] → growth',
  ],
  [
    'nothing says how to print',
    '{{economy.gdp.level}}',
    'no-filter 1:3 [economy.gdp.level] → economy.gdp.level | 亿元',
  ],
  [
    'an approximation without unit',
    '{{party.visits.members | approx:余}}',
    'no-filter 1:26 [approx:余] → approx:余 | 人',
  ],
  ['an approximate period', '{{party.visits.members | approx:余 | span}}', 'unexpected 1:37 [span]'],
  ['printed twice', '{{economy.gdp.level | 亿元 | span}}', 'unexpected 1:25 [ | span] → '],
  ['a day without its filter', '{{report.cutoff}}', 'no-filter 1:3 [report.cutoff] → report.cutoff | date'],
  ['a day with another filter', '{{report.cutoff | span}}', 'wrong-kind 1:19 [span] → date'],
  ['a word with a filter', '{{report.year | date}}', 'wrong-kind 1:14 [ | date] → '],
  ['need of nothing', '{{#need}}一{{/need}}', 'codes 1:1 [{{#need}}]'],
  [
    'full of two',
    '{{#full projects.key.completion-rate, credit.x}}一{{/full}}',
    'codes 1:39 [credit.x]',
    'unknown-figure 1:39 [credit.x]',
  ],
  [
    'full of what is no rate',
    '{{#full projects.key.count}}一{{/full}}',
    'wrong-kind 1:9 [projects.key.count]',
  ],
  ['same of one', '{{#same projects.key.count}}一{{/same}}', 'codes 1:1 [{{#same projects.key.count}}]'],
  [
    'same of the same',
    '{{#same projects.key.count, projects.key.count}}一{{/same}}',
    'codes 1:29 [projects.key.count]',
  ],
  [
    'same of two units',
    '{{#same projects.key.count, projects.key.completion-rate}}一{{/same}}',
    'wrong-unit 1:29 [projects.key.completion-rate]',
  ],
  ['need of a word', '{{#need report.year}}一{{/need}}', 'codes 1:9 [report.year]'],
  [
    'a picture of two units',
    '{{#picture trend economy.gdp.level, economy.gdp.growth}}{{/picture}}',
    'wrong-kind 1:37 [economy.gdp.growth]',
  ],
  ['a picture of nothing', '{{#picture ranking}}{{/picture}}', 'codes 1:1 [{{#picture ranking}}]'],
  ['no such domain', '{{#analysis ecnomy}}{{/analysis}}', 'unknown-domain 1:13 [ecnomy] → economy'],
  ['no domain', '{{#analysis}}{{/analysis}}', 'unknown-domain 1:1 [{{#analysis}}]'],
  ['no such room', '{{#view project behind}}{{/view}}', 'unknown-view 1:9 [project] → projects'],
  ['no such view', '{{#view projects behnd}}{{/view}}', 'unknown-view 1:18 [behnd] → behind'],
  ['a second title', '# 一', 'title 1:1 [#] → ##'],
]
