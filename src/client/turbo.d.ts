/** What we use of Turbo 8.0.23, which comes without types. */
declare module '@hotwired/turbo' {
  export function morphBodyElements(current: HTMLElement, next: HTMLElement): void
  export function morphElements(current: Element, next: Element): void
  export function visit(location: string, options?: { action?: 'advance' | 'replace' }): void
  export interface StreamSourceElement extends HTMLElement {
    streamSource: EventSource | null
    connectedCallback(): void
    disconnectedCallback(): void
  }
}

interface HTMLElementTagNameMap {
  'turbo-stream-source': import('@hotwired/turbo').StreamSourceElement
}
