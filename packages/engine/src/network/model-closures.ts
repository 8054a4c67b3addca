import { rowOf } from '../model/rows-by-id.ts';
import { createMemo } from '../memo/memo.ts';
import { isIn, spanOf } from '../calendar/day-spans.ts';
import { cellBasis, evidenceTables, indexEvidence, rowKey } from '../evidence/evidence-index.ts';
import { fromTables } from '../model/from-tables.ts';
import type { ModelPart } from '../model/from-tables.ts';
import type { LinkRecord, ServiceRecord } from '../model/model.ts';
import { tables } from '../model/tables/index.ts';
import { at } from './at.ts';
import type { Topology } from './network.ts';
import type { ClosedReason } from './rules.ts';

/** A row that may be absent on a day, and why. */
interface Presence {
  /** Closed on any day. */
  readonly status: (() => ClosedReason) | undefined;
  /** Days from 1970-01-01. */
  readonly first: number;
  readonly last: number;
  readonly before: () => ClosedReason;
  readonly after: () => ClosedReason;
}

/** A row that is not there on a day, by its index in its table. */
export interface Absence {
  readonly row: number;
  readonly reason: ClosedReason;
}

/** Days that are asked for by turns, each of one list for all cargoes. */
const mostDays = 24;
const absences = createMemo<readonly Absence[]>(mostDays);

/** The links or services that are not there on a day by the model itself, in the order of the table, and why. */
export function absentOn(presences: readonly Presence[], day: number): readonly Absence[] {
  return absences.of(presences, String(day), () =>
    presences.flatMap((presence, row) => {
      const reason = absenceOn(presence, day);
      return reason === undefined ? [] : [{ row, reason }];
    }),
  );
}

function absenceOn({ status, first, last, before, after }: Presence, day: number): ClosedReason | undefined {
  if (status !== undefined) return status();
  return day < first ? before() : day > last ? after() : undefined;
}

const presenceTables = ['link', 'project', ...evidenceTables] as const;
type Evidenced = ModelPart<(typeof presenceTables)[number]>;

/** When each link is there, in the order of the table. Words and sources are looked up when one is absent, once. */
export const presenceOfLinks = fromTables(presenceTables, (model: Evidenced): readonly Presence[] => {
  return model.tables.link.map((link) => {
    const reason = (column: string, words: string, kind: ClosedReason['kind']) => (): ClosedReason =>
      absentLink(model, link, { column, words, kind });
    const { status } = link;
    return {
      status: status === 'open' ? undefined : lazily(reason('status', statusWords[status], 'status')),
      ...spanOf(link),
      before: lazily(reason('valid_from', `opens on ${link.validFrom ?? ''}`, 'validity')),
      after: lazily(reason('valid_to', `was there until ${link.validTo ?? ''}`, 'validity')),
    };
  });
});

/** Arcs of dated rows of handling and borders, of which a topology has one list. */
const datedArcs = createMemo<readonly number[]>(1);

/** The arcs that are not there on a day because another row of their place holds then. */
export function arcsOutsideDays({ arcs }: Pick<Topology, 'arcs'>, day: number): readonly number[] {
  const dated = datedArcs.of(arcs, '', () => arcs.flatMap(({ days }, arc) => (days === undefined ? [] : [arc])));
  return dated.filter((arc) => !isIn(at(arcs, arc).days ?? [], day));
}

/** Why such an arc is closed. Nothing is left out by it: the other row is there in its place. */
export const outsideDays: ClosedReason = {
  kind: 'validity',
  text: 'another row of the place holds on this day',
  sources: [],
  isAside: true,
};

/** When each service runs, in the order of the table. */
export const presenceOfServices = fromTables(['service'], ({ tables: { service } }): readonly Presence[] =>
  service.map((row) => {
    const absent = (): ClosedReason => absentService(row);
    return { status: undefined, ...spanOf(row), before: absent, after: absent };
  }),
);

const statusWords = {
  planned: 'is planned',
  under_construction: 'is under construction',
  suspended: 'is suspended',
} as const;

function absentLink(
  model: Evidenced,
  link: LinkRecord,
  {
    column: name,
    words,
    kind,
  }: { readonly column: string; readonly words: string; readonly kind: ClosedReason['kind'] },
): ClosedReason {
  const column = tables.link.columns.find((each) => each.name === name);
  const project = rowOf(model.tables, 'project', link.projectId);
  return {
    kind,
    text: `${link.name ?? link.linkId} ${words}${project === undefined ? '' : ` (${project.name})`}`,
    sources:
      column === undefined
        ? []
        : cellBasis(indexEvidence(model), 'link', link, column, rowKey(tables.link, link)).sources,
  };
}

function absentService({ name, validFrom, validTo, sourceId }: ServiceRecord): ClosedReason {
  const from = validFrom === undefined ? '' : `from ${validFrom} `;
  const until = validTo === undefined ? '' : `until ${validTo}`;
  return { kind: 'validity', text: `${name} runs ${from}${until}`.trim(), sources: sourceId };
}

/** What is made when it is first asked for, and then kept. */
function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
