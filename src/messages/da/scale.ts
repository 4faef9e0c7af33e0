/** Skalaen fra 1 til 5 mellem to ansigter. */
export const scale = {
  happy: 'glad ansigt',
  sad: 'trist ansigt',
}
