import { expect, test, vi } from 'vitest'
import type * as FilterTable from '#shared/report/filters/filterTable.ts'
import type * as CheckCodes from '#shared/report/template/checkCodes.ts'
import type * as CheckNames from '#shared/report/template/checkNames.ts'
import type * as CheckSlot from '#shared/report/template/checkSlot.ts'
import type * as Ground from '#shared/report/template/templateGround.ts'
import type * as Nearest from '#shared/report/template/nearest.ts'
import type * as OpenBlocks from '#shared/report/template/openBlocks.ts'
import { judgeChecker } from '#test/shared/report/template/judgeChecker.ts'

/** Ways in which the checker of templates may be broken, and a wrong template that then passes, or a right one that does not. */
const MUTANTS = {
  'slots are not looked at': /a unit of something else/,
  'every second slot is not looked at': /./,
  'blocks are not looked at': /need of nothing/,
  'what stands alone on its line is not looked at': /no such view/,
  'any code is a figure': /no such figure/,
  'any word is a word of the report': /no such word/,
  'nobody knows which filters fit': /nothing says how to print/,
  'every filter prints every figure': /a unit of something else/,
  'filters take anything': /a filter has another argument/,
  'what is near is not found': /no such filter/,
  'an open end is forgiven': /a block is not closed/,
  'what closes a block closes any': /a block was never opened/,
} as const
type Mutant = keyof typeof MUTANTS

const mutant = vi.hoisted(() => ({ name: '', calls: 0 }))
const is = (name: Mutant): boolean => mutant.name === name

vi.mock('#shared/report/template/checkSlot.ts', async (load): Promise<typeof CheckSlot> => {
  const real = await load<typeof CheckSlot>()
  return {
    checkSlot: (slot, ground, faults) => {
      mutant.calls += 1
      if (is('slots are not looked at')) return
      if (is('every second slot is not looked at') && mutant.calls % 2 === 0) return
      real.checkSlot(slot, ground, faults)
    },
  }
})
vi.mock('#shared/report/template/checkCodes.ts', async (load): Promise<typeof CheckCodes> => {
  const real = await load<typeof CheckCodes>()
  return {
    checkBlock: (...given) => (is('blocks are not looked at') ? undefined : real.checkBlock(...given)),
    checkLine: (...given) =>
      is('what stands alone on its line is not looked at') ? undefined : real.checkLine(...given),
  }
})
vi.mock('#shared/report/template/checkNames.ts', async (load): Promise<typeof CheckNames> => {
  const real = await load<typeof CheckNames>()
  return {
    ...real,
    indicatorAt: (ref, ground, faults) =>
      is('any code is a figure')
        ? (ground.catalogue.indicator(ref.code) ?? ground.catalogue.indicators[0])
        : real.indicatorAt(ref, ground, faults),
    wordAt: (ref, faults) => (is('any word is a word of the report') ? undefined : real.wordAt(ref, faults)),
  }
})
vi.mock('#shared/report/template/templateGround.ts', async (load): Promise<typeof Ground> => {
  const real = await load<typeof Ground>()
  return {
    ...real,
    fittingFilters: (...given) => (is('nobody knows which filters fit') ? [] : real.fittingFilters(...given)),
  }
})
vi.mock('#shared/report/filters/filterTable.ts', async (load): Promise<typeof FilterTable> => {
  const real = await load<typeof FilterTable>()
  return {
    ...real,
    reportFilter: (name) => {
      const filter = real.reportFilter(name)
      if (filter && is('every filter prints every figure')) return { ...filter, fits: () => 'fits' }
      const takesAll = filter?.takes && is('filters take anything')
      return takesAll ? { ...filter, takes: ['全区', '余', '约', '全市'] } : filter
    },
  }
})
vi.mock('#shared/report/template/nearest.ts', async (load): Promise<typeof Nearest> => {
  const real = await load<typeof Nearest>()
  return {
    ...real,
    nearest: (...given) => (is('what is near is not found') ? undefined : real.nearest(...given)),
  }
})
vi.mock('#shared/report/template/openBlocks.ts', async (load): Promise<typeof OpenBlocks> => {
  const real = await load<typeof OpenBlocks>()
  return {
    OpenBlocks: class<
      Child extends { readonly at: number; readonly end: number },
    > extends real.OpenBlocks<Child> {
      override close(tag: Parameters<OpenBlocks.OpenBlocks<Child>['close']>[0]): void {
        if (!is('what closes a block closes any') || this.innermost !== null) super.close(tag)
      }
      override end(at: number): readonly Child[] {
        while (is('an open end is forgiven') && this.innermost !== null)
          super.close({ type: 'strong', name: this.innermost, at, end: at })
        return super.end(at)
      }
    },
  }
})

test('the checker as it is judges every template rightly', () => {
  mutant.name = ''
  judgeChecker()
})

test.each(Object.entries(MUTANTS))('is noticed where %s', (name, complaint) => {
  mutant.name = name
  expect(judgeChecker).toThrow(complaint)
})
