/** Where the map lies in the picture: picture = map * k + (x, y). */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/**
 * A drawing as plain data; `svg.ts` writes it and a page's canvas draws it. Paths of `map` are in map units and move
 * with the view, while their widths and dashes stay in picture units; what is in `picture` lies above them.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly view: View;
  readonly map: readonly PathItem[];
  readonly picture: readonly SceneItem[];
}

export interface PathItem {
  readonly kind: 'path';
  /** SVG path data. */
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  /** Picture units. */
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round';
  readonly opacity?: number;
}

export interface TextItem {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly color: string;
  /** Color of the outline that keeps it apart from what lies below. */
  readonly halo?: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly italic?: true;
  /** Extra space between letters, in picture units. */
  readonly spacing?: number;
}

export type SceneItem = PathItem | TextItem;
