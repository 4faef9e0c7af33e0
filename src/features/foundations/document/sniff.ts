import type { DocumentKind, Recognised } from './document.ts'
import { listZip } from './zip.ts'

export type Sniffed =
  | { kind: 'pdf' | 'docx' }
  | { kind: 'markdown' | 'text'; text: string }
  | { encrypted: DocumentKind }
  | { unknown: Recognised | undefined }

/** What a file is, by what is in it. Its name says what somebody once called it. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { unknown: 'empty' }
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return { kind: 'pdf' }
  if (head.startsWith('PK\x03\x04')) return sniffZip(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0')) return sniffOldOffice(bytes)
  if (head.startsWith('{\\rtf')) return { unknown: 'rich_text' }
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP)/s.test(head)) return { unknown: 'picture' }
  const text = decode(bytes)
  if (text === undefined) return { unknown: undefined }
  if (text.trim() === '') return { unknown: 'empty' }
  if (/^\s*(<!doctype html|<html|<\?xml)/i.test(text)) return { unknown: 'web_page' }
  return { kind: isMarkdown(text) ? 'markdown' : 'text', text }
}

function sniffZip(bytes: Uint8Array): Sniffed {
  const names = new Set(listZip(bytes)?.map((entry) => entry.name))
  if (names.has('word/document.xml') || names.has('word/document2.xml')) return { kind: 'docx' }
  if (names.has('xl/workbook.xml')) return { unknown: 'spreadsheet' }
  if (names.has('ppt/presentation.xml')) return { unknown: 'presentation' }
  if (names.has('mimetype') && names.has('content.xml')) return { unknown: 'open_document' }
  return { unknown: 'zip' }
}

/** Word puts a document that has a password into the container of the old format, with this name in it. */
function sniffOldOffice(bytes: Uint8Array): Sniffed {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return { encrypted: 'docx' }
  return { unknown: 'old_word' }
}

/** UTF-8 where it is valid, else windows-1252; undefined where the result is no text. */
function decode(bytes: Uint8Array): string | undefined {
  const text = decodeUnicode(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  const odd = countOdd(text)
  return odd > text.length / 500 ? undefined : text
}

function decodeUnicode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function countOdd(text: string): number {
  let odd = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const control = code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13
    if (control || (code >= 127 && code < 160) || code === 0xfffd) odd++
  }
  return odd
}

function isMarkdown(text: string): boolean {
  return /^#{1,6} \S/m.test(text) || /(^|\s)\*\*\S[^*\n]*\*\*/m.test(text) || /^\|.*\|\s*\n\|[\s:|-]+\|\s*$/m.test(text)
}
