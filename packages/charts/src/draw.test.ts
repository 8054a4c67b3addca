import { createModel, compile, findRoutes } from '@meridian/engine';
import type { NodeId } from '@meridian/engine';
import { newModelFiles, readModel } from '@meridian/model-store';
import { expect, test } from 'vitest';
import { chartText, chartThemes, composeChartSvg, drawProfile, drawTimeline, drawTradeoff } from './index.ts';

test('x', () => {
  const { model } = readModel(newModelFiles('a', 'A'));
  if (model === undefined) throw new Error('no model');
  const answer = findRoutes(compile(model), { from: ['alpha' as NodeId], to: ['echo' as NodeId] });
  if (typeof answer === 'string') throw new Error(answer);
  if ('code' in answer) throw new Error();
  const size = { width: 600, height: 300, theme: chartThemes.light };
  const { chart, dots } = drawTradeoff(answer.routes, {
    ...size,
    colorOf: () => '#000',
    labelOf: () => ({ letter: 'A', name: 'n', detail: 'd' }),
  });
  console.log(chartText(chart).slice(0, 3000), dots.length);
  const p = drawProfile(answer.routes.slice(0, 1), 'hours', { ...size, colorOf: () => '#000', nameOf: (x) => x });
  console.log(chartText(p).length);
  const t = drawTimeline(
    [
      { date: '2020-12-31', index: 1, level: 0.5, events: 0.5, p10: 0, p90: 2 },
      { date: '2021-12-31', index: 2, level: 0.5, events: 0.5, p10: 0, p90: 3 },
    ],
    [],
    { ...size, scheme: 'light', shown: '2021-03-01', selected: undefined },
  );
  console.log(chartText(t.chart).length);
});
