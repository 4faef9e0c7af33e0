/** What the demonstration asks for is done, or there is no demonstration. */
export function expectDone<Outcome>(outcome: Outcome): Exclude<Outcome, { refused: unknown } | { conflict: unknown }> {
  if (typeof outcome === 'object' && outcome !== null && ('refused' in outcome || 'conflict' in outcome))
    throw new Error(`the demonstration was refused: ${JSON.stringify(outcome)}`)
  return outcome as Exclude<Outcome, { refused: unknown } | { conflict: unknown }>
}
