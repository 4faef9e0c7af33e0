/** The server, or what stands before it, answers that nothing can be done just now. It says nothing about the page. */
export function isAway(fetchResponse: unknown): boolean {
  const { statusCode } = (fetchResponse ?? {}) as { statusCode?: number }
  return statusCode !== undefined && statusCode >= 502 && statusCode <= 504
}
