import { tidy } from './people-row.ts'

/** The name to find, or nothing when nothing was typed. */
export function readQuery(given: string | undefined): string | undefined {
  return tidy((given ?? '').slice(0, 200)) || undefined
}

/** Which page of a list. Anything that is not a page is the first. */
export function readPageNumber(given: string | undefined): number {
  return /^[1-9]\d{0,4}$/.test(given ?? '') ? Number(given) : 1
}

/** The uploaded file, or nothing when none was chosen: the browser then sends one without a name. */
export async function readUpload(body: Record<string, unknown>): Promise<{ name: string; content: Uint8Array } | undefined> {
  const { file } = body
  if (!(file instanceof File) || !file.name) return undefined
  const name = [...tidy(file.name)].slice(0, 200).join('') || 'csv'
  return { name, content: new Uint8Array(await file.arrayBuffer()) }
}

export function readCompletion(body: Record<string, unknown>): { seen: string; removeMissing: boolean } {
  return { seen: typeof body.seen === 'string' ? body.seen : '', removeMissing: body.removeMissing === 'yes' }
}
