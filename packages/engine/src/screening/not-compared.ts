import type { NameParts } from '../names/name-parts.ts';
import type { ReadEntity } from './read-entity.ts';

/** Names in a script that is not read: they are compared letter by letter with names in the same script only. */
export interface UncomparedNames {
  /** Whether the query is such a name, or names of the list are. */
  readonly of: 'query' | 'list';
  readonly script: string;
  readonly names: number;
  /** Of the list: entities that have no other name. */
  readonly entities: number;
  readonly example: string;
  readonly text: string;
}

/** Counts, by script, what a screening could not compare. */
export class NotCompared {
  private readonly ofQuery: readonly UncomparedNames[];
  private readonly ofList = new Map<string, { names: number; entities: number; readonly example: string }>();

  constructor(queries: readonly NameParts[]) {
    this.ofQuery = queries.flatMap(({ unread, text }) =>
      unread === undefined
        ? []
        : [
            {
              of: 'query',
              script: unread,
              names: 1,
              entities: 0,
              example: text,
              text: `“${text}” is in ${unread}, which is not read: it is found only where a list writes it the same. Look for it in Latin letters too.`,
            },
          ],
    );
  }

  take({ entity, unreadScripts: scripts }: ReadEntity): void {
    if (scripts.length === 0) return;
    const isOnly = scripts.every((script) => script !== undefined);
    const met = new Set<string>();
    for (const [place, script] of scripts.entries()) {
      if (script === undefined) continue;
      const own = this.ofList.get(script) ?? { names: 0, entities: 0, example: entity.names[place]?.text ?? '' };
      this.ofList.set(script, own);
      own.names += 1;
      if (isOnly && !met.has(script)) own.entities += 1;
      met.add(script);
    }
  }

  get list(): readonly UncomparedNames[] {
    const ofList = [...this.ofList].map(([script, { names, entities, example }]): UncomparedNames => {
      const only = entities === 0 ? '' : `; ${count(entities, 'entity has', 'entities have')} no other name`;
      return {
        of: 'list',
        script,
        names,
        entities,
        example,
        text: `${count(names, 'name of the list is', 'names of the list are')} in ${script}, which is not read, such as “${example}”${only}.`,
      };
    });
    return [...this.ofQuery, ...ofList];
  }
}

function count(number: number, one: string, more: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : more}`;
}
