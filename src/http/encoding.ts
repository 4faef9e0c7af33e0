/** The first of ours that the browser takes; one that it gives the weight 0, it does not take. */
export function chooseEncoding<Encoding extends string>(accepted: string | undefined, offered: readonly Encoding[]): Encoding | undefined {
  const taken = (accepted ?? '').split(',').map((part) => part.trim().toLowerCase())
  const takes = (name: string) => taken.some((part) => part === name || (part.startsWith(`${name};`) && !/;\s*q=0(\.0*)?$/.test(part)))
  return offered.find(takes)
}
