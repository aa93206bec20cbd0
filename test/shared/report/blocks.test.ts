import { describe, expect, it } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import { linesOf, printed, reportOf, type Values } from '#test/shared/report/support/reportOf.ts'

const FILINGS = 'projects.filings.count'
const filings: Values = { [FILINGS]: { '2020-06': 36 } }

describe('#need', () => {
  const text = `备案：{{#need ${FILINGS}}}备案{{${FILINGS} | 个}}。{{else}}尚无。{{/need}}完。`
  it('prints what its figures allow, and else what stands for them', () => {
    expect(printed(text, filings)).toBe('备案：备案36个。完。')
    expect(printed(text, {})).toBe('备案：尚无。完。')
  })

  it('prints nought, which is not missing', () => {
    expect(printed(text, { [FILINGS]: { '2020-06': 0 } })).toBe('备案：备案0个。完。')
  })

  it('needs all of its codes, and each that is missing is listed once with what was done', () => {
    const both = `前。{{#need ${FILINGS}, projects.issues.open}}中。{{/need}}{{#need projects.issues.open}}后。{{/need}}`
    const { missing, ...document } = reportOf(both, filings)
    expect(linesOf({ missing, ...document })).toEqual(['前。'])
    expect(missing).toEqual([
      { code: 'projects.issues.open', name: '整改台账未销号问题数', why: 'unpublished', then: 'left-out' },
    ])
  })

  it('around lines takes them all, and leaves none without its figures', () => {
    const lines = `{{#need ${FILINGS}}}\n## 一、备案\n备案{{${FILINGS} | 个}}。\n{{else}}\n没有备案。\n{{/need}}`
    expect(linesOf(reportOf(lines, filings))).toEqual(['一、备案', '备案36个。'])
    expect(linesOf(reportOf(lines))).toEqual(['没有备案。'])
  })
})

describe('what is missing outside of #need', () => {
  it('is awaited where it stands, with its reason in the list', () => {
    const { missing, ...document } = reportOf(`备案{{${FILINGS} | 个}}。`, {
      [FILINGS]: { '2020-05': 12, '2020-06': { value: null, missing: 'not-filed' } },
    })
    expect(linesOf({ missing, ...document })).toEqual(['备案（待报）。'])
    expect(missing).toEqual([{ code: FILINGS, name: '项目备案数', why: 'not-filed', then: 'awaited' }])
  })

  it('is listed by report.missing wherever that stands, and so are sources and revisions', () => {
    const text = `缺：{{report.missing}}；修订：{{report.revisions}}；来源：{{report.sources}}\n\n备案{{${FILINGS} | 个}}。{{#need projects.issues.open}}在办。{{/need}}`
    expect(
      linesOf(reportOf(text, { [FILINGS]: { '2020-06': { value: 36, vintage: 2, status: 'revised' } } }))[0],
    ).toBe(
      '缺：整改台账未销号问题数（未发布）；修订：项目备案数（2020年1—6月）为第2次发布的数；来源：行政审批服务科（2020年1—6月）',
    )
    expect(
      linesOf(reportOf('缺：{{report.missing}}；修订：{{report.revisions}}；来源：{{report.sources}}')),
    ).toEqual(['缺：无；修订：无；来源：无'])
  })
})

describe('a paragraph left with its small heading', () => {
  const bare = `**备案。**{{#need ${FILINGS}}}备案{{${FILINGS} | 个}}。{{/need}}`
  it('goes, and one that was never more stays', () => {
    expect(linesOf(reportOf(bare))).toEqual([])
    expect(linesOf(reportOf(bare, filings))).toEqual(['备案。备案36个。'])
    expect(linesOf(reportOf('**小标题。**'))).toEqual(['小标题。'])
  })

  it('takes its heading with it where nothing else stands under it, and what follows moves up', () => {
    const text = `## 一、工作\n### （八）备案\n${bare}\n\n### （九）统计\n一。\n\n### （十）粮食\n二。\n\n## 二、安排\n### （一）规划\n三。`
    expect(linesOf(reportOf(text))).toEqual([
      '一、工作',
      '（八）统计',
      '一。',
      '（九）粮食',
      '二。',
      '二、安排',
      '（一）规划',
      '三。',
    ])
    expect(linesOf(reportOf(text, filings))).toContain('（九）统计')
  })

  it('of a list: the items after it move up', () => {
    const text = `1. 甲。\n2. ${bare}\n3. 乙。`
    expect(linesOf(reportOf(text))).toEqual(['1. 甲。', '2. 乙。'])
  })
})

describe('#full', () => {
  const rate = 'industry.support.payout-rate'
  const text = `{{#full ${rate}}}应付尽付{{else}}兑付率{{${rate} | pct}}{{/full}}`
  const paid = (done: number, all: number): Values => ({
    [rate]: { '2020-06': all === 0 ? null : (done / all) * 100 },
    'industry.support.paid-amount': { '2020-06': done },
    'industry.support.approved-amount': { '2020-06': all },
  })
  it.each([
    [300, 300, '应付尽付'],
    [299.9, 300, '兑付率100.0%'],
    [301, 300, '兑付率100.3%'],
    [0, 0, '兑付率（待报）'],
  ])('of %f paid and %f to pay: %s', (done, all, said) => {
    expect(printed(text, paid(done, all))).toBe(said)
  })

  it('goes by an unrounded rate of records, and never by one that was filed as 100', () => {
    const letters = 'party.letters.signed-rate'
    const signed = (value: number): string =>
      printed(`{{#full ${letters}}}全部签订{{else}}签订率{{${letters} | pct}}{{/full}}`, {
        [letters]: { '2020-H1': value },
      })
    expect(signed(100)).toBe('全部签订')
    expect(signed(99.9999)).toBe('签订率100.0%')
    expect(
      printed('{{#full economy.retail-sales.growth}}全{{else}}否{{/full}}', {
        'economy.retail-sales.growth': { '2020-06': 100 },
      }),
    ).toBe('否')
  })

  it('accounts for the figures it stands on', () => {
    expect(reportOf(text, paid(300, 300)).figures.map(({ value }) => value)).toEqual([100, 300, 300])
  })
})

