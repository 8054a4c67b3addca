import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** Pixels of the picture for one of the drawing's units, so that it is sharp in print. */
const scale = 2;

const fontFile = (weight: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`));

/** An SVG drawing as PNG, at twice its size, in a font that comes along: the same bytes on any machine. */
export function renderPng(svg: string): Uint8Array {
  const fontFiles = ['400Regular', '400Regular_Italic', '600SemiBold'].map(fontFile);
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' };
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font }).render().asPng();
}
