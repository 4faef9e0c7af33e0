/** An id from an address bar may be anything; asking the database for it as a uuid would be an error, not an empty answer. */
export function isId(given: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(given)
}
