/** A button with data-print opens the browser's own print dialogue. Without a script the button is not shown, and the page says how. */
document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-print]')) window.print()
})
