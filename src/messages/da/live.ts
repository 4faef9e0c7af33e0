/** Det, en side siger om forbindelsen, når den selv følger med. */
export const live = {
  lost: 'Forbindelsen er væk. Det, du skriver, bliver her.',
  notSent: 'Vi kan ikke nås lige nu, så det er måske ikke gemt. Det, du skrev, står her stadig. Prøv igen om et øjeblik.',
  back: 'Forbindelsen er tilbage. Se efter, om det blev gemt, og prøv ellers igen.',
  gone: 'Siden kan ikke hentes igen: måske er du logget af. Det, du har skrevet, står her stadig. Kopiér det, før du går videre.',
}
