/*
 * Words with æ, ø or å that texts about work and leadership use all the time, and that are some other word without them (møde and mode,
 * løsninger and losninger, måden and maden). Pairs that are both common (før and for, vær and var, hår and har) are not here:
 * nobody could tell.
 */
const words = `
  møde mødet møder mødes mødte løsning løsningen løsninger løsningerne løse løser løst løsne tør gør gøre bør øge føre fører 
  mål målet målene måde måden måder når nå så får få stå står går gå på må også åben åbent åbne håb råd råder råds hånd
  sørge sørger kræve kræver gælde gælder læse læser læs først første større høre hører hørt træffe træffer fælles
  sammenhæng sammenhænge lære lærer svært svær være bære bærer færre spærrer fortælle fortæller tæt tættere værd
  støtte støtter køre kører følge følger ønske ønsker træde træder læring
`

const byDamaged = new Map<string, string | undefined>()
for (const word of words.trim().split(/\s+/)) {
  const damaged = bare(word)
  // Two readings (går and gær would both be gar) are none.
  byDamaged.set(damaged, byDamaged.has(damaged) && byDamaged.get(damaged) !== word ? undefined : word)
}

function bare(word: string): string {
  return word.replaceAll('ø', 'o').replaceAll(/[åæ]/g, 'a')
}

/** The word that such a text means by this one, where it has lost its letters. */
export function expectedWord(damaged: string): string | undefined {
  return byDamaged.get(damaged)
}
