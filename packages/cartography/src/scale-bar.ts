import { scaleWords } from '@meridian/words';
import type { MapFrame } from './map-frame.ts';
import type { Palette } from './palette.ts';
import type { SceneItem, View } from './scene.ts';

const mostPixels = 120;

/** A bar of a round number of kilometers at the lower right; its length is right in the mean, as equal area allows. */
export function drawScaleBar(
  { unitsPerKm }: MapFrame,
  { k }: View,
  width: number,
  height: number,
  palette: Palette,
): readonly SceneItem[] {
  const pixelsPerKm = unitsPerKm * k;
  const most = mostPixels / pixelsPerKm;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = [5, 2, 1].map((each) => each * power).find((each) => each <= most) ?? power;
  const length = km * pixelsPerKm;
  const [right, y] = [width - 14, height - 12];
  const d = `M${(right - length).toFixed(1)} ${y - 5}V${y}H${right}V${y - 5}`;
  const text = scaleWords(km);
  return [
    { kind: 'path', d, stroke: palette.land, width: 4 },
    { kind: 'path', d, stroke: palette.quiet, width: 1.3 },
    {
      kind: 'text',
      x: right - length / 2,
      y: y - 7,
      text,
      size: 10.5,
      weight: 400,
      color: palette.quiet,
      halo: palette.land,
      anchor: 'middle',
    },
  ];
}
