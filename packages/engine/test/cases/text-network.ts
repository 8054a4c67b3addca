import { isRefusal } from '../../src/findings/refusal.ts';
import { createModel } from '../../src/model/model.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import type { Leg, Route, RoutesAnswer } from '../../src/routing/answer.ts';
import { findRoutes } from '../../src/routing/find-routes.ts';
import type { RoutesQuery } from '../../src/routing/find-routes.ts';
import type { NodeId } from '../../src/units/id.ts';

/**
 * A small model from text. A link is `a-b rail 100` (nodes, mode, km), then words such as `gauge=1520`, `season=04-01/11-30`,
 * `status=planned`, `corridor=west`. Rail runs 50 km/h at 1 USD per TEU-km and 20 g per t-km, road 100 km/h at 3 USD and
 * 80 g; every city loads, unloads and transfers in an hour for 10 USD; nothing waits for a departure.
 */
export function textModel(links: string, change: ModelDraft = {}): Model {
  const rows = links
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const names = [...new Set(rows.flatMap((row) => (row.split(' ')[0] ?? '').split('-')))];
  return createModel('text', {
    config: [{ datasetName: 'Text', referenceYear: 2023, referenceDate: '2023-06-01', defaultCommodityId: 'box' }],
    node: names.map((nodeId, at) => ({
      nodeId,
      name: nodeId.toUpperCase(),
      xCoord: at,
      yCoord: 0,
      nodeType: 'city',
      country: `X${nodeId.toUpperCase()}`,
    })),
    mode: [
      { modeId: 'rail', name: 'Rail', way: 'rail', speedKmh: 50, waitHours: 0, usdPerTeuKm: 1, co2eGPerTonneKm: 20 },
      { modeId: 'road', name: 'Road', way: 'road', speedKmh: 100, waitHours: 0, usdPerTeuKm: 3, co2eGPerTonneKm: 80 },
    ],
    link: rows.map((row) => linkOf(row)),
    transfer: [
      { transferId: 'load-rail', nodeType: 'city', toModeId: 'rail', dwellMedianHours: 1, usdPerTeu: 10 },
      { transferId: 'load-road', nodeType: 'city', toModeId: 'road', dwellMedianHours: 1, usdPerTeu: 10 },
      {
        transferId: 'rail-road',
        nodeType: 'city',
        fromModeId: 'rail',
        toModeId: 'road',
        dwellMedianHours: 1,
        usdPerTeu: 10,
      },
    ],
    commodity: [
      {
        commodityId: 'box',
        name: 'Boxes',
        unit: 'teu',
        tonnesPerTeu: 10,
        valueOfTimeUsdPerTonneHour: 0.5,
        storageUsdPerTeuDay: 24,
      },
    ],
    source: [{ sourceId: 's', title: 'S', kind: 'published' }],
    ...change,
  });
}

function linkOf(row: string): NonNullable<ModelDraft['link']>[number] {
  const [ends = '', modeId = '', km = '', ...words] = row.split(' ');
  const [fromNodeId = '', toNodeId = ''] = ends.split('-');
  const options = Object.fromEntries(words.map((word) => word.split('=') as [string, string]));
  return {
    linkId: `${ends}-${modeId}`,
    fromNodeId,
    toNodeId,
    modeId,
    lengthKm: Number(km),
    ...(options['gauge'] === undefined ? {} : { gaugeMm: Number(options['gauge']) }),
    ...(options['season'] === undefined ? {} : { season: options['season'] }),
    ...(options['status'] === undefined ? {} : { status: options['status'] }),
    ...(options['corridor'] === undefined ? {} : { corridorId: options['corridor'] }),
    ...(options['from'] === undefined ? {} : { validFrom: options['from'] }),
    ...(options['to'] === undefined ? {} : { validTo: options['to'] }),
  };
}

export function ask(model: Model, from: string, to: string, query: Partial<RoutesQuery> = {}): RoutesAnswer {
  const answer = findRoutes(compile(model), { from: [from as NodeId], to: [to as NodeId], exact: true, ...query });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

/** A route in one line: `operation from>to hours/wait/dwell`, legs joined by spaces. */
export function legsText(route: Route | undefined): string {
  return (route?.legs ?? []).map(legText).join(' ');
}

function legText(leg: Leg): string {
  const figures = [leg.hours, leg.waitHours, leg.dwellHours].map((hours) => Number(hours.toFixed(2)));
  return `${leg.operation}:${leg.from}${leg.from === leg.to ? '' : `>${leg.to}`}:${figures.join('/')}`;
}
