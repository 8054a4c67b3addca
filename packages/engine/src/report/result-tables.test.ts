import { describe, expect, it } from 'vitest';
import { isRefusal } from '../findings/refusal.ts';
import type { FlowsAnswer, LinkFlow } from '../flows/answer.ts';
import { compareBranches, compareFlows, compareLinks } from '../flows/compare-flows.ts';
import { createModel } from '../model/model.ts';
import { findRelations } from '../relations/find-relations.ts';
import { branchChangeTable, flowsTable, linkRows, skimTable } from './flow-tables.ts';
import { actTable, relationMatrixTable, relationSeriesTable } from './relation-tables.ts';
import type { ResultTable } from './result-table.ts';

const model = createModel('small', {
  config: [{ datasetName: 'small', referenceDate: '2023-06-01' }],
  actor: [
    { actorId: 'IRN', name: 'Iran', kind: 'state' },
    { actorId: 'RUS', name: 'Russia', kind: 'state' },
  ],
  event: [
    {
      eventId: 'e1',
      date: '2010-05-04',
      actorAId: 'IRN',
      actorBId: 'RUS',
      direction: 'a_to_b',
      eventType: 'SUPPORT',
      cameoCode: '057',
      title: 'They sign',
      sourceId: ['s'],
    },
  ],
  source: [{ sourceId: 's', title: 'A paper', kind: 'published' }],
  node: [
    { nodeId: 'a', name: 'Alpha', xCoord: 50, yCoord: 40, nodeType: 'seaport' },
    { nodeId: 'b', name: 'Beta', xCoord: 55, yCoord: 50, nodeType: 'city' },
  ],
  commodity: [{ commodityId: 'grain', name: 'Grain', unit: 'tonne' }],
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 10 },
    { linkId: 'new', fromNodeId: 'b', toNodeId: 'a', modeId: 'rail', geometry: 'LINESTRING (55 50, 52 46, 50 40)' },
  ],
});

function flow(link: string, tonnesForward: number, tonnesBackward: number): LinkFlow {
  const tonnes = tonnesForward + tonnesBackward;
  const known = { tonnesForward, tonnesBackward, tonnesByCommodity: [tonnes], tonneKm: tonnes * 10 };
  return { ...known, link, capacityTonnes: undefined, load: undefined };
}

function answerOf(links: readonly LinkFlow[], west: number): FlowsAnswer {
  const none = { tonneKm: 0, tonneDays: 0, co2eTonnes: 0, lostTonnes: 0, unservedTonnes: 0, totalCost: 0, beckmann: 0 };
  return {
    ...none,
    schema: 'meridian.assignment/1',
    period: '2023-Q2',
    days: 91,
    date: '2023-05-16',
    method: 'sue',
    converged: true,
    stop: 'gap',
    relativeGap: 0,
    averageExcessCost: 0,
    iterations: 1,
    branches: [{ branch: 'west', tonnes: west, tonneKm: 10 * west }],
    demandTonnes: 1000,
    links,
    bottlenecks: [],
    calibration: [],
    notes: [],
  };
}

const before = answerOf([flow('ab', 600, 200), flow('gone', 100, 0)], 800);
const after = answerOf([flow('new', 500, 0), flow('ab', 300, 100)], 400);

function records({ columns, rows }: ResultTable): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
}

describe('two assignments', () => {
  it('01 are compared by link and branch, those that are new or gone too', () => {
    expect(compareLinks(before, after)).toEqual([
      { id: 'ab', before: 800, after: 400 },
      { id: 'gone', before: 100, after: 0 },
      { id: 'new', before: 0, after: 500 },
    ]);
    expect(compareBranches(before, after)).toEqual([{ id: 'west', before: 800, after: 400 }]);
    expect(compareFlows(before, after).links.map(({ id }) => id)).toEqual(['new', 'ab', 'gone']);
  });
});

