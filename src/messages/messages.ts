import { da } from './da.ts'
import { en } from './en.ts'

export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** The Danish catalogue decides which keys there are: a missing or surplus key in another language is a type error. */
export type Messages = typeof da

const catalogues: Record<Language, Messages> = { da, en }

export function messagesIn(language: Language): Messages {
  return catalogues[language]
}
