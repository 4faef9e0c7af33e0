const counted = (one: string, many: string) => (count: number) => (count === 1 ? `1 ${one}` : `${count} ${many}`)

export const hearing = {
  title: 'Høring',
  version: (number: number) => `Udgave ${number}`,
  comments: counted('kommentar', 'kommentarer'),
  noComments: 'Ingen kommentarer endnu',
  /** "1. november" and "4. december" are given. */
  fromTo: (from: string, to: string) => `${from} til ${to}`,

  /** Reading what is heard. */
  readTitle: (name: string) => `Sig din mening om ${name}`,
  readLead: (number: number, last: string) =>
    `Udgave ${number} er i høring til og med ${last}. Læs den, og skriv, hvad du tænker. Det, du skriver, står med dit navn, og alle inviterede kan læse det.`,
  comingTitle: (name: string) => `Høringen om ${name} er ikke begyndt`,
  comingLead: (first: string, last: string) =>
    `De inviterede kan læse og skrive fra ${first} til og med ${last}. Indtil da er det kun dig, der ser den.`,
  closedTitle: (name: string) => `Fristen er gået for at sige sin mening om ${name}`,
  closedLead: (last: string) => `Sidste dag var ${last}. Du kan stadig læse udgaven og det, der er sagt.`,
  closedEditor: 'Afslut høringen, så kan du skrive videre på kladden.',
  endedTitle: (name: string) => `Det blev sagt om ${name}`,
  endedLead: (number: number, on: string) =>
    `Høringen om udgave ${number} er afsluttet ${on}. Her er alt, hvad der blev sagt, og hvad redaktøren svarede.`,
  endedNothing: 'Der blev ikke sagt noget i høringen.',
  facts: 'Om høringen',
  dates: 'Høringen løber',
  invited: 'Inviterede',
  everyone: 'Alle i organisationen',
  persons: counted('person', 'personer'),
  personsByName: (count: number) => (count === 1 ? 'Den ene, der er inviteret ved navn' : `De ${count}, der er inviteret ved navn`),
  note: 'Fra redaktøren',
  whatToRead: 'Hvad vil du læse?',
  showAll: 'Hele udgaven',
  showChanged: (count: number) => `Kun det, der er ændret (${count})`,
  showsChanged:
    'Ændringerne er vist mod den udgave, der gælder nu. Det, der er streget over, går ud. Det, der er streget under, kommer til.',
  firstVersion: 'Det er den første udgave, så alt er nyt.',
  nothingChanged: 'Ingen forventninger er ændret.',
  compareLink: 'Se alle ændringer samlet',
  marks: { added: 'Ny', reworded: 'Formuleret om', moved: 'Flyttet', reordered: 'Ny plads', retired: 'Foreslås udgået' },
  movedFrom: (place: string) => `Stod før ved ${place}`,
  practiceBecame: 'Sådan kan det se ud',
  retiredTitle: 'Foreslås udgået',
  around: 'Ændret i teksterne omkring',
  aboutWhole: 'Om helheden',
  aboutWholeText: 'Her kan du skrive om det, der ikke hører til en enkelt forventning: balancen, ordene, det, du savner.',
  aboutWholeLink: 'Skriv om helheden',

  /** Comments. */
  write: 'Skriv en kommentar',
  commentLabel: 'Din kommentar',
  commentHint: 'Den bliver vist med dit navn',
  send: 'Send kommentar',
  answer: 'Svar',
  answerLabel: (name: string) => `Dit svar til ${name}`,
  sendAnswer: 'Send svar',
  asEditor: 'Redaktør',
  at: (name: string, when: string) => `${name}, ${when}`,
  bodyMissing: 'Skriv noget, før du sender',
  bodyTooLong: 'En kommentar må højst være på 4.000 tegn',
  closedMeanwhile: 'Høringen er lukket',
  closedMeanwhileText:
    'Den lukkede, før du sendte, så din tekst er ikke gemt. Den står her, så du kan kopiere den og sende den til redaktøren på en anden måde.',
  yourText: 'Din tekst',
  backToWhole: 'Tilbage til hele udgaven',
  asItWas: 'Sådan lød den, da der blev sagt noget om den',

  /** The editor's list. */
  listTitle: 'Kommentarer i høringen',
  listLead: (name: string, number: number) =>
    `Alt, hvad der er sagt om udgave ${number} af ${name}. Det, der venter på dit svar, står først.`,
  awaiting: (count: number) => `Venter på dit svar (${count})`,
  answered: (count: number) => `Besvaret (${count})`,
  awaitingNone: 'Intet venter på dit svar.',
  seeComments: (waiting: number) =>
    waiting === 0 ? 'Se alle kommentarer' : `Svar på ${waiting === 1 ? 'den ene' : `de ${waiting}`}, der venter`,
  backToHearing: 'Tilbage til høringen',

  /** Opening and ending. */
  openTitle: (name: string) => `Send ${name} i høring`,
  openLead: (number: number) =>
    `Udgave ${number} bliver låst, mens I hører, hvad de inviterede siger. Når høringen er slut, kan du skrive videre på den.`,
  opensOn: 'Første dag',
  closesOn: 'Sidste dag',
  closesOnHint: 'De inviterede kan skrive til og med denne dag',
  bodies: 'Hvilke udvalg og råd er inviteret?',
  bodiesHint: 'Skriv ét på hver linje, for eksempel HovedMED eller Ældrerådet. Navnene bliver vist i høringen',
  audience: 'Hvem kan læse og skrive i høringen?',
  audienceEveryone: 'Alle i organisationen',
  audienceChosen: 'Dem, jeg vælger',
  chooseTitle: 'Vælg personer',
  chosen: 'Valgt',
  found: (query: string) => `Fundet på ”${query}”`,
  foundNone: (query: string) => `Vi fandt ingen på ”${query}”. Prøv en anden del af navnet.`,
  foundMore: 'Der er flere. Skriv lidt mere af navnet.',
  find: 'Find en person',
  findHint: 'Skriv en del af navnet. Det, du har skrevet ovenfor, bliver stående',
  findButton: 'Find',
  noteLabel: 'Hvad vil du sige til de inviterede?',
  noteHint: 'For eksempel, hvad I særligt gerne vil høre om',
  openButton: 'Åbn høringen',
  opensOnWrong: 'Skriv den første dag som en dato, for eksempel 20-01-2027',
  opensOnPast: 'Den første dag er gået. Vælg i dag eller en dag, der kommer',
  closesOnWrong: 'Skriv den sidste dag som en dato, for eksempel 20-02-2027',
  closesOnBeforeOpens: 'Den sidste dag ligger før den første',
  bodiesTooLong: 'Skriv højst 30 udvalg, hvert på højst 200 tegn',
  audienceMissing: 'Vælg, hvem der kan læse og skrive',
  personsMissing: 'Vælg mindst én person, eller vælg alle i organisationen',
  noteTooLong: 'Beskeden må højst være på 2.000 tegn',
  end: 'Afslut høringen',
  endText:
    'Så kan ingen skrive mere, og udgaven bliver en kladde igen. De inviterede kan stadig læse, hvad der blev sagt, og du kan stadig svare.',
  endEarly: (last: string) => `Høringen løber ellers til og med ${last}.`,
  endButton: 'Afslut høringen nu',

  /** On a foundation's own pages. */
  underFoundation: (number: number, last: string) => `Udgave ${number} er i høring til og med ${last}.`,
  underFoundationLink: 'Læs den, og sig din mening',
  underFoundationEditor: 'Se høringen',
}
