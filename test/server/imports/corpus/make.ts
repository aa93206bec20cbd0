/*
 * Makes the workbooks of the corpus: `node test/server/imports/corpus/make.ts`. Those marked `resave` are opened and
 * saved by LibreOffice (`soffice`), which computes their formulas; without it they are left as they are committed.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { RECIPES } from '#test/server/imports/corpus/workbooks.ts'

const FILES = join(import.meta.dirname, 'files')
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0
const scratch = mkdtempSync(join(tmpdir(), 'guanlan-corpus-'))

for (const { name, sheets, resave, inline } of RECIPES) {
  const bytes = await writeXlsx({ sheets: [...sheets], ...(inline && { stringMode: 'inline' }) })
  if (!resave) writeFileSync(join(FILES, `${name}.xlsx`), bytes)
  else if (hasLibreOffice) {
    writeFileSync(join(scratch, `${name}.xlsx`), bytes)
    const saved = ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', FILES]
    execFileSync('soffice', [
      `-env:UserInstallation=file://${scratch}/profile`,
      ...saved,
      join(scratch, `${name}.xlsx`),
    ])
  } else process.stderr.write(`${name} stays as it is: there is no LibreOffice here\n`)
}
rmSync(scratch, { recursive: true, force: true })
