/** Det, et refleksionsmøde besluttede om prøvehandlingen. */
export const decided = {
  /** After the group's name. */
  decidedOn: (date: string) => `besluttede den ${date}`,
  waitedOn: (date: string) => `ventede med at beslutte den ${date}`,
  waitedText: 'Det bliver taget op igen på næste møde. Du kan også selv afslutte loopet.',
  questions: {
    try: 'Det prøver I nu',
    look_for: 'Det kigger I efter',
    notice_stars: 'Sådan får I øje på stjernestunder',
    together: 'Sådan arbejder I sammen',
    barriers: 'Det skal væk eller gøres mindre',
    help: 'Hjælp',
  },
  meetAgain: 'I taler om det igen',
  bothText: (loop: number, next: number) =>
    `Loop ${loop} bliver afsluttet med ordene her. Loop ${next} begynder med dem udfyldt, og alt kan rettes.`,
  both: (loop: number, next: number) => `Afslut loop ${loop}, og begynd loop ${next}`,
  concludesText: (loop: number) => `Loop ${loop} bliver afsluttet med ordene her.`,
  conclude: (loop: number) => `Afslut loop ${loop} sådan`,
  beginsText: (next: number) => `Loop ${next} begynder med ordene her, og alt kan rettes.`,
  begin: (next: number) => `Begynd loop ${next}`,
  otherwise: 'Afslut på en anden måde',
}
