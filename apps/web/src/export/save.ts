import type { Receipt } from '@meridian/model-files';
import { pageReceipt } from './page-receipt.ts';

/** Hands a file to the browser's own download. */
function download(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // the download reads it after the click has returned
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Saves a picture with its receipt inside. */
export function savePng(png: Blob, fileName: string): void {
  void signed(async (receipt) => {
    const { pngWithReceipt } = await import('./writers.ts');
    const bytes = pngWithReceipt(new Uint8Array(await png.arrayBuffer()), receipt);
    download(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' }), fileName);
  });
}

/** Saves a text with its receipt: inside SVG and GeoJSON; CSV as one archive with what it is and rests on. */
export function saveText(text: string, fileName: string, type: TextType): void {
  void signed(async (receipt) => {
    const { geoJsonWithReceipt, svgWithReceipt } = await import('./writers.ts');
    if (type === 'text/csv') {
      const { csvZip } = await import('./csv-zip.ts');
      const bytes = csvZip(text, fileName, receipt, window.location.href);
      const name = fileName.replace(/[.]csv$/, '.zip');
      download(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' }), name);
      return;
    }
    const whole = type === 'image/svg+xml' ? svgWithReceipt(text, receipt) : geoJsonWithReceipt(text, receipt);
    download(new Blob([whole], { type: `${type};charset=utf-8` }), fileName);
  });
}

export type TextType = 'text/csv' | 'image/svg+xml' | 'application/geo+json';

async function signed(save: (receipt: Receipt) => Promise<void>): Promise<void> {
  await save(await pageReceipt());
}

/** An SVG of `width` by `height` CSS pixels as PNG with `scale` pixels for each. Rejects where the browser cannot draw it. */
export async function svgToPng(svgText: string, width: number, height: number, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svgText], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no canvas to draw a picture on.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error(`No picture of ${canvas.width} by ${canvas.height} pixels could be made.`));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
