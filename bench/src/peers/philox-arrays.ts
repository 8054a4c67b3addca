// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011) written with arrays of words. Words are unsigned 32-bit; products are
// split so that no bit is lost in a double.

const m0 = 0xd2511f53;
const m1 = 0xcd9e8d57;
const w0 = 0x9e3779b9;
const w1 = 0xbb67ae85;

/** High 32 bits of the product of two unsigned 32-bit words. */
function highWord(a: number, b: number): number {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000)) >>> 0;
}

type Words = readonly [number, number, number, number];

/** Ten rounds of Philox4x32. */
export function philox4x32([c0, c1, c2, c3]: Words, [key0, key1]: readonly [number, number]): Words {
  let [a, b, c, d, k0, k1] = [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0, key0 >>> 0, key1 >>> 0];
  for (let round = 0; round < 10; round += 1) {
    const [high0, low0, high1, low1] = [
      highWord(m0, a),
      Math.imul(m0, a) >>> 0,
      highWord(m1, c),
      Math.imul(m1, c) >>> 0,
    ];
    [a, b, c, d] = [(high1 ^ b ^ k0) >>> 0, low1, (high0 ^ d ^ k1) >>> 0, low0];
    k0 = (k0 + w0) >>> 0;
    k1 = (k1 + w1) >>> 0;
  }
  return [a, b, c, d];
}
