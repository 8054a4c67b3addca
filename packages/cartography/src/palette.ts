import { rowOf } from '@meridian/engine';
import type { ModelTables } from '@meridian/engine';

/** Colors of a map. Branches are from the palette of Okabe and Ito (2008), safe for the color-blind. */
export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly border: string;
  readonly river: string;
  readonly graticule: string;
  readonly ink: string;
  readonly quiet: string;
  readonly waterName: string;
  readonly closed: string;
  /** What is selected. */
  readonly accent: string;
  /** By the order of branches in the model. */
  readonly branches: readonly string[];
  readonly trunk: string;
  readonly feeder: string;
  readonly rival: string;
  /** From near to far, for hours on the way. */
  readonly bands: readonly string[];
  /** From empty to overfull, for volume over capacity; lightness runs one way, so that it reads without hue. */
  readonly loads: readonly string[];
  /** A load that is not known. */
  readonly unknown: string;
  /** What carries more than before, and less. */
  readonly gain: string;
  readonly loss: string;
}

export type Theme = 'light' | 'dark';

const okabeIto = ['#d55e00', '#0072b2', '#009e73', '#e69f00', '#56b4e9', '#cc79a7'] as const;

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    water: '#e6ecf0',
    land: '#fbfbf9',
    border: '#c9cfd2',
    river: '#cbd8e0',
    graticule: '#dde4e8',
    ink: '#1d2428',
    quiet: '#5f6a70',
    waterName: '#5d7685',
    closed: '#8d979c',
    accent: '#0b5cad',
    branches: okabeIto,
    trunk: '#3d464b',
    feeder: '#8f999e',
    rival: '#9579b0',
    bands: ['#0c2c84', '#225ea8', '#1d91c0', '#41b6c4', '#7fcdbb', '#c7e9b4'],
    loads: ['#f3b94a', '#ec8a1f', '#cf5a0c', '#963506', '#4f1c08'],
    unknown: '#a7b0b4',
    gain: '#2166ac',
    loss: '#c4431c',
  },
  dark: {
    water: '#12171a',
    land: '#1f2529',
    border: '#3c464b',
    river: '#2c3a42',
    graticule: '#1b2226',
    ink: '#e6e9ea',
    quiet: '#9aa6ac',
    waterName: '#7f97a5',
    closed: '#727d83',
    accent: '#6cb6ff',
    branches: ['#ec7b2c', '#3d9bdc', '#1fbf91', '#f0b429', '#7cc8f2', '#dd94bd'],
    trunk: '#c6cdd1',
    feeder: '#7d888e',
    rival: '#ab94c4',
    bands: ['#edf8b1', '#7fcdbb', '#41b6c4', '#1d91c0', '#225ea8', '#2b3f8f'],
    loads: ['#7d4420', '#ae5c1c', '#dd8126', '#f8b65c', '#fff0c2'],
    unknown: '#5d686e',
    gain: '#67a9e0',
    loss: '#f08a5d',
  },
};

/** Color of a corridor: branches by their order in the model, the rest by their kind. */
export function colorOfCorridor(
  corridors: ModelTables['corridor'],
  corridorId: string | null | undefined,
  palette: Palette,
): string {
  const corridor = rowOf({ corridor: corridors }, 'corridor', corridorId);
  if (corridor === undefined) return palette.feeder;
  if (corridor.kind !== 'branch') return palette[corridor.kind];
  const at = corridors.filter(({ kind }) => kind === 'branch').indexOf(corridor);
  return palette.branches[at % palette.branches.length] ?? palette.trunk;
}
