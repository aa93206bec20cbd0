import type { WidgetSettings } from '#client/scenes/settings/settingField.ts'

export default {
  kind: 'items',
  fields: [
    { key: 'ledger', label: 'itemsLedger', kind: 'ledger' },
    { key: 'facts', label: 'itemsFacts', kind: 'facts', of: 'ledger', most: 6 },
  ],
  start: { facts: [] },
  size: { w: 6, h: 11 },
} satisfies WidgetSettings
