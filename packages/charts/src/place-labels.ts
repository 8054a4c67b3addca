/** Greedy placing of labels, in pixels with y downwards. The first wish chooses first; one that finds no free place is left out. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** `x` is the anchor of the text, `y` its middle. */
export interface LabelPosition {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Texts for one label, the longest first, and where they may stand, the best first. */
export interface LabelWish {
  readonly id: string;
  readonly texts: readonly string[];
  readonly positions: readonly LabelPosition[];
  /** Whether it may lie over a line where nothing else is free. */
  readonly mayCross: boolean;
}

export interface PlacedLabel extends LabelPosition {
  readonly id: string;
  readonly text: string;
  readonly box: Box;
}

export interface Obstacles {
  /** Labels stay within it. */
  readonly bounds: Box;
  /** Never covered. */
  readonly boxes: readonly Box[];
  /** Covered only by labels that may cross. */
  readonly lines: readonly Segment[];
}

const lineHeight = 14;
const gapBetween = 8;

/** Pixels that a text takes in Inter, rather too many than too few. */
export function textWidth(text: string, fontSize = 12): number {
  let em = 0;
  for (const character of text)
    em += /[\s.,:;'|!ijlI()]/.test(character) ? 0.32 : /[A-ZMWmw%—]/.test(character) ? 0.76 : 0.61;
  return em * fontSize;
}

export function placeLabels(wishes: readonly LabelWish[], obstacles: Obstacles): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const label = placeOne(wish, [...obstacles.boxes, ...placed.map(({ box }) => widen(box))], obstacles);
    if (label !== undefined) placed.push(label);
  }
  return placed;
}

function placeOne(wish: LabelWish, taken: readonly Box[], { bounds, lines }: Obstacles): PlacedLabel | undefined {
  for (const text of wish.texts)
    for (const avoided of wish.mayCross ? [lines, []] : [lines])
      for (const position of wish.positions) {
        const box = boxOf(text, position);
        const isFree =
          isWithin(box, bounds) &&
          !taken.some((other) => overlap(box, other)) &&
          !avoided.some((line) => crosses(line, box));
        if (isFree) return { ...position, id: wish.id, text, box };
      }
  return undefined;
}

function boxOf(text: string, { x, y, anchor }: LabelPosition): Box {
  const width = textWidth(text);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - lineHeight / 2, width, height: lineHeight };
}

/** So that labels beside one another do not read as one. */
function widen(box: Box): Box {
  return { ...box, x: box.x - gapBetween, width: box.width + 2 * gapBetween };
}

function isWithin(box: Box, bounds: Box): boolean {
  return (
    box.x >= bounds.x &&
    box.y >= bounds.y &&
    box.x + box.width <= bounds.x + bounds.width &&
    box.y + box.height <= bounds.y + bounds.height
  );
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Liang and Barsky (1984): whether any part of the segment lies inside the box. */
export function crosses({ x1, y1, x2, y2 }: Segment, box: Box): boolean {
  let [from, to] = [0, 1];
  const sides = [
    [x1 - x2, x1 - box.x],
    [x2 - x1, box.x + box.width - x1],
    [y1 - y2, y1 - box.y],
    [y2 - y1, box.y + box.height - y1],
  ] as const;
  for (const [direction, distance] of sides) {
    if (direction === 0) {
      if (distance < 0) return false;
      continue;
    }
    const at = distance / direction;
    if (direction < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
  }
  return from <= to;
}

/** Places around a mark of radius `radius`: right, left, above, below, corners; then the same a little further out. */
export function positionsAround(x: number, y: number, radius: number): readonly LabelPosition[] {
  return [4, 9].flatMap((gap): readonly LabelPosition[] => {
    const [across, down, corner] = [radius + gap, radius + gap + lineHeight / 2 - 2, radius * 0.7 + gap];
    return [
      { x: x + across, y, anchor: 'start' },
      { x: x - across, y, anchor: 'end' },
      { x, y: y - down, anchor: 'middle' },
      { x, y: y + down, anchor: 'middle' },
      { x: x + corner, y: y - corner - 3, anchor: 'start' },
      { x: x + corner, y: y + corner + 3, anchor: 'start' },
      { x: x - corner, y: y - corner - 3, anchor: 'end' },
      { x: x - corner, y: y + corner + 3, anchor: 'end' },
    ];
  });
}
