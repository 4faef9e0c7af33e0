/** Which answers of the sheet stand in the two columns of the printed form: what we think and do now, and after. */
export const wordKeys = ['before_think', 'before_do', 'after_think', 'after_do'] as const
export type WordKey = (typeof wordKeys)[number]

export function wordsOf(answers: readonly { question: string; text: string }[]): Partial<Record<WordKey, string>> {
  return Object.fromEntries(
    wordKeys.flatMap((key) => {
      const answer = answers.find(({ question }) => question === key)
      return answer?.text ? [[key, answer.text]] : []
    }),
  )
}
