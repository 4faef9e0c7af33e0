import { isId } from './id.ts'

/** What an open browser can look at, and hear of when it changes: "experiment:<id>". */
export type Topic = `${string}:${string}`

export function readTopic(given: string | undefined): { kind: string; id: string } | undefined {
  const [, kind, id] = given?.match(/^([a-z][a-z-]*):(.+)$/) ?? []
  return kind && id && isId(id) ? { kind, id } : undefined
}
