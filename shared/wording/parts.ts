import { either, type Tongue } from '#shared/wording/tongue.ts'

/** The footnote of the yearbooks, for a total and parts that were each rounded (S12). */
export const roundingNote = (tongue: Tongue): string =>
  either(
    tongue,
    '总计与分项合计不等是因数据四舍五入，未作机械调整。',
    'The total differs from the sum of its parts because of rounding; nothing was adjusted mechanically.',
  )

/** Where rounding cannot be why; `size` words the difference with its unit. */
export const partsDifferNote = (size: string, tongue: Tongue): string =>
  either(tongue, `分项之和与总计相差${size}。`, `The parts differ from the total by ${size}.`)