describe('#same', () => {
  const [a, b] = ['economy.fixed-asset-investment.rank-city', 'economy.retail-sales.rank-city']
  const text = `{{#same ${a}, ${b}}}均{{${a} | rank:全市}}{{else}}依次{{${a} | rank:全市}}、{{${b} | rank:全市}}{{/same}}。`
  it('holds for equal values of one period only', () => {
    expect(printed(text, { [a]: { '2020-06': 1 }, [b]: { '2020-06': 1 } })).toBe('均位列全市第一。')
    expect(printed(text, { [a]: { '2020-06': 1 }, [b]: { '2020-06': 2 } })).toBe(
      '依次位列全市第一、位列全市第二。',
    )
    expect(printed(text, { [a]: { '2020-06': 1 }, [b]: { '2020-05': 1 } })).toBe(
      '依次位列全市第一、位列全市第一（1—5月）。',
    )
    expect(printed(text, { [a]: { '2020-06': 1 } })).toBe('依次位列全市第一、（待报）。')
  })
})

describe('a figure of another period than the words say', () => {
  const [open, filed] = ['projects.issues.open', 'projects.issues.resolved']
  it('says its own behind the number, or once for a sentence of its like', () => {
    expect(printed(`销号{{${filed} | 个}}。`, { [filed]: { '2020-05': 9 } })).toBe('销号9个（1—5月）。')
    expect(
      printed(`销号{{${filed} | 个}}，备案{{${FILINGS} | 个}}。`, {
        [filed]: { '2020-05': 9 },
        [FILINGS]: { '2020-05': 8 },
      }),
    ).toBe('销号9个，备案8个（以上均为1—5月数）。')
    expect(
      printed(`销号{{${filed} | 个}}（在办{{${open} | 个}}）。`, {
        [filed]: { '2020-06': 9 },
        [open]: { '2020-05': 3 },
      }),
    ).toBe('销号9个（在办3个，5月末）。')
  })

  it('needs no more than the span that was named, which holds for its sentence', () => {
    const said = (values: Values): string =>
      printed(
        `{{${filed} | span}}，销号{{${filed} | 个}}，备案{{${FILINGS} | 个}}。备案{{${FILINGS} | 个}}。`,
        values,
      )
    expect(said({ [filed]: { '2020-05': 9 }, [FILINGS]: { '2020-05': 8 } })).toBe(
      '1—5月，销号9个，备案8个。备案8个。',
    )
    expect(said({ [filed]: { '2020-05': 9 }, [FILINGS]: { '2020-06': 8 } })).toBe(
      '1—5月，销号9个，备案8个（1—6月）。备案8个。',
    )
  })

  it('is of its own row in a table', () => {
    const growth = 'economy.retail-sales.growth'
    const row = `| 指标 | 期别 | 同比 |\n|---|---|---|\n| 社零 | {{${growth} | span}} | {{${growth} | speed}} |\n| 社零 | — | {{${growth} | speed}} |`
    expect(printed(row, { [growth]: { '2020-05': -3.1 } })).toBe(
      '指标 | 期别 | 同比\n社零 | 1—5月 | -3.1%\n社零 | — | -3.1%（1—5月）',
    )
  })
})

describe('a preliminary figure', () => {
  it('says so behind its number and among the remarks', () => {
    const document = reportOf(`备案{{${FILINGS} | 个}}。`, {
      [FILINGS]: { '2020-06': { value: 9, status: 'preliminary' } },
    })
    expect(linesOf(document)).toEqual(['备案9个（初步）。'])
    expect(document.remarks).toEqual([
      {
        code: 'preliminary',
        zh: '项目备案数为初步数',
        en: expect.stringContaining('Preliminary'),
        figures: [0],
      },
    ])
  })
})

describe('words of the report', () => {
  const text =
    '{{report.unit}}{{report.year}}年{{report.half}}{{report.next-half}}{{report.month}}{{report.span}}{{report.number}}{{report.cutoff | date}}'
  it('name its period and what comes next', () => {
    expect(printed(text, {})).toBe('管城回族区发展改革和统计局2020年上半年下半年6月上半年2020年6月30日')
    const december = {
      kind: 'month',
      period: asPeriod('2020-12'),
      cutoff: asPeriod('2020-12-31'),
      number: 12,
    } as const
    expect(printed(text, {}, december)).toBe(
      '管城回族区发展改革和统计局2020年下半年2021年上半年12月全年第12期2020年12月31日',
    )
  })

  it('name the week of a meeting from Monday to Sunday', () => {
    expect(printed('{{report.week}}', {}, { kind: 'week', period: asPeriod('2020-06-12') })).toBe(
      '6月8日至14日',
    )
    expect(printed('{{report.week}}', {}, { kind: 'week', period: asPeriod('2020-07-05') })).toBe(
      '6月29日至7月5日',
    )
  })
})
