import { firstDay, goldsteinScore, parseDate, ploverModeOf, ploverScore, ploverTypes } from '@meridian/engine';
import { quote } from '../../fault-list.ts';
import type { FaultList } from '../../fault-list.ts';
import { isCountryCode } from './country-codes.ts';
import { actOfCameo, actOfPlover } from './event-code.ts';
import { EARLIEST_YEAR } from './event-day.ts';
import type { EventDay } from './event-day.ts';
import type { EventReader } from './event-reader.ts';
import type { ImportedEvent, Rejection, RejectionReason } from './imported-event.ts';

const shared = ['date', 'direction', 'event_type', 'cameo_code', 'title', 'source_id'] as const;
const modelHeader = ['event_id', 'actor_a_id', 'actor_b_id', ...shared] as const;
const plainHeader = ['id', 'actor_a_iso3', 'actor_b_iso3', ...shared] as const;

/**
 * A register kept by hand: the header of the model's table `event`, or the plain one with `id`, `actor_a_iso3`,
 * `actor_b_iso3` and `relevance` in place of `tags`. Each bad row is a finding that says what would be right.
 */
export function registerReader(faults: FaultList): EventReader {
  return {
    separator: 'detected',
    quotes: 'rows',
    hasHeader: true,
    takesWindows1252: false,
    usualDateOrder: undefined,
    open: (header, file) => {
      const all = new Map(header.map((name, place) => [name.trim().toLowerCase(), place]));
      const isPlain = all.has('id');
      const missing = (isPlain ? plainHeader : modelHeader).filter((name) => !all.has(name));
      if (missing.length > 0) return `its first line has no column ${missing.map((name) => `“${name}”`).join(', ')}`;
      const columnCount = header.findLastIndex((name) => name.trim() !== '') + 1;
      return {
        columnCount,
        fewestCells: columnCount,
        emptyCells: Infinity,
        byteColumns: undefined,
        dateOrderOf: () => undefined,
        read: (cells, { today, row }) => {
          const cell = (name: string): string => (cells[all.get(name) ?? -1] ?? '').trim();
          return new RegisterRow(cell, isPlain, { file, row }, faults).read(today);
        },
      };
    },
    keys: [keyOfRegister],
    report: (reason, file, row, event) => reportRegisterRow(reason, { file, row }, event, faults),
  };
}

function keyOfRegister({ date, a, b, direction, code, title }: ImportedEvent): string {
  const pair = direction === 'mutual' && a > b ? [b, a] : [a, b];
  return [date, ...pair, direction, code ?? '', (title ?? '').trim().toLowerCase()].join('|');
}

function reportRegisterRow(
  reason: RejectionReason,
  at: { readonly file: string; readonly row: number },
  event: ImportedEvent | undefined,
  faults: FaultList,
): void {
  if (reason === 'wrong-column-count' || reason === 'cut-off-last-line')
    faults.add(
      'row-length',
      at,
      'the row has more or fewer cells than the header.',
      'Give it one cell for each column; put text with commas in double quotes.',
    );
  else if (reason === 'bad-encoding')
    faults.add(
      'file-unreadable',
      at,
      'the row is not UTF-8 text.',
      'Save the file again as UTF-8 (in a spreadsheet: "CSV UTF-8").',
    );
  else if (reason === 'duplicate')
    faults.add(
      'event-repeated',
      { ...at, found: event?.id },
      'another row has the same date, pair, direction, code and title.',
      'Remove one of them, or say in their titles what sets them apart.',
    );
}

/** One row while it is judged: the first fault that rejects it is reported, remarks beside it. */
class RegisterRow {
  readonly #cell: (name: string) => string;
  readonly #isPlain: boolean;
  readonly #at: { readonly file: string; readonly row: number };
  readonly #faults: FaultList;

  constructor(
    cell: (name: string) => string,
    isPlain: boolean,
    at: { readonly file: string; readonly row: number },
    faults: FaultList,
  ) {
    this.#cell = cell;
    this.#isPlain = isPlain;
    this.#at = at;
    this.#faults = faults;
  }

