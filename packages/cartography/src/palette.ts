/** Colors of a map. Branches are from the palette of Okabe and Ito (2008), safe for the color-blind. */
export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly border: string;
  readonly river: string;
  readonly ink: string;
  readonly quiet: string;
  readonly closed: string;
  /** By the order of branches in the model. */
  readonly branches: readonly string[];
  readonly trunk: string;
  readonly feeder: string;
  readonly rival: string;
}

const okabeIto = ['#d55e00', '#0072b2', '#009e73', '#e69f00', '#56b4e9', '#cc79a7'] as const;

export const palettes: { readonly light: Palette; readonly dark: Palette } = {
  light: {
    water: '#e9eef1',
    land: '#fafaf8',
    border: '#c3c9cc',
    river: '#cfdbe2',
    ink: '#1d2428',
    quiet: '#6b767c',
    closed: '#9aa3a8',
    branches: okabeIto,
    trunk: '#3d464b',
    feeder: '#8a9499',
    rival: '#9c84b3',
  },
  dark: {
    water: '#14181a',
    land: '#20262a',
    border: '#414b50',
    river: '#2b3940',
    ink: '#e6e9ea',
    quiet: '#9aa6ac',
    closed: '#6d777c',
    branches: ['#ec7b2c', '#3d9bdc', '#1fbf91', '#f0b429', '#7cc8f2', '#dd94bd'],
    trunk: '#c6cdd1',
    feeder: '#7d888e',
    rival: '#a892c0',
  },
};
