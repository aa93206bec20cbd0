import type { Sentence } from '#server/sentences.ts'
import type { RecordFaultCode } from '#shared/ledger/recordFault.ts'

/** What is wrong with something that is to happen to a record, beside what is said of every field; and what to do. */
export const RECORD_FIELDS = {
  'unknown-event': { zh: '台账没有“{event}”这项操作。', en: 'The ledger knows no event "{event}".' },
  'unknown-record': {
    zh: '没有这条记录；请先登记，或检查编号。',
    en: 'There is no such record; enter it first, or check its number.',
  },
  'record-exists': {
    zh: '这个编号已有记录；请改用新的编号，或在原记录上办理。',
    en: 'There is a record with this number; take another one, or go on with that record.',
  },
  'not-in-state': {
    zh: '记录现为“{state}”，不能办理这一项。',
    en: 'The record is "{stateEn}" now; this cannot happen to it.',
  },
  'no-such-move': {
    zh: '不能从“{state}”转为“{to}”。',
    en: 'There is no way from "{stateEn}" to "{to}".',
  },
  'choose-state': { zh: '请选择转为哪一状态。', en: 'Choose the state that it moves to.' },
  'unknown-field': { zh: '台账没有字段“{field}”。', en: 'The ledger has no field "{field}".' },
  'not-asked': {
    zh: '办理这一项时不填“{field}”；请通过更正修改。',
    en: '"{fieldEn}" is not filled in here; correct the record instead.',
  },
  'reason-required': { zh: '请写明理由。', en: 'Give the reason.' },
  'not-text': { zh: '应为文字。', en: 'Expected text.' },
  'not-a-number': { zh: '应为数字。', en: 'Expected a number.' },
  'not-whole': { zh: '应为整数。', en: 'Expected a whole number.' },
  'not-yes-or-no': { zh: '应为是或否。', en: 'Expected yes or no.' },
  'not-a-day': { zh: '应为日期，如 2020-06-12。', en: 'Expected a day, such as 2020-06-12.' },
  'not-an-instant': {
    zh: '应为时刻，如 2020-06-12T09:30:00+08:00。',
    en: 'Expected an instant, such as 2020-06-12T09:30:00+08:00.',
  },
  'not-among': { zh: '没有“{value}”这一项，可选：{known}。', en: '"{value}" is none of these: {known}.' },
  'not-a-list': {
    zh: '内容格式不对，或有重复、过多。',
    en: 'The list is malformed, repeats itself or is too long.',
  },
  'no-such-reference': {
    zh: '“{value}”不存在；请从列表中选择。',
    en: 'There is no "{value}"; choose from the list.',
  },
  'future-day': { zh: '不能晚于今天（{today}）。', en: 'No later than today ({today}).' },
  'before-record': {
    zh: '不能早于记录登记之日（{since}）。',
    en: 'Not before the record came into being ({since}).',
  },
  'must-differ': { zh: '不能与“{other}”相同。', en: 'Must differ from "{otherEn}".' },
  'before-other': { zh: '不能早于“{other}”（{than}）。', en: 'Not before "{otherEn}" ({than}).' },
  'out-of-range': { zh: '应在 {bounds} 之间。', en: 'Must lie within {bounds}.' },
  'too-few': { zh: '至少填 {count} 项。', en: 'Name {count} at least.' },
  'above-other': { zh: '不能大于“{other}”（{than}）。', en: 'No more than "{otherEn}" ({than}).' },
  'not-unique': { zh: '与记录 {id} 重复。', en: 'Record {id} says the same already.' },
  'number-gap': { zh: '编号应连续，下一个是 {next}。', en: 'Numbers leave no gap; the next one is {next}.' },
  'total-falls': {
    zh: '累计数低于应有的走势（{period} 为 {value}）；确需更正请写明理由。',
    en: 'The running total falls ({period} has {value}); give the reason where it has to be corrected.',
  },
  'fill-in-state': { zh: '“{state}”的记录此项必填。', en: 'Required of a record that is "{stateEn}".' },
  'fill-with': { zh: '“{other}”为“{value}”时此项必填。', en: 'Required where "{otherEn}" is "{valueEn}".' },
  'same-person': {
    zh: '办理“{before}”的人不能再办这一项；请由另一人办理。',
    en: 'Whoever did "{beforeEn}" leaves this to another person; ask somebody else to do it.',
  },
  'at-the-top': {
    zh: '“{field}”已是最高一级，不能再升。',
    en: '"{fieldEn}" is at its highest already and cannot go up.',
  },
  'sum-differs': {
    zh: '各项合计应为 {total}，现为 {sum}；请先改好再办理。',
    en: 'Its parts have to add up to {total} and come to {sum}; mend them first.',
  },
  'settled-already': {
    zh: '所属的“{field}”已经定下，不能再改；请另立一份。',
    en: 'The "{fieldEn}" it belongs to is settled and stays as it is; make another one.',
  },
} satisfies Partial<Record<RecordFaultCode, Sentence>>
