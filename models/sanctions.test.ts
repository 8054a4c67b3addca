import { fileURLToPath } from 'node:url';
import { checkModel, compile, decideActs, findRoutes, firstDay, isRefusal, lastDay, overlay } from '@meridian/engine';
import type { Model, Network, NodeId } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { beforeAll, describe, expect, it } from 'vitest';

type SanctionRecord = Model['tables']['sanction'][number];

let model: Model;

beforeAll(async () => {
  const loaded = await loadModelFolder(fileURLToPath(new URL('instc', import.meta.url)));
  if (loaded.model === undefined) throw new Error('the model does not load');
  model = loaded.model;
});

function verdictOn(date: string): string {
  const answer = decideActs(model, { nodes: ['chabahar' as NodeId], mode: 'sea', date, parties: ['US'] });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.verdict;
}

/** Whether a consignment from India may go by sea to Chabahar by the acts of the United States. */
function isReached(date: string): boolean {
  const answer = findRoutes(compile(model), {
    from: ['mundra' as NodeId],
    to: ['chabahar' as NodeId],
    // a chartered ship; the lines that carry containers there are of a sanctioned company
    commodity: 'general_cargo',
    depart: date,
    comply: ['US'],
  });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.routes.some(({ modes }) => modes.includes('sea') && !modes.includes('road'));
}

describe('sanctions of the INSTC model', () => {
  // Executive Order 13846 and the exception under section 1244(f) of IFCA, its revocation, the conditional waiver
  it.each([
    ['2018-11-04', 'not touched'],
    ['2018-11-05', 'forbidden'],
    ['2018-11-06', 'exempt'],
    ['2025-09-28', 'exempt'],
    ['2025-09-29', 'forbidden'],
    ['2025-10-28', 'forbidden'],
    ['2025-10-29', 'exempt'],
    ['2026-04-26', 'exempt'],
    ['2026-04-27', 'forbidden'],
  ])('01 on %s the port of Chabahar is %s by the acts of the United States', (date, verdict) => {
    expect(verdictOn(date)).toBe(verdict);
  });

  it('02 closes and opens the lanes to Chabahar on the same days', () => {
    for (const [date, open] of [
      ['2024-06-01', true],
      ['2025-10-15', false],
      ['2025-12-01', true],
      ['2026-05-01', false],
    ] as const)
      expect(isReached(date), date).toBe(open);
  });

  // Implementation Day of the JCPOA, and the ends of the wind-downs of 90 and 180 days
  it.each([
    ['US', 'us-isa', 'us-isa-2018', '2016-01-16', '2018-11-05'],
    ['US', 'us-cisada', 'us-cisada-2018', '2016-01-16', '2018-11-05'],
    ['US', 'us-ndaa2012', 'us-ndaa2012-2018', '2016-01-16', '2018-11-05'],
    ['US', 'us-ifca-ports-2013', 'us-ifca-ports-2018', '2016-01-16', '2018-11-05'],
    ['US', 'us-irisl-2008', 'us-irisl-2018', '2016-01-16', '2018-11-05'],
    ['US', 'us-ifca-metals-2013', 'us-ifca-metals-2018', '2016-01-16', '2018-08-07'],
    ['EU', 'eu-irn-irisl-2010', 'eu-irn-irisl-2024', '2016-01-16', '2024-11-18'],
    ['EU', 'eu-irn-267', 'eu-irn-2025', '2016-01-16', '2025-09-30'],
    ['EU', 'eu-irn-2010', 'eu-irn-2025', '2016-01-16', '2025-09-30'],
    ['UN', 'un-1929', 'un-snapback', '2016-01-16', '2025-09-27'],
  ])('02b acts of %s: %s ends and %s begins on the days of the waivers', (party, before, after, lifted, back) => {
    const inForce = (date: string): readonly string[] =>
      model.tables.sanction
        .filter((row) => row.imposingParty === party && isOn(row, date))
        .map(({ sanctionId }) => sanctionId);
    expect(inForce(dateOf((firstDay(lifted) ?? NaN) - 1))).toContain(before);
    expect(inForce(lifted)).not.toContain(before);
    expect(inForce('2017-06-01')).not.toContain(before);
    expect(inForce('2017-06-01')).not.toContain(after);
    expect(inForce(dateOf((firstDay(back) ?? NaN) - 1))).not.toContain(after);
    expect(inForce(back)).toContain(after);
  });

  it.each([
    ['2015-06-01', ['us-ifca-ports-2013', 'us-irisl-2008']],
    ['2017-06-01', []],
    ['2019-06-01', ['us-ifca-ports-2018', 'us-irisl-2018']],
  ])(
    '02c a screening of a call of IRISL at Bandar Abbas on %s names the acts of the United States then in force',
    (date, acts) => {
      const answer = decideActs(model, {
        nodes: ['bandar_abbas' as NodeId],
        mode: 'sea',
        carrier: 'IRISL',
        date,
        parties: ['US'],
      });
      if (isRefusal(answer)) throw new Error(answer.message);
      const touched = answer.decisions.filter(({ verdict }) => verdict === 'forbidden');
      expect(touched.map(({ act }) => act).sort()).toEqual(acts);
      const routes = findRoutes(compile(model), {
        from: ['jebel_ali' as NodeId],
        to: ['bandar_abbas' as NodeId],
        depart: date,
        within: 30,
      });
      if (isRefusal(routes)) throw new Error(routes.message);
      const named = routes.routes.flatMap(({ legs }) => legs.flatMap((leg) => leg.acts));
      expect(named.some(({ party }) => party === 'US')).toBe(acts.length > 0);
    },
  );

  it('03 names exceptions that free something', () => {
    expect(checkModel(model).filter(({ code }) => code.startsWith('exemption-'))).toEqual([]);
  });
});

