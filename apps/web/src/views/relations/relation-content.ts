import type { KeyEntry, Palette } from '@meridian/cartography';
import { rowsById } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { linksOfRegimes, regimesOnDyad } from './ruled-regimes.ts';

/** Places that are named at any zoom because a link that hangs on the pair ends there. */
const mostNamed = 8;

/** What the map sets off for a pair: the links under regimes that follow its relation, and the row of the key for them. */
export function relationContent(
  model: Model,
  palette: Palette,
  dyad: string | undefined,
): {
  readonly highlighted: ReadonlyMap<string, string>;
  readonly named: readonly string[];
  readonly key: readonly KeyEntry[] | undefined;
} {
  const regimes = dyad === undefined ? [] : regimesOnDyad(model, dyad).map(({ id }) => id);
  const links = linksOfRegimes(model, regimes);
  const [a, b] = (dyad ?? '').split(/[->]/);
  return {
    highlighted: new Map([...links].map((link) => [link, palette.accent])),
    named: endsOf(model, links).slice(0, mostNamed),
    key:
      dyad === undefined
        ? undefined
        : links.size === 0
          ? [{ color: undefined, text: 'No link hangs on this pair' }]
          : [{ color: palette.accent, text: `hangs on ${a ?? ''}–${b ?? ''}`, width: 7 }],
  };
}

/** Ports, stations and borders at the ends of links, in the order of the model. */
function endsOf({ tables }: Model, links: ReadonlySet<string>): readonly string[] {
  const ends = new Set(
    tables.link.flatMap(({ linkId, fromNodeId, toNodeId }) => (links.has(linkId) ? [fromNodeId, toNodeId] : [])),
  );
  return tables.node.flatMap(({ nodeId, nodeType }) => (ends.has(nodeId) && nodeType !== 'waypoint' ? [nodeId] : []));
}

/** Where the map has to stand so that links fill it: their middle, and how near. Undefined without any link. */
export function positionOfLinks(
  { tables }: Model,
  links: readonly string[],
): { readonly longitude: number; readonly latitude: number; readonly zoom: number } | undefined {
  const wanted = new Set(links);
  const nodes = rowsById(tables, 'node');
  const ends = tables.link
    .filter(({ linkId }) => wanted.has(linkId))
    .flatMap(({ fromNodeId, toNodeId }) => [nodes.get(fromNodeId) ?? [], nodes.get(toNodeId) ?? []].flat());
  if (ends.length === 0) return undefined;
  const [west, east] = span(ends.map(({ xCoord }) => xCoord));
  const [south, north] = span(ends.map(({ yCoord }) => yCoord));
  const degrees = Math.max(east - west, (north - south) * 1.5, 0.1);
  return {
    longitude: (west + east) / 2,
    latitude: (south + north) / 2,
    zoom: Math.max(1.5, Math.min(12, 30 / degrees)),
  };
}

function span(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
