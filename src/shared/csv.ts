import { CsvError, parse } from 'csv-parse/sync'

/*
 * Lines and cells, as the spreadsheets of Danish offices save and want them. What the cells mean is for each feature to say.
 */

/** UTF-8, UTF-16 or Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** An Excel or OpenDocument workbook is a zip, an old .xls an OLE container. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return start === '504b0304' || start === 'd0cf11e0'
}

/**
 * The records of a text, blank ones too, so that a record has the number that a spreadsheet shows.
 *
 * @param most no more than these are read
 * @returns where a quote is opened and not closed, or stands in the middle of a cell, when the text cannot be read
 */
export function readCsv(text: string, { delimiter, most }: { delimiter: string; most: number }): string[][] | { brokenQuotes: number } {
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, to: most })
  } catch (error) {
    // What a spreadsheet counts are records: one of them can go over several lines of text.
    if (error instanceof CsvError) return { brokenQuotes: Number(error.records ?? 0) + 1 }
    throw error
  }
}

/** With a byte order mark and semicolons, as a Danish spreadsheet wants it; numbers have its decimal comma. */
export function writeCsv(lines: (string | number)[][]): string {
  return `\uFEFF${lines.map((cells) => `${cells.map(writeCell).join(';')}\r\n`).join('')}`
}

/**
 * A spreadsheet runs a cell that begins with one of these as a formula, so it gets an apostrophe before it. A text that has
 * apostrophes there already gets one more, and so exactly one is taken away again, whatever the text was.
 */
export function guardFormula(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

export function unguardFormula(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}

/** A number is no formula, also below zero. */
function writeCell(cell: string | number): string {
  const text = typeof cell === 'number' ? String(cell).replace('.', ',') : guardFormula(cell)
  return /[";,\t\r\n]|^\s|\s$/.test(text) && typeof cell === 'string' ? `"${text.replaceAll('"', '""')}"` : text
}
