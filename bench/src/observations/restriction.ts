import { isRefusal, parseSelector, rowsById } from '@meridian/engine';
import type { Model, RoutesQuery } from '@meridian/engine';

type Observation = Model['tables']['observation'][number];

/**
 * The way that a published figure is about. A branch means: by no other branch or rival; a passage, place or service: by it;
 * a mode, of the selector or named as “mode: rail+sea” in the counting rule: by no other.
 */
export function restrictionOf(model: Model, { selector, countingRule }: Observation): Partial<RoutesQuery> {
  const parsed = selector === undefined ? [] : parseSelector(selector);
  const terms = isRefusal(parsed) ? [] : parsed.flat();
  const named = (kind: string): readonly string[] =>
    terms.filter((term) => term.kind === kind).map(({ value }) => value);
  const corridors = named('corridor');
  const modes = [...named('mode'), ...modesSaid(model, countingRule)];
  const others = model.tables.corridor.filter(
    ({ corridorId, kind }) =>
      corridors.length > 0 && (kind === 'branch' || kind === 'rival') && !corridors.includes(corridorId),
  );
  const otherModes = model.tables.mode.filter(({ modeId }) => modes.length > 0 && !modes.includes(modeId));
  return {
    via: [...named('service').map((id) => `service:${id}`), ...named('passage'), ...named('node')],
    avoid: [
      ...others.map(({ corridorId }) => `corridor:${corridorId}`),
      ...otherModes.map(({ modeId }) => `mode:${modeId}`),
    ],
  };
}

/** The same without what it says of modes. */
export function withoutModes(restriction: Partial<RoutesQuery>): Partial<RoutesQuery> {
  return { ...restriction, avoid: restriction.avoid?.filter((each) => !each.startsWith('mode:')) };
}

/** The modes of a counting rule; none where one of its words is no mode of the model (`multimodal`). */
function modesSaid(model: Model, countingRule: string | undefined): readonly string[] {
  const words = /\bmode: ([\w+-]+)/.exec(countingRule ?? '')?.[1]?.split('+') ?? [];
  const ids = words.map((word) => word.replaceAll('-', '_'));
  const modes = rowsById(model.tables, 'mode');
  return ids.every((id) => modes.has(id)) ? ids : [];
}
