import { isImoNumber } from '@meridian/engine';
import type { ListIdentifier, ListName, ListSanction } from '@meridian/engine';
import { skip } from './list-record.ts';
import type { ListRecord } from './list-record.ts';

/** Columns of a list in the simplified table of OpenSanctions (`targets.simple.csv`) that are read. */
const required = ['id', 'schema', 'name'] as const;

/** Whether cells are the header of such a table. */
export function isTargetsHeader(cells: readonly string[]): boolean {
  return required.every((column) => cells.includes(column));
}

/**
 * One row of the table: lists in a cell are separated by semicolons, and a sanction is a line of words without dates of
 * its own (`first_seen` and `last_seen` are days of the crawler, not of the sanction).
 */
export function parseTargetsRow(header: readonly string[], cells: readonly string[]): ListRecord {
  if (cells.length !== header.length) return skip('the row has another number of cells than the header');
  const cell = (column: string): string => cells[header.indexOf(column)]?.trim() ?? '';
  const list = (column: string): readonly string[] =>
    cell(column)
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  const [id, schema, name] = [cell('id'), cell('schema'), cell('name')];
  if (id === '' || schema === '') return skip('the entity lacks id or schema');
  const names: readonly ListName[] = [
    ...(name === '' ? [] : [{ text: name, kind: 'name' as const }]),
    ...list('aliases').map((text) => ({ text, kind: 'alias' as const })),
  ];
  if (names.length === 0) return { kind: 'other' };
  const entity = {
    id,
    schema,
    caption: names[0]?.text ?? id,
    names,
    identifiers: list('identifiers').map((value) => toIdentifier(schema, value)),
    countries: list('countries'),
    topics: [],
    sanctions: list('sanctions').map((program): ListSanction => ({ ...unknown, program })),
  };
  return { kind: 'entity', entity };
}

const unknown = { authority: null, program: null, from: null, to: null, listed: null, status: null };

/** The table does not say what a number is: of a ship, seven digits with a sound check digit are its IMO number. */
function toIdentifier(schema: string, value: string): ListIdentifier {
  const digits = value.replace(/^IMO\s*/i, '');
  return { kind: schema === 'Vessel' && isImoNumber(digits) ? 'imoNumber' : 'identifier', value };
}
