import { crc32, inflateRawSync } from 'node:zlib'

/*
 * Just enough of the zip format to know what is in a file before anything unpacks it. Every size in a zip can be a lie, so each entry
 * is inflated here with a hard upper bound, and what is passed on is written anew without compression: whoever reads that cannot be
 * surprised any more.
 */

export interface ZipEntry {
  name: string
  /** What the directory claims. */
  size: number
  packedSize: number
  method: number
  encrypted: boolean
  offset: number
}

/** The entries of the central directory, or undefined when this is no zip that we can follow. */
export function listZip(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined
    const nameLength = view.getUint16(at + 28, true)
    if (at + 46 + nameLength > bytes.length) return undefined
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The content of one entry, or why not. `most` holds whatever the directory claims. */
export function readEntry(bytes: Uint8Array, entry: ZipEntry, most: number): { content: Uint8Array } | { refused: 'broken' | 'too_large' } {
  if (entry.size > most) return { refused: 'too_large' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.offset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) return { refused: 'broken' }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.packedSize > bytes.length) return { refused: 'broken' }
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (entry.method === 0) return packed.length > most ? { refused: 'too_large' } : { content: packed }
  if (entry.method !== 8) return { refused: 'broken' }
  try {
    return { content: inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }) }
  } catch (error) {
    return { refused: (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'broken' }
  }
}

/** A zip in which nothing is compressed. */
export function writeZip(files: Iterable<readonly [name: string, content: Uint8Array]>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const label = Buffer.from(name)
    const sum = crc32(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(0x0800, 6)
    local.writeUInt32LE(sum, 14)
    local.writeUInt32LE(content.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(label.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    local.copy(central, 6, 4, 30)
    central.writeUInt32LE(offset, 42)
    parts.push(local, label, Buffer.from(content))
    directory.push(central, label)
    offset += 30 + label.length + content.length
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(directorySize, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}
