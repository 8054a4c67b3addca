/** A drawing as plain data in picture units; `svg.ts` and a page's canvas draw the same one. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly items: readonly SceneItem[];
}

export interface PathItem {
  readonly kind: 'path';
  /** SVG path data. */
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round';
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
  readonly halo: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly italic?: true;
}

export type SceneItem = PathItem | TextItem;
