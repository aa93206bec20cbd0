/** The page's own typefaces as a style sheet that holds them: a picture is drawn apart from the page and has no other. */
export async function drawnFonts(): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) =>
      rule instanceof CSSFontFaceRule ? [withItsFile(rule, sheet.href ?? window.location.href)] : [],
    ),
  )
  return (await Promise.all(faces)).join('\n')
}

async function withItsFile({ style }: CSSFontFaceRule, base: string): Promise<string> {
  const address = /url\("?([^")]+\.woff2)"?\)/.exec(style.getPropertyValue('src'))?.[1]
  if (address === undefined) return ''
  const answer = await fetch(new URL(address, base), { cache: 'force-cache' })
  const named = ['font-family', 'font-weight', 'font-style', 'unicode-range']
    .map((name) => [name, style.getPropertyValue(name)])
    .flatMap(([name, value]) => (value ? [`${name}: ${value};`] : []))
  return `@font-face { ${named.join(' ')} src: url("${await dataUrl(await answer.blob())}") format("woff2") }`
}

const dataUrl = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(new Error('a typeface could not be read'))
    reader.readAsDataURL(file)
  })
