// fflate inflates without looking at the checksums, so a damaged archive would pass for a model.

const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MOST_COMMENT_BYTES = 0xffff;

/**
 * The CRC-32 that an archive states for each entry, in the order of its directory (APPNOTE 6.3.10, section
 * 4.3.12). Undefined for archives of the 64-bit form, which no model within the limits needs.
 */
export function listChecksums(archive: Uint8Array): readonly number[] | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  const count = end === undefined ? 0 : view.getUint16(end + 10, true);
  let position = end === undefined ? 0 : view.getUint32(end + 16, true);
  if (end === undefined || count === 0xffff || position === 0xffffffff) return undefined;
  const checksums: number[] = [];
  for (let index = 0; index < count; index += 1) {
    checksums.push(view.getUint32(position + 16, true));
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(position + offset, true));
    position += ENTRY_BYTES + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return checksums;
}

function findEnd(view: DataView): number | undefined {
  const least = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT_BYTES);
  for (let position = view.byteLength - END_BYTES; position >= least; position -= 1) {
    if (view.getUint32(position, true) === END_OF_DIRECTORY) return position;
  }
  return undefined;
}

/** CRC-32 for each byte: reflected polynomial 0xEDB88320 (ISO 3309). */
const byteChecksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1)
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** CRC-32 of bytes, as zip states it. */
export function checksumOf(bytes: Uint8Array): number {
  let checksum = 0xffffffff;
  for (const byte of bytes) checksum = (byteChecksums[(checksum ^ byte) & 0xff] ?? 0) ^ (checksum >>> 8);
  return (checksum ^ 0xffffffff) >>> 0;
}
