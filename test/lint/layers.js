// Which room may import what (DESIGN: imports run downwards only). A row forbids in its room, and in
// every room below it, the module names that match `not`; `catches` are names it must stop, each one
// proved by layers.test.ts.

const packageName = (name) => `${name}(/|$)`
const exceptFor = (...allowed) => `^(?!${allowed.join('|')})`
const here = '\\.\\.?/'

/** @type {{ room: string, not: string, why: string, catches: string[] }[]} */
export const layers = [
  {
    room: '',
    not: '^\\.(?:/.*)?\\.(?:/|$)',
    why: 'Name the room (#shared/, #server/, #client/, #test/) instead of climbing out of a folder.',
    catches: ['../series.ts', '../../shared/series.ts', './../series.ts'],
  },
  {
    room: '',
    not: `^(${packageName('xlsx')}|${packageName('exceljs')})`,
    why: 'A small zip bomb in a workbook aborts the process in these packages.',
    catches: ['xlsx', 'exceljs', 'xlsx/dist/xlsx.mjs'],
  },
  {
    room: 'shared',
    not: exceptFor(here, '#shared/', packageName('zod')),
    why: 'shared/ runs in every place: it may import zod and itself only.',
    catches: [
      '#server/config.ts',
      '#client/router.ts',
      '#test/support/freePort.ts',
      'node:fs',
      'vue',
      'zodiac',
    ],
  },
  {
    room: 'client',
    not: '^(#server/|#test/|node:)',
    why: 'client/ runs in a browser: it may import #shared/, #client/ and packages.',
    catches: ['#server/config.ts', '#test/support/freePort.ts', 'node:fs'],
  },
  {
    room: 'client/wall',
    not: '^#client/(tablet|admin)/',
    why: 'wall, tablet and admin do not import each other; what they share is a component.',
    catches: ['#client/tablet/TabletHome.vue', '#client/admin/routes.ts'],
  },
  {
    room: 'client/tablet',
    not: '^#client/(wall|admin)/',
    why: 'wall, tablet and admin do not import each other; what they share is a component.',
    catches: ['#client/wall/WallScreen.vue', '#client/admin/routes.ts'],
  },
  {
    room: 'client/admin',
    not: '^#client/(wall|tablet)/',
    why: 'wall, tablet and admin do not import each other; what they share is a component.',
    catches: ['#client/wall/WallScreen.vue', '#client/tablet/TabletHome.vue'],
  },
  {
    room: 'client/rooms',
    not: '^#client/(wall|tablet|admin)/',
    why: 'A room is drawn by every face: it knows none of them.',
    catches: ['#client/wall/WallHeader.vue', '#client/tablet/NavRail.vue', '#client/admin/adminPages.ts'],
  },
  {
    room: 'client/scenes',
    not: '^#client/(wall|tablet|admin)/',
    why: 'A scene is drawn on walls and in the editor: it knows none of them.',
    catches: ['#client/wall/WallHeader.vue', '#client/tablet/NavRail.vue', '#client/admin/adminPages.ts'],
  },
  {
    room: 'server',
    not: '^(#client/|#test/|(vue|pinia|vue-router|vue-i18n|socket\\.io-client)(/|$))',
    why: 'server/ may import #shared/, #server/ and packages, nothing of the client.',
    catches: ['#client/router.ts', '#test/support/freePort.ts', 'vue', 'pinia'],
  },
  {
    room: 'server/records',
    not: '^#server/(releases|ledgers|rooms|drafts|review|imports|live|http)/',
    why: 'Records are what releases are made of: they know nothing of who publishes, drafts or asks.',
    catches: ['#server/releases/index.ts', '#server/ledgers/index.ts', '#server/rooms/index.ts'],
  },
  {
    room: 'server/releases',
    not: '^#server/(drafts|review|imports|live|ledgers|rooms)/',
    why: 'What is public knows nothing of drafts: they decide over releases, never the other way round.',
    catches: ['#server/drafts/index.ts', '#server/review/index.ts', '#server/ledgers/index.ts'],
  },
  {
    room: 'server/rooms',
    not: '^#server/(drafts|review|imports|live|http)/',
    why: 'Rooms show what is public: they know nothing of drafts, nor of who asks over which wire.',
    catches: ['#server/drafts/index.ts', '#server/http/encodings.ts'],
  },
  {
    room: 'server/drafts',
    not: '^#server/(ledgers|imports|review|live|http)/',
    why: 'Drafts hold what others ask for: who asks decides over drafts, never the other way round.',
    catches: ['#server/ledgers/index.ts', '#server/imports/index.ts'],
  },
]

const holdsIn = (room) => (row) => row.room === '' || room === row.room || room.startsWith(`${row.room}/`)

/** ESLint settings, one block a room: a later block replaces an earlier one, so each carries all its rows. */
export const layerRules = [...new Set(layers.map((row) => row.room))].map((room) => {
  const rows = layers.filter(holdsIn(room))
  return {
    files: [`${room ? `${room}/` : ''}**/*.{ts,vue,js,mjs}`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: rows.map(({ not, why }) => ({ regex: not, message: why })) },
      ],
      'no-restricted-syntax': ['error', ...rows.map(asDynamicImport)],
    },
  }
})

// no-restricted-imports does not see import('…'). A selector cannot hold a slash inside its pattern.
function asDynamicImport({ not, why }) {
  return { selector: `ImportExpression[source.value=/${not.replaceAll('/', '\\u002F')}/]`, message: why }
}
