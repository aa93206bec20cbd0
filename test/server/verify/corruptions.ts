import { RETAIL } from '#test/server/releases/builders.ts'

/** What somebody did, with which statements, and each place that has to be named: `table row fault column`. */
export const CORRUPTIONS: readonly (readonly [what: string, statements: string, ...named: string[]])[] = [
  ['nothing', 'select 1'],
  ['an act was changed', `update audit set actor = 'x' where n = 3`, 'audit n 3 chain'],
  [
    'an act was made to come from elsewhere',
    `update audit set origin = 'page 10.0.0.1' where n = 3`,
    'audit n 3 chain',
  ],
  ['an act lost its origin', `update audit set origin = null where n = 4`, 'audit n 4 chain'],
  ['the hash of an act was changed', `update audit set hash = 'x' where n = 4`, 'audit n 4 chain'],
  [
    'two acts were changed',
    `update audit set at = 'x' where n in (2, 5)`,
    'audit n 2 chain',
    'audit n 5 chain',
  ],
  [
    'the newest act was taken away',
    `delete from audit where n = (select n from audit_head)`,
    'audit n 18 missing',
    'api_token push unaudited',
  ],
  [
    'the newest acts were taken away, head and all',
    `delete from audit where n > 15; update audit_head set n = 15, hash = (select hash from audit where n = 15)`,
    'account 李四 unaudited',
    'api_token push unaudited',
  ],
  ['the hash of the head was changed', `update audit_head set hash = 'x'`, 'audit_head id 1 chain'],
  ['the head was moved back', `update audit_head set n = n - 1`, 'audit_head id 1 chain'],
  ['the head was moved on', `update audit_head set n = n + 1`, 'audit_head id 1 chain'],
  ['a release was taken away', `delete from release_log where seq = 5`, 'release_log seq 5 missing'],
  [
    'the newest release was taken away',
    `delete from release_log where seq = 10`,
    'release_log seq 10 missing',
  ],
  [
    'the newest release was taken away, counter and all',
    `delete from release_log where seq = 10; update change_seq set value = 9`,
    'release_log seq 10 missing',
    'change_seq id 1 differs value',
  ],
  [
    'a body was changed',
    `update release_log set body = replace(body, '"value":2', '"value":7') where seq = 6`,
    'release_log seq 6 hash',
  ],
  ['a body is no JSON', `update release_log set body = 'x' where seq = 6`, 'release_log seq 6 hash'],
  ['a hash was changed', `update release_log set hash = 'x' where seq = 6`, 'release_log seq 6 hash'],
  [
    'a title was changed beside its body',
    `update release_log set title = 'x' where seq = 6`,
    'release_log seq 6 differs title',
  ],
  [
    'an office was changed beside its body',
    `update release_log set owner = 'x' where seq = 2`,
    'release_log seq 2 differs owner',
  ],
  [
    'an instant was changed beside its body',
    `update release_log set at = '2020-06-02T00:00:00.000Z' where seq = 3`,
    'release_log seq 3 differs at',
  ],
  [
    'a number of changes was changed',
    `update release_log set changes = 9 where seq = 7`,
    'release_log seq 7 differs changes',
    'idempotency p1 key-3 differs receipt',
  ],
  ['the counter was moved on', `update change_seq set value = 12`, 'change_seq id 1 differs value'],
  ['the counter is gone', `delete from change_seq`, 'change_seq id 1 differs value'],
  [
    'a value was changed',
    `update vintage set value = 7 where series = '${RETAIL}' and vintage = 2`,
    'vintage RETAIL 2020-05 v2 differs value',
  ],
  [
    'a value was taken away',
    `update vintage set value = null where period = '2019-11'`,
    'vintage RETAIL 2019-11 v1 differs value',
  ],
  [
    'a reason was changed',
    `update vintage set reason = 'x' where series = '${RETAIL}' and vintage = 3`,
    'vintage RETAIL 2020-05 v3 differs reason',
  ],
  [
    'a status was changed',
    `update vintage set status = 'preliminary' where series = '${RETAIL}' and vintage = 3`,
    'vintage RETAIL 2020-05 v3 differs status',
  ],
  [
    'a figure was marked as demonstration',
    `update vintage set demo = 1 where series = '${RETAIL}' and vintage = 4`,
    'vintage RETAIL 2020-05 v4 differs demo',
  ],
  [
    'a figure was put into another release',
    `update vintage set seq = 4 where series = '${RETAIL}' and vintage = 4`,
    'vintage RETAIL 2020-05 v4 differs seq',
  ],
  [
    'a vintage was taken away',
    `delete from vintage where series = '${RETAIL}' and vintage = 2`,
    'vintage RETAIL 2020-05 v2 missing',
  ],
  [
    'a vintage was slipped in',
    `insert into vintage (series, period, vintage, value, status, demo, seq) select series, period, 6, 9, status, demo, 8 from vintage where series = '${RETAIL}' and vintage = 5`,
    'vintage RETAIL 2020-05 v6 extra',
  ],
  [
    'a vintage of no release was slipped in',
    `insert into vintage (series, period, vintage, value, status, demo, seq) select series, period, 6, 9, status, demo, 99 from vintage where series = '${RETAIL}' and vintage = 5`,
    'vintage RETAIL 2020-05 v6 extra',
  ],
  [
    'the newest figure was changed',
    `update latest set value = 9 where series = '${RETAIL}'`,
    'latest RETAIL differs value',
  ],
  [
    'the newest period was changed',
    `update latest set period = '2020-04' where series = '${RETAIL}'`,
    'latest RETAIL differs period',
  ],
  [
    'the newest figure was taken away',
    `delete from latest where series = '${RETAIL}'`,
    'latest RETAIL missing',
  ],
  [
    'a newest figure was slipped in',
    `insert into latest select 'a@b', period, value, status, seq from latest limit 1`,
    'latest a@b extra',
  ],
  [
    'a record was changed',
    `update record_vintage set fields = '{"name":"三期"}' where version = 1`,
    'record_vintage project GC-1 v1 differs fields',
  ],
  [
    'a record was taken away',
    `delete from record_vintage where version = 2`,
    'record_vintage project GC-1 v2 missing',
  ],
  [
    'a record was slipped in',
    `insert into record_vintage select entity, id, 3, fields, demo, seq, on_day, event, reason, actor from record_vintage where version = 2`,
    'record_vintage seq 1–3 differs fields',
  ],
  [
    'an entry of the catalogue was changed',
    `update catalogue_version set entry = replace(entry, '社零', '零售')`,
    'catalogue_version RETAIL_CODE v1 differs entry',
  ],
  [
    'an entry of the catalogue was taken away',
    `delete from catalogue_version`,
    'catalogue_version RETAIL_CODE v1 missing',
  ],
  [
    'an entry of the catalogue was slipped in',
    `insert into catalogue_version select code, 2, seq, entry, reason from catalogue_version`,
    'catalogue_version RETAIL_CODE v2 extra',
  ],
  [
    'the definition of a ledger was changed',
    `update ledger_version set entry = replace(entry, '走访服务', '走访')`,
    'ledger_version service-visit v1 differs entry',
  ],
  [
    'the definition of a ledger was taken away',
    `delete from ledger_version`,
    'ledger_version service-visit v1 missing',
  ],
  [
    'the definition of a ledger was slipped in',
    `insert into ledger_version select code, 2, seq, entry, reason from ledger_version`,
    'ledger_version service-visit v2 extra',
  ],
  [
    'a scene of the walls was changed',
    `update wall_version set entry = replace(entry, '夜间', '白天')`,
    'wall_version scene night v1 differs entry',
  ],
  ['a scene of the walls was taken away', `delete from wall_version`, 'wall_version scene night v1 missing'],
  [
    'a scene of the walls was slipped in',
    `insert into wall_version select part, code, 2, seq, entry, reason from wall_version`,
    'wall_version scene night v2 extra',
  ],
  [
    'the board that was kept was changed',
    `update kept_board set body = replace(body, '"at"', '"at" ')`,
    'kept_board seq 3 hash',
  ],
  [
    'the log got another name',
    `update meta set value = 'other' where key = 'epoch'`,
    'kept_board seq 3 hash',
    ...[0, 1, 2, 3, 4].map((i) => `idempotency p1 key-${i} differs receipt`),
  ],
  [
    'an answer was changed',
    `update idempotency set receipt = replace(receipt, '"at":"2026', '"at":"2025') where key = 'key-2'`,
    'idempotency p1 key-2 differs receipt',
  ],
  [
    'an answer is no JSON',
    `update idempotency set receipt = 'x' where key = 'key-2'`,
    'idempotency p1 key-2 unreadable',
  ],
  [
    'somebody gave himself a role',
    `update account set role = 'admin' where name = '张三'`,
    'account 张三 differs role',
  ],
  [
    'somebody gave himself back a role',
    `update account set role = 'reviewer' where name = '李四'`,
    'account 李四 differs role',
  ],
  [
    'an account was slipped in',
    `insert into account select 'id-9', '王五', role, owner, password_hash, disabled, created_at, area from account limit 1`,
    'account 王五 unaudited',
  ],
  ['an account was taken away', `delete from account where name = '张三'`, 'account 张三 missing'],
  [
    'an account was disabled',
    `update account set disabled = 1 where name = '张三'`,
    'account 张三 differs disabled',
  ],
  [
    'a draft was approved by nobody',
    `update draft set state = 'approved', approved_by = 'x'`,
    'draft differs state',
  ],
  [
    'an act of a draft was made up',
    `insert into draft_event (draft, n, at, actor, act, base) select draft, 3, at, actor, 'approved', 3 from draft_event where n = 2`,
    'draft_event differs act',
  ],
  ['a cell of a draft was taken away', `delete from draft_entry`, 'draft differs entries'],
  ['a change of a record in a draft was', `delete from draft_record`, 'draft differs records'],
  ['a draft was taken away', `delete from draft`, 'draft missing'],
  ['a token got another role', `update api_token set role = 'admin'`, 'api_token push differs role'],
  [
    'a token was slipped in',
    `insert into api_token select 'id-9', 'more', role, owner, 'h', created_at, expires_at, revoked_at, area from api_token`,
    'api_token more unaudited',
  ],
]
