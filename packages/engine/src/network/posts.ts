import type { ModelPart } from '../model/from-tables.ts';
import { fromTables } from '../model/from-tables.ts';
import type { CrossingRecord } from '../model/model.ts';
import { holdsFor } from './direction.ts';
import { rowsOfDays } from './rows-of-days.ts';
import type { RowOfDays } from './rows-of-days.ts';

/** A border post of a link in one direction: its rows of crossing, each with the days on which it holds. */
export type Post = readonly RowOfDays[];

interface Row {
  /** Index in `model.tables.crossing`. */
  readonly row: number;
  readonly record: CrossingRecord;
}

/** The posts of a link in a direction, in the order of the table. Rows of a link with one name are one post in several periods. */
export const indexPosts = fromTables(['crossing'], (model: ModelPart<'crossing'>) => {
  const ofLink = new Map<string, Row[]>();
  for (const [row, record] of model.tables.crossing.entries()) {
    const list = ofLink.get(record.linkId);
    if (list === undefined) ofLink.set(record.linkId, [{ row, record }]);
    else list.push({ row, record });
  }
  return (linkId: string, forward: boolean): readonly Post[] => {
    const posts: Row[][] = [];
    const dated = new Map<string, Row[]>();
    for (const each of ofLink.get(linkId) ?? []) {
      const { record } = each;
      if (!holdsFor(record, forward)) continue;
      const same = dated.get(record.name);
      if (same !== undefined && (isDated(record) || same.some((other) => isDated(other.record)))) {
        same.push(each);
        continue;
      }
      const post = [each];
      posts.push(post);
      dated.set(record.name, post);
    }
    return posts.map((post) => rowsOfDays([post]));
  };
});

function isDated({ validFrom, validTo }: CrossingRecord): boolean {
  return validFrom !== undefined || validTo !== undefined;
}
