/** Columns as wide as their widest cell; the first to the left, numbers to the right. */
export function table(head: string[], rows: string[][]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

export interface Aim {
  what: string
  measured: string
  isMet: boolean
}

export function aimLines(aims: Aim[]): string {
  return table(
    ['aim', 'measured', ''],
    aims.map(({ what, measured, isMet }) => [what, measured, isMet ? 'met    ' : 'NOT MET']),
  )
}

export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
export const megabytes = (mb: number) => `${Math.round(mb)} MB`
