import { everyEventThere } from '#test/support/everyEventThere.ts'

everyEventThere(new Set(['key-projects', 'ecology', 'business-environment']))
