// SHA-256 (FIPS 180-4), whole bytes only. By hand because the page needs it where `crypto.subtle` is not given (a page that is
// served over plain HTTP from another machine), and at once rather than by a promise. Node's own is handed in where speed counts.

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const roundConstants = Uint32Array.from(firstPrimes(64), (prime) => fraction(Math.cbrt(prime)));
/** Likewise of the square roots of the first 8. */
const start = Uint32Array.from(firstPrimes(8), (prime) => fraction(Math.sqrt(prime)));

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

const blockBytes = 64;

/** The SHA-256 of a text (as UTF-8) or of bytes, as 64 hexadecimal digits. */
export type Sha256 = (content: string | Uint8Array) => string;

/** The same digits as `crypto.createHash('sha256')`, without Node or the browser. */
export const sha256: Sha256 = (content) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const state = start.slice();
  const words = new Uint32Array(blockBytes);
  const whole = bytes.length - (bytes.length % blockBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += blockBytes) mixBlock(state, words, view, at);
  // a bit 1, zeros, and the length in bits as 64 bits: one block more, or two
  const rest = bytes.subarray(whole);
  const tail = new Uint8Array(rest.length + 9 <= blockBytes ? blockBytes : 2 * blockBytes);
  tail.set(rest);
  tail[rest.length] = 0x80;
  const tailView = new DataView(tail.buffer);
  tailView.setUint32(tail.length - 8, Math.floor(bytes.length / 2 ** 29));
  tailView.setUint32(tail.length - 4, (bytes.length * 8) >>> 0);
  for (let at = 0; at < tail.length; at += blockBytes) mixBlock(state, words, tailView, at);
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
};

/** Mixes one block of 64 bytes into the state; `words` is scratch of 64 words. */
function mixBlock(state: Uint32Array, words: Uint32Array, view: DataView, at: number): void {
  for (let t = 0; t < 16; t += 1) words[t] = view.getUint32(at + 4 * t);
  for (let t = 16; t < 64; t += 1) {
    const [w15, w2] = [words[t - 15] ?? 0, words[t - 2] ?? 0];
    const s0 = turn(w15, 7) ^ turn(w15, 18) ^ (w15 >>> 3);
    const s1 = turn(w2, 17) ^ turn(w2, 19) ^ (w2 >>> 10);
    words[t] = (words[t - 16] ?? 0) + s0 + (words[t - 7] ?? 0) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (roundConstants[t] ?? 0) + (words[t] ?? 0)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
