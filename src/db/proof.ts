import { createHash } from 'node:crypto'

/** Proves to the database that a session or sign-in link was made by this process, not by SQL smuggled into a transaction. */
export type Proof = (message: Buffer) => Buffer

/** @param key the content of auth.secret; the same reckoning stands in auth.proves() */
export function createProof(key: Buffer): Proof {
  const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  return (message) => sha256(key, sha256(key, message))
}
