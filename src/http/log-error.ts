/** Never values: an error of the database can hold what people wrote, and so can a message. Where it happened is enough. */
export function logError(reference: string, error: Error): void {
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string }
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
  console.error(JSON.stringify({ reference, error: error.name, code, constraint, table, where }))
}
