export const errors = {
  notFoundTitle: 'Siden findes ikke',
  notFoundText: 'Siden findes ikke, eller du har ikke adgang til den. Tjek adressen, eller gå tilbage til dit overblik.',
  forbiddenTitle: 'Vi tog ikke imod det, du sendte',
  forbiddenText: (origin: string) => `Det kom ikke fra en side i Ledestjerne. Intet er ændret. Åbn ${origin}, og prøv igen derfra.`,
  tooLargeTitle: 'Det fylder for meget',
  tooLargeText: 'Vi tager imod højst 5 MB ad gangen. Intet er ændret. Del filen op, og prøv igen.',
  malformedTitle: 'Vi kunne ikke læse det, du sendte',
  malformedText: 'Intet er ændret. Gå tilbage, og prøv igen.',
  databaseTitle: 'Vi kan ikke nå databasen lige nu',
  databaseText: 'Det, der var gemt, er stadig gemt. Prøv igen om et øjeblik.',
  bugTitle: 'Noget gik galt hos os',
  bugText: 'Det, der var gemt, er stadig gemt. Prøv igen. Sker det igen, så giv din administrator nummeret herunder.',
  reference: 'Nummer til fejlen:',
  toOverview: 'Til overblikket',
  /** Above a form that could not be accepted. */
  summaryTitle: 'Ret dette, før du går videre',
}
