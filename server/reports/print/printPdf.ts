import { withPage } from '#server/reports/print/withPage.ts'

/** A page of ours on paper: tagged, with an outline of its headings. Throws `no-browser` or `print-failed`. */
export const printPdf = (html: string): Promise<Uint8Array> =>
  withPage({}, async (page) => {
    await page.setContent(html, { waitUntil: 'load' })
    return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
  })
