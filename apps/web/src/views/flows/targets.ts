import { parseSelector, rowOf, select, isRefusal } from '@meridian/engine';
import type { LinkState, Model } from '@meridian/engine';
import { projectSelector, selectorWords } from '@meridian/words';

/** Something that can be changed in a what-if. */
export interface Target {
  readonly selector: string;
  readonly name: string;
}

export interface TargetGroup {
  readonly group: string;
  readonly items: readonly Target[];
}

/** What the model has to change: branches, borders, passages, and what is planned, suspended or being built. */
export function listTargets(model: Model): readonly TargetGroup[] {
  const { corridor, crossing, passage, link, project } = model.tables;
  const ofKind = (kind: string): readonly Target[] =>
    corridor
      .filter((each) => each.kind === kind)
      .map(({ corridorId, name }) => ({ selector: `corridor:${corridorId}`, name }));
  const borders = new Map(crossing.map(({ linkId, name }) => [linkId as string, name] as const));
  const waiting = link.filter(({ status }) => status !== 'open');
  const projects = project
    .filter(({ projectId }) => waiting.some((each) => each.projectId === projectId))
    .map(({ projectId, name }) => ({ selector: projectSelector(model, projectId), name }));
  const loose = waiting
    .filter(({ projectId }) => projectId === undefined || !project.some((each) => each.projectId === projectId))
    .map(({ linkId }) => ({ selector: `link:${linkId}`, name: selectorWords(model, `link:${linkId}`) }));
  return [
    { group: 'Branches', items: [...ofKind('branch'), ...ofKind('trunk')] },
    { group: 'Planned or suspended', items: [...projects, ...loose] },
    {
      group: 'Borders',
      items: [...borders]
        .map(([id, name]) => ({ selector: `link:${id}`, name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    },
    {
      group: 'Passages',
      items: passage.map(({ passageId, name }) => ({ selector: `passage:${passageId}`, name })),
    },
    { group: 'Rivals', items: ofKind('rival') },
  ].filter(({ items }) => items.length > 0);
}

/** What can be done to a target: open it where a part is closed on the date, move its water where ships go. */
export interface TargetTraits {
  readonly hasClosed: boolean;
  readonly hasWater: boolean;
}

const none: TargetTraits = { hasClosed: false, hasWater: false };

export function traitsOf(model: Model, states: ReadonlyMap<string, LinkState>, selector: string): TargetTraits {
  const parsed = parseSelector(selector);
  if (isRefusal(parsed)) return none;
  const ids = select(model, parsed).links;
  const links = model.tables.link.filter(({ linkId }) => ids.has(linkId));
  return {
    hasClosed: links.some(({ linkId }) => (states.get(linkId)?.state ?? 'open') !== 'open'),
    hasWater: links.some(({ way, modeId }) => {
      const its = way ?? rowOf(model.tables, 'mode', modeId)?.way;
      return its === 'sea' || its === 'river' || its === 'ferry';
    }),
  };
}
