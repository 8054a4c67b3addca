import { formatSvg } from '@meridian/cartography';
import type { CorridorMap } from './corridor-map.ts';
import { drawMapItems, drawPictureItems } from './draw-scene.ts';

/** Pixels of a saved picture for one of the screen's, so that it is sharp in print. */
const scale = 2;

/** Saves the map as it is seen, with title and key: by the same drawing code as on the screen and on the command line. */
export async function saveMap(map: CorridorMap | undefined, title: string, format: 'png' | 'svg'): Promise<void> {
  const scene = map?.scene(title);
  if (scene === undefined) return;
  const { savePng, saveText } = await import('../export/save.ts');
  if (format === 'svg') {
    saveText(formatSvg(scene), 'meridian-map.svg', 'image/svg+xml');
    return;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(scene.width * scale);
  canvas.height = Math.round(scene.height * scale);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return;
  context.fillStyle = scene.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  drawMapItems(context, scene.map, scene.view, scale);
  drawPictureItems(context, scene.picture, scale);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob !== null) savePng(blob, 'meridian-map.png');
}
