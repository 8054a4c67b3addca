import type { Box } from './map-frame.ts';
import type { TextItem } from './scene.ts';

/** Width of a text in picture units. */
export type MeasureText = (text: string, size: number, weight: 400 | 600) => number;

/** Mean widths of a sans serif, for where no font is at hand. */
export const estimateWidth: MeasureText = (text, size, weight) => text.length * size * (weight === 600 ? 0.585 : 0.555);

/** A text that asks for a place: beside a mark (on one of four sides), centered on a point, or on or near a point. */
export interface LabelRequest {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly color: string;
  readonly halo: string;
  readonly spot: 'beside' | 'centered' | 'around';
  readonly italic?: true;
  readonly spacing?: number;
}

/**
 * Greedy label placement, the most important first as the requests are ordered: to the right, left, above or below of
 * the mark, where it overlaps neither a label that is placed already nor an obstacle (marks, its own among them). A
 * label that fits nowhere is left out. (Christensen, Marks and Shieber, 1995, call it the greedy algorithm.)
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Box[],
  within: Box,
  measure: MeasureText = estimateWidth,
): readonly TextItem[] {
  const grid = new BoxGrid();
  for (const box of obstacles) grid.add(box);
  const labels: TextItem[] = [];
  for (const request of requests) {
    const { x, y, size, weight, spacing = 0 } = request;
    if (x < within.left - 40 || x > within.right + 40 || y < within.top - 40 || y > within.bottom + 40) continue;
    const width = measure(request.text, size, weight) + request.text.length * spacing;
    const spots =
      request.spot === 'beside'
        ? beside(x, y, size, width)
        : (request.spot === 'centered' ? [0] : [0, -15, 15, -30, 30, 45]).map((shift) =>
            centered(x, y + shift, size, width),
          );
    for (const { at, baseline, anchor, left } of spots) {
      const box = { left, top: baseline - size * 0.82, right: left + width, bottom: baseline + size * 0.28 };
      const isInside =
        box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;
      if (!isInside || grid.overlaps(box)) continue;
      grid.add(box);
      const { text, color, halo, italic } = request;
      labels.push({
        kind: 'text',
        x: at,
        y: baseline,
        text,
        size,
        weight,
        color,
        halo,
        anchor,
        ...(italic === undefined ? {} : { italic }),
        ...(spacing === 0 ? {} : { spacing }),
      });
      break;
    }
  }
  return labels;
}

interface Spot {
  readonly anchor: TextItem['anchor'];
  readonly at: number;
  readonly left: number;
  readonly baseline: number;
}

function centered(x: number, y: number, size: number, width: number): Spot {
  return { anchor: 'middle', at: x, left: x - width / 2, baseline: y + size * 0.3 };
}

function beside(x: number, y: number, size: number, width: number): readonly Spot[] {
  return [
    { anchor: 'start', at: x + 7, left: x + 7, baseline: y + size * 0.35 },
    { anchor: 'end', at: x - 7, left: x - 7 - width, baseline: y + size * 0.35 },
    { anchor: 'middle', at: x, left: x - width / 2, baseline: y - 8 },
    { anchor: 'middle', at: x, left: x - width / 2, baseline: y + 7 + size * 0.82 },
  ];
}

const cellSize = 64;

/** Boxes by the cells of a grid that they touch, so that a label is held against its neighbors only. */
class BoxGrid {
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (const cell of this.#cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes === undefined) this.#cells.set(cell, [box]);
      else boxes.push(box);
    }
  }

  overlaps(box: Box): boolean {
    return this.#cellsOf(box).some((cell) =>
      this.#cells
        .get(cell)
        ?.some(
          (other) =>
            box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
        ),
    );
  }

  #cellsOf({ left, top, right, bottom }: Box): readonly number[] {
    const cells: number[] = [];
    for (let column = Math.floor(left / cellSize); column <= Math.floor(right / cellSize); column += 1)
      for (let row = Math.floor(top / cellSize); row <= Math.floor(bottom / cellSize); row += 1)
        cells.push(column * 100_003 + row);
    return cells;
  }
}
