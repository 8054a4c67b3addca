import type { Model } from '@meridian/engine';

/** The zone that a text of a file means; undefined where the model has none such. */
export type ZoneFinder = (text: string) => string | undefined;

/** Finds zones by their id; 1.0 is the zone 1, since programs write a column of whole numbers so when it has gaps. */
export function zoneFinder(model: Model): ZoneFinder {
  const zones = new Set<string>(model.tables.zone.map(({ zoneId }) => zoneId));
  return wholeOr((text) => (zones.has(text) ? text : undefined));
}

/** Finds zones by the node at which they stand, where each of the nodes has one zone. */
export function zoneAtNodeFinder(model: Model): ZoneFinder {
  const zoneAt = new Map<string, string | undefined>();
  for (const { zoneId, nodeId } of model.tables.zone) zoneAt.set(nodeId, zoneAt.has(nodeId) ? undefined : zoneId);
  return wholeOr((text) => zoneAt.get(text));
}

function wholeOr(find: ZoneFinder): ZoneFinder {
  return (text) => {
    const whole = /^(\d+)[.]0+$/.exec(text)?.[1];
    return find(text) ?? (whole === undefined ? undefined : find(whole));
  };
}
