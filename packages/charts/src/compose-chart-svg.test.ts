import { expect, test } from 'vitest';
import { chartThemes } from './chart-theme.ts';
import { composeChartSvg } from './compose-chart-svg.ts';

const chart =
  '<svg class="plot" width="300" height="120" viewBox="0 0 300 120"><style>.plot{}</style><path d="M0,0"/></svg>';
const words = { title: 'Time & cost', subtitle: 'days', source: 'Model, not observation', theme: chartThemes.light };

test('01 the picture stands alone: title, subtitle and source as text, the chart inside, its style sheet gone', () => {
  const { text, width, height } = composeChartSvg(chart, words);
  expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="332"/);
  expect(text).toContain('>Time &amp; cost</text>');
  expect(text).toContain('>Model, not observation</text>');
  expect(text).toContain('font-family="Inter Variable, Inter, sans-serif"');
  expect(text).not.toContain('<style>');
  expect(text).toContain('<path d="M0,0"/>');
  expect([width, height > 120 + 50]).toEqual([332, true]);
});

test('02 a long subtitle takes several lines and more height', () => {
  const long = composeChartSvg(chart, { ...words, subtitle: 'days against USD '.repeat(8).trim() });
  expect(long.height).toBeGreaterThan(composeChartSvg(chart, words).height);
  expect(long.text.match(/<text/g)?.length).toBeGreaterThan(4);
});

test('03 a chart without a size is a fault', () => {
  expect(() => composeChartSvg('<svg viewBox="0 0 1 1"/>', words)).toThrow(/width/);
});
