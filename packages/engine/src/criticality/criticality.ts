import type { Progress, Steps } from '../steps/progress.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { criticalityKinds } from '../questions/choices.ts';
import { dyadKey, parseDyad } from '../relations/dyad.ts';
import type { FlowsQuery } from '../flows/answer.ts';
import { drain } from '../steps/pump.ts';
import { linksOfArcs } from '../flows/path-links.ts';
import { selectArcs } from '../flows/select-arcs.ts';
import { skimFlows } from '../flows/skim-flows.ts';
import { flowsSteps } from '../flows/period-flows.ts';
import type { PeriodFlows } from '../flows/period-flows.ts';
import { rowOf } from '../model/rows-by-id.ts';

/** What may be taken away, one at a time. */
export type CriticalityKind = (typeof criticalityKinds)[number];

/** What its loss would mean in the period. Figures but the lost tonnes are of the cargo that still moves without it. */
export interface CriticalItem {
  readonly id: string;
  readonly name: string;
  /** Tonnes that use it as things are, each once. */
  readonly tonnes: number;
  readonly lostTonnes: number;
  readonly addedTonneKm: number;
  /** Money, time not priced. */
  readonly addedUsd: number;
  readonly addedTonneDays: number;
  /** Pairs of zones and commodity that no open path joins without it. */
  readonly disconnectedPairs: number;
}

export interface CriticalityAnswer {
  readonly schema: 'meridian.criticality/1';
  readonly by: CriticalityKind;
  readonly period: string;
  readonly items: readonly CriticalItem[];
}

export interface CriticalityQuery extends Omit<FlowsQuery, 'changes' | 'method'> {
  readonly by: CriticalityKind;
  /** Only the busiest so many; default: all that carry cargo. */
  readonly most?: number | undefined;
}

/** How many have been taken away, and what is taken away now. */
export interface CriticalityProgress extends Progress<'items'> {
  readonly of: number;
  readonly id: string;
}

/**
 * Takes away what carries cargo, one link, node, country, passage, corridor or regime's selection at a time, or all regimes
 * that depend on the relation of a dyad, assigns anew
 * and compares (network robustness index: Scott, Novak, Aultman-Hall and Guo, 2006; with unmet demand: Jenelius,
 * Petersen and Mattsson, 2006). The costliest first: by lost tonnes, then by added tonne-days.
 */
export function* criticalitySteps(
  network: Network,
  query: CriticalityQuery,
): Steps<CriticalityAnswer | Refusal, CriticalityProgress> {
  if (!criticalityKinds.includes(query.by))
    return refuse(
      'value-invalid',
      'by',
      `“${query.by}” cannot be taken away.`,
      `It is one of ${criticalityKinds.join(', ')}.`,
    );
  const { by, most, ...rest } = query;
  const plain: FlowsQuery = { ...rest, method: 'sue', gap: query.gap ?? 1e-4 };
  const base = drain(flowsSteps(network, plain));
  if (isRefusal(base)) return base;
  const candidates = usedItems(base, by)
    .sort((a, b) => b.tonnes - a.tonnes || (a.id < b.id ? -1 : 1))
    .slice(0, most ?? Infinity);
  const before = figuresOf(base);
  const items: CriticalItem[] = [];
  for (const [done, item] of candidates.entries()) {
    yield { phase: 'items', done, of: candidates.length, id: item.id };
    const without = drain(
      flowsSteps(network, { ...plain, changes: [{ kind: 'close', selector: selectorOf(network, by, item.id) }] }),
    );
    if (isRefusal(without)) return without;
    items.push({ ...item, ...compare(before, figuresOf(without)) });
  }
  items.sort((a, b) => b.lostTonnes - a.lostTonnes || b.addedTonneDays - a.addedTonneDays || (a.id < b.id ? -1 : 1));
  return { schema: 'meridian.criticality/1', by, period: base.period, items };
}

/** What is closed when an item is taken away. */
function selectorOf(network: Network, by: CriticalityKind, id: string): string {
  if (by !== 'relation') return `${by}:${id}`;
  return [...(regimesByDyad(network).get(id) ?? [])].map((regime) => `regime:${regime}`).join(';');
}

/** The regimes of which some rate follows the index of a dyad, by dyad in either order. */
function regimesByDyad({ model }: Network): ReadonlyMap<string, ReadonlySet<string>> {
  const result = new Map<string, Set<string>>();
  for (const { regimeId, onKind, on } of model.tables.dependency) {
    const dyad = onKind === 'relation' ? parseDyad(on) : undefined;
    if (regimeId === undefined || dyad === undefined || isRefusal(dyad)) continue;
    const key = dyadKey(dyad.a, dyad.b);
    result.set(key, (result.get(key) ?? new Set<string>()).add(regimeId));
  }
  return result;
}

interface PairFigures {
  readonly lost: number;
  readonly moved: number;
  readonly km: number;
  readonly usd: number;
  readonly hours: number;
  readonly paths: number;
}

function figuresOf(solved: PeriodFlows): ReadonlyMap<string, PairFigures> {
  return new Map(
    skimFlows(solved).map((skim) => [
      `${skim.from} ${skim.to} ${skim.commodity} ${skim.captiveTo ?? ''}`,
      {
        lost: skim.lostTonnes,
        moved: skim.demandTonnes - skim.lostTonnes,
        km: skim.distanceKm,
        usd: skim.usdPerTonne,
        hours: skim.hours,
        paths: skim.paths,
      },
    ]),
  );
}