/** The days that decide on an act or exception: the day before it, its first and last day, and the day after. */
function edgesOf({ validFrom, validTo }: SanctionRecord): readonly string[] {
  const first = firstDay(validFrom) ?? NaN;
  const last = validTo === undefined ? undefined : lastDay(validTo);
  return [first - 1, first, ...(last === undefined ? [] : [last, last + 1])].map(dateOf);
}

function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function isOn({ validFrom, validTo }: SanctionRecord, date: string): boolean {
  return (
    dateOf(firstDay(validFrom) ?? NaN) <= date && (validTo === undefined || date <= dateOf(lastDay(validTo) ?? NaN))
  );
}

/** An operation of the network in plain words: its link or place, its mode and its carrier. */
interface Operation {
  readonly places: readonly string[];
  readonly mode: string;
  readonly carrier: string | undefined;
}

/** The operations of an arc: one for each link, or for each mode at a place. Written apart from the engine, from rows. */
function operationsOf({ model: { tables }, arcs, vertexNode, tail }: Network, arc: number): readonly Operation[] {
  const facts = arcs[arc];
  if (facts === undefined) throw new RangeError(String(arc));
  const aboard = ['board', 'ride', 'stay', 'alight'].includes(facts.kind);
  const carrier = aboard ? tables.service[facts.row]?.operator : undefined;
  const used = facts.link === undefined ? (facts.ride?.links ?? []) : [facts.link];
  if (used.length > 0)
    return used.flatMap((index) => {
      const link = tables.link[index];
      return link === undefined ? [] : [{ places: [link.fromNodeId, link.toNodeId], mode: link.modeId, carrier }];
    });
  const place = tables.node[vertexNode[tail[arc] ?? -1] ?? -1]?.nodeId ?? '';
  return [facts.fromMode, facts.toMode].flatMap((mode) =>
    mode === undefined ? [] : [{ places: [place], mode: tables.mode[mode]?.modeId ?? '', carrier }],
  );
}

type Terms = readonly (readonly [kind: string, value: string])[];

function alternativesOf({ selector = '' }: SanctionRecord): readonly Terms[] {
  return selector
    .split(';')
    .map((alternative) =>
      alternative
        .split('&')
        .map((term) => [term.slice(0, term.indexOf(':')), term.slice(term.indexOf(':') + 1)] as const),
    );
}

/** Places at which an alternative names an operation; undefined: it does not; none: it names no single place. */
function namedAt(
  terms: Terms,
  { places, mode, carrier }: Operation,
  countryOf: ReadonlyMap<string, string | undefined>,
): readonly string[] | undefined {
  const holds = (some: readonly string[]): boolean =>
    terms.every(([kind, value]) => {
      if (kind === 'node') return some.includes(value);
      if (kind === 'country') return some.some((each) => countryOf.get(each) === value);
      if (kind === 'mode') return mode === value;
      if (kind === 'carrier') return carrier === value;
      throw new Error(`the table of acts has a term on ${kind}: teach this test to read it`);
    });
  return holds(places) ? places.filter((each) => holds([each])) : undefined;
}

function touchTest(act: SanctionRecord, exceptions: readonly SanctionRecord[]): (operation: Operation) => boolean {
  const countryOf = new Map(model.tables.node.map((node) => [node.nodeId as string, node.country]));
  const [names, frees] = [alternativesOf(act), exceptions.flatMap(alternativesOf)];
  const isFree = (operation: Operation): boolean =>
    frees.some((each) => namedAt(each, operation, countryOf) !== undefined);
  return (operation) =>
    names.some((alternative) => {
      const places = namedAt(alternative, operation, countryOf);
      if (places === undefined) return false;
      return places.length === 0
        ? !isFree(operation)
        : places.some((each) => !isFree({ ...operation, places: [each] }));
    });
}

