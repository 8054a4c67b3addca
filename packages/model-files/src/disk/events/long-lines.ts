import { open } from 'node:fs/promises';

/** Bytes that are looked at in one place; few lines are longer. */
const windowBytes = 16_384;

/**
 * Whether a line of a file may be longer than so many bytes; it surely is not where this says no. Looks at a few bytes of
 * each stretch of that length for the end of a line: a longer line would cover them.
 */
export async function mayHoldLongLine(path: string, bytes: number): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(windowBytes);
    for (let at = 0; at + windowBytes <= size; at += bytes - windowBytes) {
      const { bytesRead } = await file.read(buffer, 0, windowBytes, at);
      if (!buffer.subarray(0, bytesRead).includes(10)) return true;
    }
    return false;
  } finally {
    await file.close();
  }
}
