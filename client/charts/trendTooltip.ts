export interface TooltipRow {
  readonly name: string
  /** Figure with sign and unit, or the word for a missing one. */
  readonly value: string
  readonly colour: string
  /** The mark of a figure generated for demonstration; left out for a real one. */
  readonly demo?: string
}

/** The content of a chart's tooltip. Text goes in as text, because names come from data. */
export function trendTooltip(title: string, rows: readonly TooltipRow[]): HTMLElement {
  const box = document.createElement('div')
  box.append(styled('div', title, { fontWeight: '600', marginBottom: '0.3em' }))
  for (const { name, value, colour, demo } of rows) {
    const row = styled('div', '', { display: 'flex', alignItems: 'center', gap: '0.5em', lineHeight: '1.6' })
    row.append(
      styled('i', '', {
        width: '0.7em',
        height: '0.7em',
        borderRadius: '50%',
        background: colour,
        flex: 'none',
      }),
      styled('span', name, { marginRight: 'auto', paddingRight: '1em' }),
      styled('b', value, { fontFamily: 'var(--font-num)', fontWeight: '600' }),
    )
    if (demo !== undefined) row.append(styled('small', demo, { color: 'var(--text-3)' }))
    box.append(row)
  }
  return box
}

function styled(tag: string, text: string, style: Partial<CSSStyleDeclaration>): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  Object.assign(element.style, style)
  return element
}
