import { flowKeyWords, networkKeyWords } from '@meridian/words';
import type { KeyEntry, PictureInput } from './draw-picture.ts';
import { isShown } from './draw-network.ts';
import { estimateWidth } from './labels.ts';
import type { Box } from './map-frame.ts';
import { colorOfCorridor } from './palette.ts';
import type { SceneItem } from './scene.ts';

const lineHeight = 17;

/** Title and key of a picture that stands alone: the corridors that are in it by color, and what strokes mean. */
export function drawKey(
  input: PictureInput,
  title: string | undefined,
): { readonly items: readonly SceneItem[]; readonly covered: readonly Box[] } {
  const { model, shapes, style, palette, measure = estimateWidth } = input;
  const { corridor } = model.tables;
  const present = new Set(shapes.links.filter((shape) => isShown(shape, style)).map(({ link }) => link.corridorId));
  const rows: readonly KeyEntry[] =
    input.key ??
    corridor
      .filter(({ corridorId, kind }) => kind !== 'feeder' && present.has(corridorId))
      .map(({ corridorId, name, letter }) => ({
        color: colorOfCorridor(corridor, corridorId, palette),
        text: letter === undefined ? name : `${letter}  ${name}`,
      }));
  const notes = input.key === undefined ? networkKeyWords : flowKeyWords;
  const shown = [...rows.map(({ text }) => text), ...notes];
  const boxWidth = 56 + Math.max(...shown.map((text) => measure(text, 11, 400)));
  const boxHeight = lineHeight * shown.length + 14;
  const { left, top } = quietCorner(input, boxWidth, boxHeight, title === undefined ? 12 : 40);
  const label = (text: string, at: number, x: number, color: string): SceneItem => ({
    kind: 'text',
    x,
    y: top + 18 + at * lineHeight,
    text,
    size: 11,
    weight: 400,
    color,
    anchor: 'start',
  });
  const box: SceneItem = {
    kind: 'path',
    d: `M${left} ${top}h${boxWidth.toFixed(1)}v${boxHeight}h${(-boxWidth).toFixed(1)}Z`,
    fill: palette.land,
    stroke: palette.border,
    width: 1,
    opacity: 0.94,
  };
  const heading: readonly SceneItem[] =
    title === undefined
      ? []
      : [
          {
            kind: 'text',
            x: 14,
            y: 26,
            text: title,
            size: 17,
            weight: 600,
            color: palette.ink,
            halo: palette.water,
            anchor: 'start',
          },
        ];
  return {
    covered: [
      { left, top, right: left + boxWidth, bottom: top + boxHeight },
      ...(title === undefined ? [] : [{ left: 0, top: 0, right: measure(title, 17, 600) + 28, bottom: 36 }]),
    ],
    items: [
      box,
      ...rows.flatMap(({ color, text, width = 3 }, at): readonly SceneItem[] =>
        color === undefined
          ? [label(text, at, left + 10, palette.quiet)]
          : [
              { kind: 'path', d: `M${left + 10} ${top + 14 + at * lineHeight}h24`, stroke: color, width },
              label(text, at, left + 42, palette.ink),
            ],
      ),
      ...notes.map((text, at) => label(text, rows.length + at, left + 10, palette.quiet)),
      ...heading,
    ],
  };
}

/** The corner of the picture where a box hides fewest places and links. */
function quietCorner(
  { shapes, view, width, height, style }: PictureInput,
  boxWidth: number,
  boxHeight: number,
  top: number,
): { readonly left: number; readonly top: number } {
  const corners = [
    { left: 12, top: height - 28 - boxHeight },
    { left: 12, top },
    { left: width - 12 - boxWidth, top },
    { left: width - 12 - boxWidth, top: height - 40 - boxHeight },
  ];
  const points = [
    ...shapes.places.filter(({ isMarked }) => isMarked).map(({ x, y, rank }) => ({ x, y, weight: 4 - rank })),
    ...shapes.links.filter((shape) => isShown(shape, style)).map(({ middle: [x, y] }) => ({ x, y, weight: 1 })),
  ].map(({ x, y, weight }) => ({ x: x * view.k + view.x, y: y * view.k + view.y, weight }));
  const hidden = corners.map((corner) =>
    points
      .filter(
        ({ x, y }) => x >= corner.left && x <= corner.left + boxWidth && y >= corner.top && y <= corner.top + boxHeight,
      )
      .reduce((sum, { weight }) => sum + weight, 0),
  );
  return corners[hidden.indexOf(Math.min(...hidden))] ?? { left: 12, top };
}
