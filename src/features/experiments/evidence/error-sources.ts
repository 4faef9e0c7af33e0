/** What else may explain a change, besides what was tried. Each is weighed before a tendency may be claimed. Source: docs on statistics, section C. */
export const errorSources = [
  'regression_to_the_mean',
  'same_raters',
  'drop_outs',
  'other_changes',
  'season',
  'rater_is_actor',
  'response_shift',
  'wish_to_please',
  'question_changed',
] as const
export type ErrorSource = (typeof errorSources)[number]

export const stances = ['unlikely', 'possible', 'likely'] as const
export type Stance = (typeof stances)[number]

export interface Weighed {
  source: ErrorSource
  stance: Stance
  note?: string
}

export function isAllWeighed(weighed: readonly Weighed[]): boolean {
  return errorSources.every((source) => weighed.some((one) => one.source === source))
}

/** What stands beside the experiment as an explanation: it may be, or probably is. */
export function otherExplanations(weighed: readonly Weighed[]): Weighed[] {
  return errorSources.flatMap((source) => weighed.filter((one) => one.source === source && one.stance !== 'unlikely'))
}
