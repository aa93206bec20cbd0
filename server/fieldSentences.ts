import { APPRAISAL_FIELDS } from '#server/appraisalSentences.ts'
import { RECORD_FIELDS } from '#server/recordSentences.ts'
import { REPORT_FIELDS } from '#server/reportSentences.ts'
import type { Sentence } from '#server/sentences.ts'

/** What the server says of one field of a request: which is wrong, and what to do. `{name}` stands for a parameter. */
export const FIELDS = {
  ...RECORD_FIELDS,
  ...APPRAISAL_FIELDS,
  ...REPORT_FIELDS,
  'no-such-file': {
    zh: '没有这个文件，或它属于别的记录；请重新上传。',
    en: 'There is no such file, or it belongs to another record; upload it again.',
  },
  unstorable: {
    zh: '含有无法保存的字符（空字符或半个字符）；请删去后重新输入这段文字。',
    en: 'Holds a character that cannot be kept (NUL, or half of a pair); take it out and enter the text again.',
  },
  required: { zh: '此项必填。', en: 'This is required.' },
  'wrong-type': { zh: '应为{expected}。', en: 'Expected {expected}.' },
  'unknown-key': { zh: '没有名为“{key}”的字段。', en: 'There is no field called "{key}".' },
  'too-long': { zh: '内容过长，最多 {max}。', en: 'Too long; at most {max}.' },
  'too-short': { zh: '内容过短，至少 {min}。', en: 'Too short; at least {min}.' },
  'too-big': { zh: '不能大于 {max}。', en: 'No more than {max}.' },
  'too-small': { zh: '不能小于 {min}。', en: 'No less than {min}.' },
  'too-deep': {
    zh: '内容嵌套过深，最多 {max} 层。',
    en: 'Lists and objects within each other; at most {max} levels.',
  },
  'malformed-series': {
    zh: '序列应写作“指标代码@对象代码”，如 economy.retail-sales.growth@410104。',
    en: 'A series reads indicator@subject, such as economy.retail-sales.growth@410104.',
  },
  'unknown-indicator': {
    zh: '目录中没有指标“{indicator}”。',
    en: 'The catalogue has no indicator "{indicator}".',
  },
  'empty-form': {
    zh: '这个专题在该期间没有由本部门填报的指标，请改选期间或专题。',
    en: 'Your office files nothing of this topic for the period; choose another period or topic.',
  },
  'retired-indicator': {
    zh: '指标“{indicator}”已停用，不再填报；已公布的数据仍可查询。',
    en: '"{indicatorEn}" is retired and no longer filed; what was published can still be read.',
  },
  'code-taken': {
    zh: '代码“{code}”已被使用，停用的代码也不再启用；请另取一个。',
    en: 'The code "{code}" is taken, be it by a retired indicator; choose another one.',
  },
  'fixed-by-figures': {
    zh: '此项决定数据的含义，不能修改；请停用本指标，另行新增一个。',
    en: 'This decides what the published figures mean and stays; retire the indicator and add another one.',
  },
  'still-used': {
    zh: '{users}仍以它为依据；请一并停用，或先改掉这些关联。',
    en: 'Still the basis of {usersEn}; retire these too, or change what they refer to first.',
  },
  'not-a-target': {
    zh: '“{series}”不是目标值；数据请在填报页填写。',
    en: '"{series}" holds no target; figures are filed on the filing sheet.',
  },
  'malformed-code': {
    zh: '代码只用小写字母、数字、点和连字符，如 economy.retail-sales.growth。',
    en: 'A code is lower-case letters, digits, dots and hyphens, such as economy.retail-sales.growth.',
  },
  'unknown-mechanism': {
    zh: '没有管理机制“{mechanism}”；台账须属于已有的一个机制。',
    en: 'There is no mechanism "{mechanism}"; a ledger belongs to one that exists.',
  },
  'other-domain': {
    zh: '领域须与所属机制“{mechanism}”一致。',
    en: 'The domain has to be that of its mechanism, {mechanismEn}.',
  },
  'used-by-records': {
    zh: '{what}已有 {count} 处记录在用，不能删去或改变；可以另加一个。',
    en: 'Records hold {whatEn} in {count} places; it cannot be taken out or changed. Add another one instead.',
  },
  'not-on-screens-yet': {
    zh: '字段“{field}”已有内容，不能补上屏；请另加一个字段上屏。',
    en: 'Records have "{field}" filled in already and it cannot go to screens any more; add another field for them.',
  },
  'catalogue-fault': { zh: '{fault}', en: '{faultEn}' },
  'unknown-subject': { zh: '没有对象“{subject}”。', en: 'There is no subject "{subject}".' },
  'unknown-unit': { zh: '没有计量单位“{unit}”。', en: 'There is no unit "{unit}".' },
  'unit-mismatch': {
    zh: '“{unit}”不能换算为本指标的单位“{expected}”。',
    en: '"{unit}" cannot be converted to this indicator\'s unit "{expected}".',
  },
  'malformed-period': {
    zh: '期间“{period}”无法识别；请写 2020-05、2020-Q2、2020-H1、2020 或 2020-06-12。',
    en: 'The period "{period}" cannot be read; write 2020-05, 2020-Q2, 2020-H1, 2020 or 2020-06-12.',
  },
  'wrong-period-kind': {
    zh: '本指标按{expected}发布，没有期间“{period}”。',
    en: 'This indicator is published by {expectedEn}; it has no period "{period}".',
  },
  'january-combined': {
    zh: '本指标1月不单独发布，1—2月合并为 {combined}。',
    en: 'This indicator has no January; January and February together are {combined}.',
  },
  'future-period': {
    zh: '期间“{period}”尚未结束，不能发布。',
    en: 'The period "{period}" has not ended yet.',
  },
  'value-is-text': {
    zh: '数值应为数字，收到的是文本“{text}”；请去掉引号、单位和千位分隔。',
    en: 'A value must be a number, got the text "{text}"; send it without quotes, units or separators.',
  },
  'value-full-width': {
    zh: '“{text}”含全角数字，请改为半角数字。',
    en: '"{text}" has full-width digits; send plain digits.',
  },
  'value-not-finite': { zh: '数值过大或不是数字。', en: 'The value is too large or not a number.' },
  'missing-needs-reason': {
    zh: '缺失值须注明原因，并将状态设为缺失；没有数据不等于 0。',
    en: 'A missing value needs the status "missing" and a reason; no value is not 0.',
  },
  'missing-has-value': { zh: '状态为缺失时不能再填数值。', en: 'A missing observation cannot have a value.' },
  'revision-needs-reason': {
    zh: '该期已发布过 {current}，修改须写明原因。',
    en: 'This period was published as {current}; a revision needs a reason.',
  },
  'stale-base': {
    zh: '您依据的是{seen}，现已发布 {current}（第 {vintage} 版）。',
    en: 'You worked from {seen}; {current} has been published since (vintage {vintage}).',
  },
  duplicate: {
    zh: '同一序列、同一期间在本次提交中出现了两次。',
    en: 'The same series and period appear twice in this release.',
  },
  'computed-figure': {
    zh: '本指标由公式或台账计算，不能直接填报；来自台账的，请改台账记录。',
    en: 'This figure is worked out from figures or ledgers and cannot be filed; where it comes from a ledger, change its records.',
  },
  'not-your-figure': { zh: '本指标由{owner}填报。', en: 'This figure is filed by {ownerEn}.' },
  'duplicate-record': {
    zh: '同一台账记录在本次提交中出现了两次。',
    en: 'The same record appears twice in this release.',
  },
  'malformed-as-of': {
    zh: '“{asOf}”无法识别；请写发布序号、时刻（2020-06-12T02:00:00.000Z）或日期（2020-06-12）。',
    en: '"{asOf}" cannot be read; write a seq, an instant (2020-06-12T02:00:00.000Z) or a day (2020-06-12).',
  },
  'future-as-of': {
    zh: '“{asOf}”尚未到来，最新一次发布是第 {newest} 号；请选择今天或更早的日期。',
    en: '"{asOf}" has not come yet; the newest release is number {newest}. Choose today or an earlier day.',
  },
  'other-epoch': {
    zh: '发布日志已更换，原来的序号不再有效；请重新载入页面。',
    en: 'The log of releases is another one now, and its numbers with it; load the page again.',
  },
  'undo-others': {
    zh: '该次发布还含台账或目录的变更 {n} 项，不能整批撤销；请只选指标撤销，其余在台账或目录中更正。',
    en: 'The release also holds {n} changes of ledgers or the catalogue; take back its figures by choice, and put the others right where they are kept.',
  },
  'undo-nothing': {
    zh: '该次发布没有可撤销的指标。',
    en: 'The release holds no figure that could be taken back.',
  },
  'undo-not-there': {
    zh: '该次发布中没有这一项。',
    en: 'The release does not hold this figure.',
  },
  'undo-revised': {
    zh: '“{figure}”（{period}）已由第 {seq} 号发布修订；请先撤销该次发布，或不选此项。',
    en: '"{figureEn}" ({period}) has been revised by release {seq}; take that one back first, or leave this figure out.',
  },
  'undo-not-yours': {
    zh: '“{figure}”不由您的部门填报，不能撤销；请由其填报部门或审核员撤销。',
    en: '"{figureEn}" is not filed by your office; its own office or a reviewer can take it back.',
  },
  'restores-other': {
    zh: '第 {vintage} 版不是这个数；恢复只能照原样放回该版。',
    en: 'Vintage {vintage} is another value; only that value itself can be put back.',
  },
  unchanged: {
    zh: '与已发布内容完全相同，没有需要发布的变化。',
    en: 'All of this is published already; there is no change to publish.',
  },
  'stale-record': {
    zh: '您依据的是第 {seen} 版，现已是第 {current} 版。',
    en: 'You worked from version {seen}; it is version {current} now.',
  },
  'not-your-record': {
    zh: '这项操作不由您办理：台账由归口科室填报，审核员和责任单位各办规定的事项。',
    en: 'This is not yours to do: the office that keeps the ledger files it; reviewers and the responsible unit do what is set down for them.',
  },
  'unknown-place': {
    zh: '草稿中没有这一项台账变更。',
    en: 'The draft holds no change of a record at this place.',
  },
  'unknown-entity': { zh: '没有台账“{entity}”。', en: 'There is no ledger "{entity}".' },
  'name-taken': { zh: '名称“{name}”已被使用。', en: 'The name "{name}" is taken.' },
  'screen-name-taken': {
    zh: '已有大屏叫“{name}”，请另取一个名称。',
    en: 'There is a screen called "{name}" already; choose another name.',
  },
  'unknown-scene': {
    zh: '没有场景或专题页“{scene}”；请从列表中选择。',
    en: 'There is no scene or room "{scene}"; choose one of the list.',
  },
  'malformed-key': {
    zh: '不是有效的设备公钥（P-256）。',
    en: 'This is no public key on P-256.',
  },
  'unknown-pairing-code': {
    zh: '没有屏幕正在显示这个配对码，或它已过期、已用过；请按屏幕上当前的六位数字输入。',
    en: 'No screen shows this code, or it has expired or was used; enter the six digits on the screen now.',
  },
  'unknown-account': { zh: '没有账号“{name}”。', en: 'There is no account "{name}".' },
  'unknown-token': { zh: '没有有效的令牌“{name}”。', en: 'There is no valid token "{name}".' },
  'account-disabled': { zh: '账号“{name}”已停用。', en: 'The account "{name}" is disabled.' },
  'owner-required': {
    zh: '填报员须指定所属部门。',
    en: 'A filer needs an owner: the office whose figures it files.',
  },
  'unknown-bureau': {
    zh: '本系统没有“{area}”的单位。',
    en: 'No bureau of "{area}" works on this installation.',
  },
  'other-bureau': {
    zh: '“{area}”的数由{bureau}填报发布，不属本单位。',
    en: 'Figures of "{area}" are filed and released by {bureauEn}.',
  },
  'other-bureau-ledger': {
    zh: '本系统的台账由{bureau}管理，其他单位暂不能登记。',
    en: 'The ledgers of this installation are those of {bureauEn}; other bureaus cannot enter records yet.',
  },
  'unknown-owner': { zh: '没有部门“{owner}”。', en: 'The catalogue has no owner "{owner}".' },
  'unknown-domain': { zh: '没有专题“{domain}”。', en: 'There is no topic "{domain}".' },
  'cell-unreadable': {
    zh: '读不出数值，请改写为数字。',
    en: 'No number can be read here; write a plain one.',
  },
  'cell-ambiguous': {
    zh: '可能是 {negative}，也可能是 {positive}，请改写为其中一个。',
    en: 'This may mean {negative} or {positive}; write the one that is meant.',
  },
  'mark-needs-reason': {
    zh: '“{mark}”须注明没有数据的原因。',
    en: '"{mark}" needs a reason why there is no value.',
  },
  'check-failed': { zh: '{said}。', en: '{saidEn}.' },
  'check-unanswered': {
    zh: '{said}；请核对，确认无误的须予说明。',
    en: '{saidEn}; look again, and say so where it is right.',
  },
  'past-instant': {
    zh: '定时发布的时间须晚于现在。',
    en: 'An embargo ends in the future; choose a later time.',
  },
  'empty-release': { zh: '没有要发布的内容。', en: 'There is nothing to publish.' },
  invalid: { zh: '内容不符合要求。', en: 'This is not acceptable.' },
} as const satisfies Record<string, Sentence>

export type FieldCode = keyof typeof FIELDS
