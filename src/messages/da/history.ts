const counted = (one: string, many: string) => (count: number) => (count === 1 ? `1 ${one}` : `${count} ${many}`)

interface Counts {
  added: number
  reworded: number
  moved: number
  retired: number
}

/** "2 forventninger nye, 1 er formuleret om og 1 er udgået": the first names what is counted, the others follow. */
function inOneSentence({ added, reworded, moved, retired }: Counts): string {
  const parts = [
    [added, added === 1 ? 'ny' : 'nye'],
    [reworded, 'formuleret om'],
    [moved, 'flyttet'],
    [retired, 'udgået'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word], i) => (i === 0 ? `${count} ${count === 1 ? 'forventning' : 'forventninger'} ${word}` : `${count} er ${word}`))
  return new Intl.ListFormat('da', { type: 'conjunction' }).format(parts)
}

const isNothing = (counts: Counts) => Object.values(counts).every((count) => count === 0)

export const history = {
  /** The editions. */
  versionsTitle: (name: string) => `Udgaver af ${name}`,
  versionsLead: 'Her kan du læse grundlaget, som det var, se, hvem der har vedtaget det, og hvad der er sagt undervejs.',
  versionsLink: 'Alle udgaver og ændringer',
  versionOf: (name: string, number: number) => `${name}, udgave ${number}`,
  version: (number: number) => `Udgave ${number}`,
  states: { draft: 'Kladde', hearing: 'I høring', adopted: 'Gælder nu', superseded: 'Afløst' },
  adopted: (by: string, on: string) => `Vedtaget af ${by}, ${on}`,
  participants: 'Med til at lave den',
  hearing: (from: string, to: string) => `Høring ${from} til ${to}`,
  hearingComments: counted('kommentar', 'kommentarer'),
  readIt: 'Læs udgaven',
  readCurrent: 'Læs det, der gælder nu',
  readHearing: 'Læs den, og sig din mening',
  openHearing: 'Send i høring',
  changesSince: (number: number) => `Se, hvad der er ændret siden udgave ${number}`,
  onlyYou: 'Kun du og andre udviklingskonsulenter kan se kladden.',

  /** One older edition. */
  olderHeading: 'Dette er en ældre udgave',
  older: (number: number, by: string, on: string) => `Du læser udgave ${number}, vedtaget af ${by}, ${on}. Den gælder ikke mere.`,
  current: (number: number, by: string, on: string) => `Du læser udgave ${number}, vedtaget af ${by}, ${on}. Det er den, der gælder nu.`,
  toCurrent: 'Læs den, der gælder nu',
  toChanges: 'Se, hvad der er ændret',

  /** The comparison. */
  changesTitle: (from: number, to: number) => `Fra udgave ${from} til udgave ${to}`,
  changesLeadAdopted: (number: number, by: string, on: string) => `Udgave ${number} er vedtaget af ${by}, ${on}.`,
  changesLeadHearing: (number: number) => `Udgave ${number} er i høring og ikke vedtaget.`,
  changesLeadDraft: (number: number) => `Udgave ${number} er en kladde.`,
  chooseRole: 'For hvem?',
  whole: 'Hele grundlaget',
  yourRole: (role: string) => `${role} · din rolle`,
  chooseVersions: 'Sammenlign to andre udgaver',
  from: 'Fra',
  to: 'Til',
  compare: 'Sammenlign',
  forRole: (role: string, counts: Counts) =>
    isNothing(counts) ? `For ${role} er ingen forventninger ændret.` : `For ${role} er ${inOneSentence(counts)}.`,
  forWhole: (counts: Counts) => (isNothing(counts) ? 'Ingen forventninger er ændret.' : `I alt er ${inOneSentence(counts)}.`),
  howToRead: 'Ord, der er streget over, er gået ud. Ord, der er streget under, er kommet til.',
  added: (count: number) => `Nye (${count})`,
  reworded: (count: number) => `Formuleret om (${count})`,
  moved: (count: number) => `Flyttet (${count})`,
  reordered: (count: number) => `Står et andet sted i rækken (${count})`,
  retired: (count: number) => `Udgået (${count})`,
  around: (count: number) => `Teksterne omkring (${count})`,
  at: (theme: string, role: string) => `${theme} · ${role}`,
  movedFrom: (place: string) => `Stod før ved ${place}`,
  movedTo: (place: string) => `Står nu ved ${place}`,
  keyTerm: 'Nøgleord',
  practice: 'Sådan kan det se ud',
  kind: 'Slags',
  elementKinds: { head: 'Grundlagets hoved', role: 'Rolle', theme: 'Tema', passage: 'Tekst' },
  elementChanges: { added: 'Ny', changed: 'Formuleret om', retired: 'Udgået' },
  orderChanged: {
    role: 'Rollerne står i en anden rækkefølge.',
    theme: 'Temaerne står i en anden rækkefølge.',
    passage: 'Teksterne står i en anden rækkefølge.',
  },
  fields: {
    document: 'Dokumentets art',
    shape: 'Form',
    themeWord: 'Ord for temaerne',
    lead: 'Indledning',
    vision: 'Vision',
    figure: 'Figurens tekst',
    source: 'Forlæg',
    name: 'Navn',
    shortName: 'Kort navn',
    voice: 'Stemme',
    holders: 'Hvem har rollen',
    inherits: 'Arver fra',
    kind: 'Slags',
    claim: 'Påstand',
    text: 'Tekst',
    theory: 'Tanken bag',
    place: 'Plads',
    heading: 'Overskrift',
    points: 'Punkter',
    signatures: 'Underskrifter',
  },
  shapes: { matrix: 'Matrix', additive: 'Lag på lag', pairs: 'Par', themes: 'Temaer', values: 'Værdier' },
  kinds: { expectation: 'Forventning', statement: 'Udsagn', sub_value: 'Delværdi' },
  themeKinds: { perspective: 'Perspektiv', value: 'Værdi', theme: 'Tema', leg: 'Ben', star: 'Stjerne' },
  places: {
    opening: 'Indledning',
    foreword: 'Forord',
    reading_guide: 'Læsevejledning',
    background: 'Baggrund',
    provenance: 'Hvor det kommer fra',
    closing: 'Afslutning',
  },
  nobody: 'Ingen har den direkte',
  sameTitle: 'Der er ingen forskel',
  sameText: 'De to udgaver siger det samme.',

  /** On the overview. */
  newEdition: (name: string) => `${name} er vedtaget i ny udgave`,
  forYou: (counts: Counts) => (isNothing(counts) ? 'Intet er ændret i det, der gælder for dig.' : `For dig er ${inOneSentence(counts)}.`),
  seeForYou: 'Se, hvad der er ændret for dig',
  seeForWhole: 'Se, hvad der er ændret',
  haveRead: 'Jeg har læst det',
}
