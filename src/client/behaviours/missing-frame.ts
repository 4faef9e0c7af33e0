/** An answer that is another page, such as sign-in, is shown as that page: what it answers is one step back, with its words in it. */
document.addEventListener('turbo:frame-missing', (event) => {
  const { response, visit } = (event as CustomEvent<{ response: Response; visit: (response: Response) => void }>).detail
  event.preventDefault()
  visit(response)
})
