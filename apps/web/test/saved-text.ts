import { strFromU8, unzipSync } from 'fflate';

/** The text of a file that the page saved; of an archive with a table that of the table. */
export function savedText(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const [first] = isZip ? Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.csv')) : [];
  return strFromU8(first?.[1] ?? bytes);
}
