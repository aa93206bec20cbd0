/** Why a file is not read, told by what is in it, whatever it is called. */
export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'encrypted'
  | 'old-excel'
  | 'open-document'
  | 'numbers'
  | 'binary-workbook'
  | 'web-page'
  | 'another-kind'
  | 'broken'
  | 'zip-bomb'
  | 'unsafe-xml'
  | 'unknown-encoding'
  | 'damaged-text'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-cells'
  | 'too-many-sheets'
  | 'too-slow'
  | 'too-much-memory'

/** A file that cannot be taken; its sender can mend that, and the code says how. */
export class FileRefusal extends Error {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: RefusalCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.name = 'FileRefusal'
    this.code = code
    this.params = params
  }
}
