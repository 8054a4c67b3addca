import { rowOf } from '@meridian/engine';
import type { CountedVolume, Model } from '@meridian/engine';

const order = ['fit', 'held_out', 'shown', 'input'] as const;

/**
 * The count of a branch in just this period, if there is one: by what the observation says that it is of, whatever links
 * stand for it in the model. What the model is fitted to comes before what was held out or is only shown.
 */
export function observedBranch(
  model: Model,
  counts: readonly CountedVolume[],
  branch: string,
  period: string,
): CountedVolume | undefined {
  const own = counts.filter(
    (count) =>
      count.unit === 't' &&
      count.period === period &&
      isOfBranch(rowOf(model.tables, 'observation', count.observation)?.selector ?? count.selector, branch),
  );
  return order.map((use) => own.find((count) => count.use === use)).find((count) => count !== undefined);
}

/** Whether a selector means a branch, or a part of it by mode, and nothing beside it. */
function isOfBranch(selector: string, branch: string): boolean {
  return selector.split(';').every((part) => {
    const corridors = part
      .split('&')
      .map((term) => term.trim())
      .filter((term) => term.startsWith('corridor:'));
    return corridors.length === 1 && corridors[0] === `corridor:${branch}`;
  });
}
