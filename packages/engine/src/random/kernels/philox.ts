// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, 2011), in whole numbers of 32
// bits alone. Block by block and without state: any part of a stream can be made on any thread in any order.

/** Multipliers and steps of the key (the golden ratio, and the root of 3 less 1). */
const m0 = 0xd2511f53;
const m1 = 0xcd9e8d57;
const w0 = 0x9e3779b9;
const w1 = 0xbb67ae85;

/** High 32 bits of the product of two words, by halves: no sum on the way leaves 32 bits. */
function highWord(a: number, b: number): number {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const low = Math.imul(aLow, bLow) >>> 16;
  const middle = (Math.imul(aHigh, bLow) + low) | 0;
  const other = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (other >>> 16)) | 0;
}

/** Writes the four words of the block of a counter (four words) and a key (two) into the first places of `words`. */
export function philoxBlock(
  words: Uint32Array,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  key0: number,
  key1: number,
): void {
  let a = c0 | 0;
  let b = c1 | 0;
  let c = c2 | 0;
  let d = c3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round += 1) {
    const high0 = highWord(m0, a);
    const high1 = highWord(m1, c);
    const low0 = Math.imul(m0, a);
    const low1 = Math.imul(m1, c);
    a = high1 ^ b ^ k0;
    b = low1;
    c = high0 ^ d ^ k1;
    d = low0;
    k0 = (k0 + w0) | 0;
    k1 = (k1 + w1) | 0;
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}

/** Words of the block in work; a thread has its own. */
const block = new Uint32Array(4);

/** Uniform in (0, 1), never 0 or 1, by the middle of what a word stands for. */
function uniformOf(word: number): number {
  return (word + 0.5) / 0x1_0000_0000;
}

/**
 * Uniform in (0, 1) by (seed, draw, counter), the same on any machine: for few numbers, asked for in any order. It takes
 * one word of a block of four; the numbers of `fillUniforms` are others.
 */
export function uniformAt(seed: number, draw: number, counter: number): number {
  philoxBlock(block, counter, draw, 0, 0, seed, 0);
  return uniformOf(block[0]!);
}

/**
 * Fills `values` with the uniform numbers in (0, 1) of a stream from number `from` on (a whole number below 2^53). Number k is
 * word k mod 4 of the block that counts the first of its four, so it is the same whatever part of the stream is made where.
 * `seed` and `stream` are words of 32 bits.
 */
export function fillUniforms(values: Float64Array, seed: number, stream: number, from = 0): void {
  const count = values.length;
  for (let done = 0; done < count;) {
    const number = from + done;
    // the bits of 32 are those of the number modulo 2^32, also beyond it
    let word = number & 3;
    const first = number - word;
    philoxBlock(block, first, stream, 1, Math.floor(first / 0x1_0000_0000), seed, 0);
    for (; word < 4 && done < count; word += 1, done += 1) values[done] = uniformOf(block[word]!);
  }
}
