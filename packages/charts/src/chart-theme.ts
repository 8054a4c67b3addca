/** Colors of a chart besides those of corridors. Text keeps WCAG AA (4.5:1) on `ground`. */
export interface ChartTheme {
  readonly ink: string;
  readonly quiet: string;
  /** Gridlines and rules that only guide the eye. */
  readonly grid: string;
  readonly ground: string;
  readonly accent: string;
}

export const chartThemes: Readonly<Record<'light' | 'dark', ChartTheme>> = {
  light: { ink: '#1d2428', quiet: '#5c676d', grid: '#e3e7e9', ground: '#ffffff', accent: '#0b5cad' },
  dark: { ink: '#e6e9ea', quiet: '#9aa6ac', grid: '#30393e', ground: '#1a1f22', accent: '#6cb6ff' },
};

/** Size in CSS pixels and colors that every chart is drawn with. */
export interface ChartOptions {
  readonly width: number;
  readonly height: number;
  readonly theme: ChartTheme;
}

/** Typefaces of all text in a chart. */
export const chartFont = 'Inter Variable, Inter, sans-serif';

/** Style of the root of every chart: 12 px, tabular figures, ink on ground. */
export function chartStyle(theme: ChartTheme): string {
  return [
    `color: ${theme.ink}`,
    `background: ${theme.ground}`,
    `--plot-background: ${theme.ground}`,
    `font-family: ${chartFont}`,
    'font-size: 12px',
    'font-variant-numeric: tabular-nums',
    'overflow: hidden',
  ].join('; ');
}
