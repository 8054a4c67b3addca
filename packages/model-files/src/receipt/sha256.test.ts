import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

const nodeSha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

test('01 the two examples of FIPS 180-4', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('02 every length around the ends of a block, and text beyond ASCII, as Node has them', () => {
  for (let length = 0; length <= 130; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37) % 256);
    expect(sha256(bytes), String(length)).toBe(nodeSha256(bytes));
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(nodeSha256(text));
    }),
    { seed: 20_261_128 },
  );
});

test('03 bytes in the middle of a longer buffer are read alone', () => {
  const buffer = new Uint8Array(500).map((_, at) => at % 251);
  expect(sha256(buffer.subarray(100, 300))).toBe(nodeSha256(buffer.subarray(100, 300)));
});
