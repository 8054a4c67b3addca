import { expect, test } from 'vitest';
import { fullPoints, indexColor, textColorOn } from './diverging-scale.ts';

const themes = ['light', 'dark'] as const;

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

test.each(themes)('01 figures keep WCAG AA on every color (%s)', (theme) => {
  for (let hundredths = -1000; hundredths <= 1000; hundredths += 1) {
    const color = indexColor(hundredths / 100, theme);
    expect(color).toMatch(/^#[0-9a-f]{6}$/);
    expect(contrast(color, textColorOn(color))).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(themes)('02 either way from neutral, further is further in lightness, and the ends stay (%s)', (theme) => {
  const neutral = luminance(indexColor(0, theme));
  for (const side of [-1, 1]) {
    const steps = [1, 2, 3, 4, 5, 6].map((each) => Math.abs(luminance(indexColor(side * each, theme)) - neutral));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(indexColor(side * 9, theme)).toBe(indexColor(side * fullPoints, theme));
  }
});
