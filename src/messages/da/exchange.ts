/** JSON ind og ud, og plakaten. */
export const exchange = {
  download: 'Hent som JSON',
  title: 'Hent et grundlag ind fra JSON',
  lead: 'Har I et grundlag fra en anden Ledestjerne, kan I hente det ind her. Det bliver en kladde, som kun administratorer kan se, til I vedtager det.',
  fileLabel: 'Vælg en JSON-fil',
  fileHint: 'Højst 5 MB. Filen kommer fra ”Hent som JSON” på et grundlags baggrundsside.',
  nameLabel: 'Hvad skal grundlaget hedde hos jer?',
  nameHint: 'Lad feltet være tomt for at bruge navnet i filen',
  upload: 'Hent ind som kladde',
  importLink: 'Fra en JSON-fil',
  fileMissing: 'Vælg en fil',
  nameTooLong: 'Navnet må højst være på 200 tegn',
  nameTaken: (name: string) => `I har allerede et grundlag, der hedder ”${name}”. Skriv et andet navn, og vælg filen igen`,
  unreadable: {
    nothing: 'Filen er tom',
    too_large: 'Filen er større end 5 MB. Et grundlag fylder meget mindre, så det er nok en anden fil',
    not_utf8: 'Filen er ikke tekst i UTF-8. Gem den som UTF-8, og prøv igen',
    not_json: 'Filen er ikke JSON, eller den er klippet over',
    too_much: 'Der er flere ting i filen, end noget grundlag har',
  },
  atLine: (message: string, line: number) => `${message}. Det går galt i linje ${line}`,
  problemsTitle: 'Filen passer ikke til et grundlag',
  problemsText: (count: number) =>
    count === 1
      ? 'Intet er hentet ind. Ret dette, og vælg filen igen:'
      : `Intet er hentet ind. Ret disse ${count} ting, og vælg filen igen:`,
  problemsMore: (count: number) => `Og ${count} til.`,
  wholeFile: 'Hele filen',
  problems: {
    missing: () => 'mangler',
    unknown_field: () => 'er et felt, vi ikke kender',
    not_text: () => 'skal være tekst',
    not_number: () => 'skal være et helt tal',
    not_list: () => 'skal være en liste',
    not_object: () => 'skal være et objekt med navngivne felter',
    not_one_of: (what: string) => `skal være en af: ${what}`,
    bad_form: () => 'er ikke skrevet på den rigtige måde',
    too_long: (what: string) => `må højst være på ${what} tegn`,
    too_many: (what: string) => `må højst have ${what}`,
    empty: () => 'må ikke være tom',
    unstorable: () => 'indeholder tegn, der ikke kan gemmes',
    repeated: (what: string) => `”${what}” bruges to gange`,
    unknown_role: (what: string) => `nævner rollen ”${what}”, som ikke findes i filen`,
    circle: (what: string) => `arver fra ”${what}” i ring`,
    wrong: () => 'passer ikke',
  },

  /** The interface for programs. */
  apiSignIn: 'Log ind først.',
  apiNotFound: 'Det findes ikke.',

  /** The poster. */
  poster: 'Plakat',
  posterTitle: (name: string) => `Plakat: ${name}`,
  posterHint:
    'Plakaten er gjort klar til at hænge op. Vælg størrelse, og udskriv den med Ctrl + P, på Mac med Cmd + P. Vælg liggende papir, hvis printeren spørger.',
  posterSize: 'Størrelse',
  posterTwoPages: 'Teksten ville blive for lille til at læse på ét ark. Derfor fylder plakaten to ark, eller flere.',
}