  read(today: number): ImportedEvent | Rejection {
    const [idColumn, aColumn, bColumn] = this.#isPlain ? plainHeader : modelHeader;
    for (const column of [idColumn, 'date', aColumn, bColumn, 'event_type', 'cameo_code', 'title', 'source_id'])
      if (this.#cell(column) === '')
        return this.#fault('cell-required', column, 'the cell is empty.', 'Every event needs one.', 'bad-row');
    const when = this.#day(today);
    if ('reason' in when) return when;
    const pair = this.#pair(aColumn, bColumn);
    if ('reason' in pair) return pair;
    const direction = this.#cell('direction') === '' ? 'a_to_b' : this.#cell('direction');
    if (direction !== 'a_to_b' && direction !== 'mutual')
      return this.#fault(
        'cell-value',
        'direction',
        `${quote(direction)} is no direction.`,
        'Write a_to_b or mutual.',
        'bad-row',
      );
    const act = this.#act();
    if ('reason' in act) return act;
    const listOf = (name: string): readonly string[] =>
      this.#cell(name)
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    return {
      ...act,
      ...when,
      ...pair,
      id: this.#cell(idColumn),
      direction,
      sources: undefined,
      host: undefined,
      mentions: undefined,
      title: this.#cell('title'),
      place: this.#cell('place'),
      tags: listOf(this.#isPlain && this.#cell('tags') === '' ? 'relevance' : 'tags'),
      sourceIds: listOf('source_id'),
    };
  }

  #day(today: number): EventDay | Rejection {
    const date = this.#cell('date');
    const [parts, first] = [parseDate(date), firstDay(date)];
    if (parts === undefined || first === undefined || parts.year < EARLIEST_YEAR)
      return this.#fault(
        'date-invalid',
        'date',
        `${quote(date)} is no date${parts === undefined ? '' : ` since ${String(EARLIEST_YEAR)}`}.`,
        'Write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.',
        'bad-date',
      );
    if (first > today)
      return this.#fault(
        'event-in-future',
        'date',
        'the event is dated after today.',
        'Correct the date; what is only planned is no event yet.',
        'future-date',
      );
    // where only the month or the year is known, the event counts in the middle of it
    const middle = parts.month === undefined ? `${date}-07-01` : parts.day === undefined ? `${date}-15` : date;
    return { date, day: firstDay(middle) ?? first };
  }

  #pair(aColumn: string, bColumn: string): { readonly a: string; readonly b: string } | Rejection {
    const [a, b] = [this.#cell(aColumn), this.#cell(bColumn)];
    for (const [column, actor] of [
      [aColumn, a],
      [bColumn, b],
    ] as const) {
      // the plain register holds codes of states, and ids of bodies that are not of three letters (EU, UN)
      const isActor = this.#isPlain
        ? isCountryCode(actor) || (/^[A-Z][A-Z0-9-]+$/.test(actor) && actor.length !== 3)
        : /^[\w-]+$/.test(actor);
      if (!isActor)
        return this.#fault(
          'cell-value',
          column,
          `${quote(actor)} is no actor.`,
          'Write the ISO 3166-1 alpha-3 code of a state, such as IRN.',
          'unknown-country',
        );
    }
    if (a === b)
      return this.#fault(
        'dyad-with-itself',
        bColumn,
        `the row pairs ${a} with itself.`,
        'Name two different actors.',
        'same-state',
      );
    return { a, b };
  }

  #act():
    Omit<ImportedEvent, 'id' | 'day' | 'date' | 'a' | 'b' | 'direction' | 'sources' | 'host' | 'mentions'> | Rejection {
    const [code, type] = [this.#cell('cameo_code'), this.#cell('event_type')];
    const [byCode, byType] = [actOfCameo(code), actOfPlover(type, undefined)];
    if (byCode === undefined)
      return this.#fault(
        'event-code-unknown',
        'cameo_code',
        `CAMEO 1.1b3 has no code ${quote(code)}.`,
        'Write a code of CAMEO with its leading zero, which a spreadsheet may have dropped.',
        'unknown-code',
      );
    if (byType === undefined)
      return this.#fault(
        'cell-value',
        'event_type',
        `${quote(type)} is no type of PLOVER 0.8.`,
        `Write one of ${ploverTypes.join(', ')}.`,
        'unknown-code',
      );
    if (byCode.type !== undefined && byCode.type !== type)
      this.#remark(
        'event-type-mismatch',
        'event_type',
        `CAMEO ${code} is ${byCode.type} in PLOVER, not ${type}.`,
        'Correct the type or the code.',
      );
    this.#compareScore(code);
    const mode = this.#cell('mode') === '' ? ploverModeOf(code, type) : this.#cell('mode');
    return {
      code,
      type,
      mode,
      goldstein: byCode.goldstein,
      plover: ploverScore(type, mode),
      quadClass: byType.quadClass,
    };
  }

  #compareScore(code: string): void {
    const [given, score] = [this.#cell('goldstein'), goldsteinScore(code)];
    if (given === '' || score === undefined || Math.abs(Number(given) - score) < 1e-9) return;
    this.#remark(
      'event-score-mismatch',
      'goldstein',
      `code ${code} scores ${String(score)} on the Goldstein scale, not ${quote(given)}.`,
      'Leave the cell empty, or write the score of the code; it is the code that counts.',
    );
  }

  #remark(code: Parameters<FaultList['add']>[0], column: string, fault: string, remedy: string): void {
    const found = this.#cell(column);
    this.#faults.add(code, { ...this.#at, column, found }, fault, remedy);
  }

  #fault(
    code: Parameters<FaultList['add']>[0],
    column: string,
    fault: string,
    remedy: string,
    reason: RejectionReason,
  ): Rejection {
    this.#remark(code, column, fault, remedy);
    return { reason, column, found: this.#cell(column) };
  }
}
