import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, it } from 'vitest';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { compareWithRivals, hoursToNodes, reach } from '../../src/routing/reach.ts';
import type { NodeId } from '../../src/units/id.ts';
import { ask, textModel } from './text-network.ts';
import { refused } from './refused.ts';

const city = (id: string, population: number): NonNullable<ModelDraft['city']>[number] => ({
  cityId: id,
  name: id.toUpperCase(),
  country: 'X',
  year: 2023,
  population,
  xCoord: 0,
  yCoord: 0,
  nodeId: id,
});

/** West: rail by the branch, 100 km; east: road by the rival, 300 km; c only by the branch, d only by the rival. */
const twoWays = (): Model =>
  textModel(
    'a-b rail 100 corridor=west\na-b road 300 corridor=east\nb-c rail 100 corridor=west\nb-d road 100 corridor=east',
    {
      corridor: [
        { corridorId: 'west', name: 'West', kind: 'branch' },
        { corridorId: 'east', name: 'East', kind: 'rival' },
      ],
      city: [city('b', 3_000_000), city('c', 2_000_000), city('d', 1_000_000)],
    },
  );

const from = ['a' as NodeId];

describe('R: reach', () => {
  it('R01 gives hours to every node, those too that cargo only passes', () => {
    const hours = hoursToNodes(compile(twoWays()), { from });
    if (isRefusal(hours)) throw new Error(hours.message);
    // loading takes an hour, the branch two
    expect(Object.fromEntries(hours)).toEqual({ a: 0, b: 3, c: 5, d: 5 });
  });

  it('R02 names no node that nothing reaches, and says what is wrong with an origin', () => {
    const model = textModel('a-b rail 100\nc-d rail 100');
    const hours = hoursToNodes(compile(model), { from });
    expect(isRefusal(hours) ? [] : [...hours.keys()].sort()).toEqual(['a', 'b']);
    expect(refused(hoursToNodes(compile(model), { from: ['nowhere' as NodeId] }))).toContain(
      'from: No transfer of the model loads cargo at nowhere.',
    );
  });

  it('R03 sets the corridor without rivals beside the rivals without branches', () => {
    const compared = compareWithRivals(compile(twoWays()), { from });
    // by rail 1 + 2 + 1 hours, by road 1 + 3 + 1
    expect(compared).toMatchObject([
      { city: 'b', corridor: { hours: 4, costUsd: 120 }, rival: { hours: 5, costUsd: 920 } },
      { city: 'c', corridor: { hours: 6 }, rival: undefined },
      { city: 'd', corridor: undefined, rival: { hours: 6 } },
    ]);
  });

  it('R04 agrees with reach under the same rule, and refuses a rival that is none', () => {
    const network = compile(twoWays());
    const compared = compareWithRivals(network, { from }, ['east']);
    const alone = reach(network, { from, avoid: ['corridor:east'] });
    if (isRefusal(compared) || isRefusal(alone)) throw new Error('no answer');
    expect(compared.filter(({ corridor }) => corridor !== undefined).map(({ city: id }) => id)).toEqual(
      alone.cities.map(({ city: id }) => id),
    );
    expect(refused(compareWithRivals(network, { from }, ['west']))).toBe(
      'rivals: “west” is no rival of the model. It has east.',
    );
  });

  it('R05 keeps what the question leaves out on both sides', () => {
    const compared = compareWithRivals(compile(twoWays()), { from, avoid: ['mode:road'] });
    expect(compared).toMatchObject([
      { city: 'b', rival: undefined },
      { city: 'c', rival: undefined },
    ]);
  });
});

describe('L: legs', () => {
  it('L01 name the row that their figures come from', () => {
    const { routes } = ask(textModel('a-b rail 100'), 'a', 'b');
    expect(routes[0]?.legs.map(({ row }) => row)).toEqual([
      'transfer.load-rail',
      'mode.rail',
      'link.a-b-rail',
      'transfer.load-rail',
    ]);
  });
});