describe('tables of flows', () => {
  it('02 have one header, to which a comparison adds its columns', () => {
    const names = flowsTable(after, model).columns.map(({ name }) => name);
    expect(names).toEqual(
      `period link_id name from_node_id from_name to_node_id to_name mode branch tonnes tonnes_forward tonnes_backward
       tonnes_grain tonne_km capacity_tonnes load`.split(/\s+/),
    );
    const compared = flowsTable(after, model, before);
    expect(compared.columns.map(({ name }) => name)).toEqual([...names, 'tonnes_before', 'tonnes_change']);
    expect(records(compared).map((row) => [row['link_id'], row['tonnes'], row['tonnes_change']])).toEqual([
      ['ab', 400, -400],
      ['gone', 0, -100],
      ['new', 500, 500],
    ]);
    expect(linkRows(after, before)[1]?.flow.tonnesByCommodity).toEqual([0]);
  });

  it('03 have lines as drawn, else straight, and none of what the model does not know', () => {
    expect(flowsTable(after, model, before).features?.lines).toEqual([
      [[50, 40], [55, 50]], // prettier-ignore
      undefined,
      [[55, 50], [52, 46], [50, 40]], // prettier-ignore
    ]);
    const wanted = flowsTable(after, model, before, ({ flow: { link } }) => link === 'new');
    expect([wanted.rows.length, wanted.features?.lines.length]).toEqual([1, 1]);
  });

  it('04 say the unit and the meaning of every column', () => {
    const tables = [flowsTable(after, model, before), branchChangeTable(compareBranches(before, after)), skimTable([])];
    for (const { columns } of tables) for (const { meaning } of columns) expect(meaning).toMatch(/^.+\.$/);
    expect(records(branchChangeTable(compareBranches(before, after))).at(-1)).toMatchObject({
      branch: 'west',
      tonnes_change: -400,
    });
  });

  it('05 leave empty what is no number', () => {
    const figures = { demandTonnes: 1, lostTonnes: 1, paths: 0, hours: Number.NaN, queueHours: 0, usdPerTonne: 0 };
    const skim = { from: 'a', to: 'b', commodity: 'grain', captiveTo: undefined, ...figures };
    const table = skimTable([{ ...skim, generalizedUsdPerTonne: 0, co2eKgPerTonne: 0, distanceKm: 0 }]);
    expect(records(table)[0]).toMatchObject({ from_zone: 'a', ways: 0, hours: undefined });
  });
});

describe('tables of relations', () => {
  it('06 sum: index is level, lag and events, acts are the part of events', () => {
    const answer = findRelations(model, { level: 'none', step: 'month', to: '2013-04', draws: 0, top: 10 });
    if (isRefusal(answer)) throw new Error(answer.message);
    const { dyads } = answer;
    const [friends] = dyads;
    if (friends === undefined) throw new Error('seen no pair, expected one');
    const series = records(relationSeriesTable(dyads));
    expect(Object.keys(series[0] ?? {})).toEqual(
      ['dyad', 'dimension', 'date', 'index', 'level', 'lag', 'events', 'p10', 'p90'], // prettier-ignore
    );
    expect(series).toHaveLength(friends.series.length);
    for (const { index, level, lag, events } of series) {
      if (index === undefined) expect([lag, events]).toEqual([undefined, undefined]);
      else expect(Number(level) + Number(lag) + Number(events)).toBeCloseTo(Number(index), 9);
    }
    const acts = records(actTable('IRN-RUS', '2013-04-30', friends.top));
    expect(acts.map(({ as_of: date, event_id: id }) => [date, id])).toEqual([['2013-04-30', 'e1']]);
    expect(acts[0]?.['contribution']).toBeCloseTo(friends.series.at(-1)?.events ?? Number.NaN, 9);
    expect(records(relationMatrixTable(dyads))[0]).toMatchObject({ dyad: 'IRN-RUS', event_count: 1 });
  });
});