type Loss = Pick<CriticalItem, 'lostTonnes' | 'addedTonneKm' | 'addedUsd' | 'addedTonneDays' | 'disconnectedPairs'>;

function compare(before: ReadonlyMap<string, PairFigures>, after: ReadonlyMap<string, PairFigures>): Loss {
  let [lostTonnes, addedTonneKm, addedUsd, addedTonneHours, disconnectedPairs] = [0, 0, 0, 0, 0];
  for (const [pair, now] of after) {
    const was = before.get(pair);
    if (was === undefined) continue;
    lostTonnes += now.lost - was.lost;
    if (now.paths === 0) {
      if (was.paths > 0) disconnectedPairs += 1;
      continue;
    }
    if (was.paths === 0) continue;
    addedTonneKm += now.moved * (now.km - was.km);
    addedUsd += now.moved * (now.usd - was.usd);
    addedTonneHours += now.moved * (now.hours - was.hours);
  }
  return { lostTonnes, addedTonneKm, addedUsd, addedTonneDays: addedTonneHours / 24, disconnectedPairs };
}

interface UsedItem {
  readonly id: string;
  readonly name: string;
  readonly tonnes: number;
}

/** What of a kind carries cargo, with the tonnes of the paths that use it. */
function usedItems({ parts }: PeriodFlows, by: CriticalityKind): UsedItem[] {
  const { network } = parts[0].base.state;
  const groups = linkGroups(network, by);
  const tonnes = new Map<string, number>();
  const links = linksOfArcs(network);
  for (const { base, solution } of parts) {
    const { paths } = solution;
    if (paths === undefined) continue;
    for (const [path, flow] of paths.flow.entries()) {
      const passed = new Set<string>();
      for (const arc of paths.arcs.subarray(at(paths.firstArc, path), at(paths.firstArc, path + 1)))
        for (const index of at(links, arc)) for (const id of at(groups.ofLink, index)) passed.add(id);
      for (const id of passed) tonnes.set(id, (tonnes.get(id) ?? 0) + flow * base.state.days);
    }
  }
  return [...tonnes].map(([id, each]) => ({ id, name: groups.nameOf(id) ?? id, tonnes: each }));
}

/** By link: ids of the kind that it belongs to. */
function linkGroups(
  network: Network,
  by: CriticalityKind,
): { readonly ofLink: readonly (readonly string[])[]; readonly nameOf: (id: string) => string | undefined } {
  const { tables } = network.model;
  const { link, passage, regime } = tables;
  const countryOf = (id: string): string | undefined => rowOf(tables, 'node', id)?.country;
  switch (by) {
    case 'link':
      return {
        ofLink: link.map(({ linkId }) => [linkId]),
        nameOf: (id) => rowOf(tables, 'link', id)?.name,
      };
    case 'node':
      return {
        ofLink: link.map(({ fromNodeId, toNodeId }) => [fromNodeId, toNodeId]),
        nameOf: (id) => rowOf(tables, 'node', id)?.name,
      };
    case 'country':
      return {
        ofLink: link.map(({ fromNodeId, toNodeId }) => [
          ...new Set([countryOf(fromNodeId), countryOf(toNodeId)].filter((each) => each !== undefined)),
        ]),
        nameOf: () => undefined,
      };
    case 'passage':
      return {
        ofLink: link.map(({ linkId }) =>
          passage.flatMap((row) => (row.linkIds.includes(linkId) ? [row.passageId] : [])),
        ),
        nameOf: (id) => rowOf(tables, 'passage', id)?.name,
      };
    case 'corridor':
      return {
        ofLink: link.map(({ corridorId }) => (corridorId === undefined ? [] : [corridorId])),
        nameOf: (id) => rowOf(tables, 'corridor', id)?.name,
      };
    case 'regime': {
      const ruled = new Map(regime.map(({ regimeId }) => [regimeId as string, linksOfRegime(network, regimeId)]));
      return {
        ofLink: link.map((_, index) => [...ruled].flatMap(([id, links]) => (links.has(index) ? [id] : []))),
        nameOf: (id) => rowOf(tables, 'regime', id)?.name,
      };
    }
    case 'relation': {
      const ruled = [...regimesByDyad(network)].map(
        ([id, regimes]) => [id, [...regimes].map((each) => linksOfRegime(network, each))] as const,
      );
      return {
        ofLink: link.map((_, index) =>
          ruled.flatMap(([id, sets]) => (sets.some((links) => links.has(index)) ? [id] : [])),
        ),
        nameOf: (id) =>
          id
            .split('-')
            .map((each) => nameOfActor(network, each))
            .join(' – '),
      };
    }
  }
}

function nameOfActor({ model }: Network, id: string): string {
  return rowOf(model.tables, 'actor', id)?.name ?? id;
}

function linksOfRegime(network: Network, id: string): ReadonlySet<number> {
  const isSelected = selectArcs(network, `regime:${id}`, 'by');
  if (isRefusal(isSelected)) return new Set();
  const links = linksOfArcs(network);
  return new Set(
    network.arcs.flatMap(({ kind }, arc) => (kind === 'move' && isSelected[arc] === 1 ? at(links, arc) : [])),
  );
}
