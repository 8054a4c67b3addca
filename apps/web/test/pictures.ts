import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far a pixel's color may be off before it counts as other (pixelmatch: 0 to 1). */
const colorThreshold = 0.15;

/** Share of the pixels in which two PNG pictures differ, and a picture of where; all of them where the sizes differ. */
export function comparePictures(a: Buffer, b: Buffer): { readonly share: number; readonly where: Buffer } {
  const [first, second] = [PNG.sync.read(a), PNG.sync.read(b)];
  const { width, height } = first;
  const where = new PNG({ width, height });
  if (second.width !== width || second.height !== height) return { share: 1, where: PNG.sync.write(where) };
  const options = { threshold: colorThreshold };
  const count = pixelmatch(first.data, second.data, where.data, width, height, options);
  return { share: count / (width * height), where: PNG.sync.write(where) };
}
