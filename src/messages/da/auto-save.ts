/** Formularer, der gemmer sig selv. */
export const autoSave = {
  save: 'Gem',
  saving: 'Gemmer …',
  /** {time} becomes the time on the clock. */
  saved: 'Gemt kl. {time}',
  savedBefore: 'Gemt',
  offline: 'Du er ikke på nettet. Vi har gemt det, du skrev, i browseren, og sender det, når du er på igen.',
  kept: 'Vi kunne ikke gemme. Det, du skrev, ligger i browseren, og vi prøver igen om lidt.',
  restored: 'Vi har gemt det, du skrev, i browseren.',
  notKept: 'Vi kunne ikke gemme, og browseren har ikke plads. Kopiér din tekst, før du går videre.',
  signedOut: 'Du er logget af. Vi har gemt det, du skrev, i browseren.',
  signIn: 'Log på igen',
  refused: 'Det kan ikke gemmes her længere. Din tekst står her endnu. Kopiér den, hvis du vil beholde den.',
  unsent: 'Noget af det, du har skrevet, er ikke sendt endnu. Logger du af nu, er det væk. Vil du logge af?',

  somebody: 'En anden',
  conflict: (name: string) => `${name} rettede det samme, mens du skrev. Se begge udgaver, og vælg.`,
  theirs: (name: string) => `${possessive(name)} udgave`,
  mineIsAbove: 'Din udgave står i feltet. Du kan også rette den til, så begge dele er med.',
  keepMine: 'Behold min',
  useTheirs: (name: string) => `Brug ${possessive(within(name))}`,
  used: (name: string) => `Nu står ${possessive(within(name))} udgave her.`,
  /** From another window of her own. */
  own: {
    heading: 'Du har rettet teksten et andet sted i mellemtiden. Se begge udgaver, og vælg.',
    theirs: 'Din anden udgave',
    useTheirs: 'Brug den anden',
    used: 'Nu står din anden udgave her.',
  },
  empty: 'Ingenting',
}

/** Amiras, Mads’, En andens. */
function possessive(name: string): string {
  return /[sxz]$/i.test(name) ? `${name}’` : `${name}s`
}

function within(name: string): string {
  return name === 'En anden' ? 'en anden' : name
}