describe('every act, on the days of its edges, on every operation that it names', () => {
  it('04 is obeyed by the network exactly where its row names it', () => {
    const network = compile(model);
    const rows = model.tables.sanction;
    const operations = network.arcs.map((_, arc) => operationsOf(network, arc));
    const acts = rows.filter(({ exempts, selector }) => exempts.length === 0 && selector !== undefined);
    expect(acts.length).toBeGreaterThan(8);
    let named = 0;
    for (const act of acts) {
      const own = rows.filter(({ exempts }) => exempts.includes(act.sanctionId));
      for (const date of new Set([act, ...own].flatMap(edgesOf))) {
        const state = overlay(network, { depart: date, comply: [act.imposingParty] });
        if (isRefusal(state)) throw new Error(state.message);
        const tests = acts
          .filter((each) => each.imposingParty === act.imposingParty && isOn(each, date))
          .map((one) =>
            touchTest(
              one,
              rows.filter((row) => row.exempts.includes(one.sanctionId) && isOn(row, date)),
            ),
          );
        const known = new Map<string, boolean>();
        const isTouched = (operation: Operation): boolean => {
          const key = [...operation.places, operation.mode, operation.carrier].join(' ');
          const before = known.get(key) ?? tests.some((test) => test(operation));
          known.set(key, before);
          return before;
        };
        const wrong = operations.flatMap((each, arc) => {
          const expected = each.some(isTouched);
          if (expected) named += 1;
          const reason = state.reasons[(state.closed[arc] ?? 0) - 1];
          // a dated row on a day of another one is not there at all
          return reason?.isAside === true || expected === (reason?.kind === 'sanction')
            ? []
            : [`${act.sanctionId} ${date} ${String(arc)}`];
        });
        expect(wrong).toEqual([]);
      }
    }
    expect(named).toBeGreaterThan(1000);
  });

  // by the best ways that use what the act names, whether it is obeyed or not
  it.each([
    ['eu-rus-ports-2025', 'jeddah', 'novorossiysk', 'node', ['2025-01-20', false], ['2025-02-24', true]],
    ['eu-irn-ports-2024', 'amirabad', 'aktau', 'node', ['2024-10-15', false], ['2024-11-18', true]],
    ['eu-irn-irisl-2024', 'chabahar', 'nhava_sheva', 'carrier', ['2024-10-15', false], ['2024-11-18', true]],
    ['uk-irn-irisl-2024', 'chabahar', 'nhava_sheva', 'carrier', ['2024-10-15', false], ['2024-11-18', true]],
    ['us-irisl-2018', 'chabahar', 'nhava_sheva', 'carrier', ['2024-11-17', true], ['2025-10-15', true]],
    ['us-irisl-2020', 'chabahar', 'nhava_sheva', 'carrier', ['2024-11-17', true], ['2025-10-15', true]],
    ['us-ifca-ports-2013', 'jebel_ali', 'bandar_abbas', 'node', ['2015-12-01', true], ['2016-01-16', false]],
    ['us-ifca-ports-2018', 'jebel_ali', 'bandar_abbas', 'node', ['2018-10-01', false], ['2018-11-05', true]],
    ['us-primary-irn-1995', 'tehran', 'bandar_abbas', 'country', ['1995-04-01', false], ['1995-05-06', true]],
  ] as const)('05 %s stands on the legs from %s to %s', (act, from, to, through, first, second) => {
    // a ship without a timetable is at hand sooner than a line's: carriers stand on the legs where cargo waits for theirs
    const mode = model.tables.mode.map((row) => (row.modeId === 'sea' ? { ...row, waitHours: 4400 } : row));
    const asked = through === 'carrier' ? { ...model, tables: { ...model.tables, mode } } : model;
    for (const [date, expected] of [first, second]) {
      const answer = findRoutes(compile(asked), {
        from: [from as NodeId],
        to: [to as NodeId],
        depart: date,
        alternatives: 40,
        exact: true,
        within: 30,
      });
      if (isRefusal(answer)) throw new Error(answer.message);
      const found = answer.routes.flatMap(({ legs }) => legs.flatMap(({ acts }) => acts));
      const own = found.filter(({ sanctionId }) => sanctionId === act);
      expect(own.length > 0, date).toBe(expected);
      for (const each of own) expect(each.through).toBe(through);
    }
  });
});
