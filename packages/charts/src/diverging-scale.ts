import { channels, mixColors } from './mix-colors.ts';
import type { Theme } from '@meridian/cartography';

/** Index points at which the colors are full; beyond, they stay. */
export const fullPoints = 6;

/**
 * From conflict to cooperation through a neutral of the ground: vermilion and blue, which the color-blind tell apart, with
 * lightness that runs from the ends to the middle.
 */
const stops: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#9a2d0a', '#cf5a2a', '#eca283', '#f8ddd0', '#f2f3f2', '#d5e5f1', '#8fbbdd', '#3d86bd', '#0a4a86'],
  dark: ['#ff9d72', '#d96a3c', '#9a4828', '#57352a', '#2c3337', '#27404f', '#2b668f', '#4796cf', '#8cc8f7'],
};

/** Color of an index, between the stops. */
export function indexColor(points: number, theme: Theme): string {
  const colors = stops[theme];
  const share = (Math.max(-fullPoints, Math.min(fullPoints, points)) / fullPoints + 1) / 2;
  const at = share * (colors.length - 1);
  const low = Math.min(colors.length - 2, Math.floor(at));
  return mixColors(colors[low] ?? '', colors[low + 1] ?? '', at - low);
}

/** Black or white, whichever reads better on a color (contrast of WCAG 2). */
export function textColorOn(color: string): string {
  const [r = 0, g = 0, b = 0] = channels(color).map((each) => {
    const value = each / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

/** What stands for cooperation and for conflict where there are two colors alone. */
export const sideColors: Readonly<Record<Theme, { readonly positive: string; readonly negative: string }>> = {
  light: { positive: '#2f76b0', negative: '#c8501f' },
  dark: { positive: '#5aa3dc', negative: '#ec7b4a' },
};
