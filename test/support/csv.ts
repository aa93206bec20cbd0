/** The records of a CSV text by RFC 4180, as a strict reader sees them. Throws for anything the RFC does not allow. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at)
    record.push(field.value)
    at = field.end
    if (text[at] === ',') at++
    else if (text.startsWith('\r\n', at)) {
      records.push(record)
      record = []
      at += 2
    } else throw new Error(`neither comma nor CRLF at ${at}: ${JSON.stringify(text.slice(at - 20, at + 20))}`)
  }
  if (record.length > 0) throw new Error('the last record does not end')
  return records
}

interface Field {
  readonly value: string
  readonly end: number
}

function quotedField(text: string, from: number): Field {
  let value = ''
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw new Error(`a quote at ${from} does not end`)
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function plainField(text: string, from: number): Field {
  let end = from
  while (end < text.length && !',"\r\n'.includes(text[end] ?? '')) end++
  return { value: text.slice(from, end), end }
}

/** Each record by the names of the first one. */
export function readTable(text: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...records] = readCsv(text)
  return records.map((record) => {
    if (record.length !== names.length) throw new Error(`${record.length} fields under ${names.length} names`)
    return Object.fromEntries(names.map((name, i) => [name, record[i] ?? '']))
  })
}
