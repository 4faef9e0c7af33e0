/** Det, en side siger om forbindelsen, når den selv følger med. */
export const live = {
  lost: 'Forbindelsen er væk. Det, du skriver, bliver her.',
  gone: 'Siden kan ikke hentes igen: måske er du logget af. Det, du har skrevet, står her stadig. Kopiér det, før du går videre.',
}
