import type { Frame } from './frame.ts'

/** For words that people wrote, or that stand in a document: they are Danish, and in an English page they say so. */
export function danish({ language }: Pick<Frame, 'language'>): 'da' | undefined {
  return language === 'da' ? undefined : 'da'
}
