import { quote } from '../fault-list.ts';
import type { FaultList } from '../fault-list.ts';
import { parseNumber } from '../number-text.ts';

interface Tag {
  readonly value: string;
  readonly line: number;
}

/** The lines `<TAG> value` at the head of a TNTP file, in any order, and where the rows begin. */
export interface TntpMetadata {
  readonly file: string;
  /** By name, in capitals with single blanks. */
  readonly tags: ReadonlyMap<string, Tag>;
  readonly bodyAt: number;
  /** Line of `bodyAt`, from 1. */
  readonly bodyLine: number;
}

const END = 'END OF METADATA';

/** Reads the head of a file; without its closing line the rows begin where no tag stands any more, and that is an error. */
export function readTntpMetadata(file: string, text: string, faults: FaultList): TntpMetadata {
  const tags = new Map<string, Tag>();
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(at, end).trim();
    const match = /^<([^>]*)>(.*)$/.exec(content);
    if (match === null && content !== '' && !content.startsWith('~')) break;
    if (match !== null) addTag(file, tags, match, line, faults);
    at = end + 1;
    line += 1;
    if (tags.has(END)) return { file, tags, bodyAt: at, bodyLine: line };
  }
  faults.add(
    'metadata-missing',
    { file, row: Math.min(line, text.length === 0 ? 1 : line), found: '' },
    `the line <${END}> is missing.`,
    `Write <${END}> on a line of its own between the metadata and the rows.`,
  );
  return { file, tags, bodyAt: Math.min(at, text.length), bodyLine: line };
}

/** One finding for all tags of a file that say nothing to a reader of it. */
export function reportUnknownTags({ file, tags }: TntpMetadata, known: readonly string[], faults: FaultList): void {
  const unknown = [...tags].filter(([name]) => name !== END && !known.includes(name));
  const [first] = unknown;
  if (first === undefined) return;
  const found = unknown.map(([name]) => `<${name}>`).join(', ');
  const read = known.map((name) => `<${name}>`).join(', ');
  faults.add(
    'import-ignored',
    { file, row: first[1].line, found },
    `not read: ${found}.`,
    `Tags that are read here: ${read}.`,
  );
}

function addTag(
  file: string,
  tags: Map<string, Tag>,
  [, rawName = '', rawValue = '']: readonly string[],
  line: number,
  faults: FaultList,
): void {
  const name = rawName.trim().toUpperCase().replace(/\s+/g, ' ');
  const earlier = tags.get(name);
  if (earlier !== undefined) {
    const fault = `<${name}> stands in row ${String(earlier.line)} already.`;
    faults.add('key-repeated', { file, row: line, found: name }, fault, 'Delete one of the two lines.');
    return;
  }
  tags.set(name, { value: rawValue.replace(/~.*$/, '').replace(/;\s*$/, '').trim(), line });
}

interface TagRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** The number that a tag has; undefined where the tag is missing or at fault, which is reported. */
export function tagNumber(
  metadata: TntpMetadata,
  name: string,
  { least, most, whole }: TagRange,
  faults: FaultList,
): number | undefined {
  const tag = metadata.tags.get(name);
  if (tag === undefined) return undefined;
  const value = parseNumber(tag.value);
  const kind = whole ? 'whole number' : 'number';
  const place = { file: metadata.file, row: tag.line, column: name, found: tag.value };
  if (value === undefined || (whole && !Number.isInteger(value))) {
    const fault = `${quote(tag.value)} is not a ${kind}.`;
    faults.add('cell-type', place, fault, `Write a ${kind} behind <${name}>.`);
    return undefined;
  }
  if (value < least || value > most) {
    const range =
      most === Number.MAX_SAFE_INTEGER ? `of at least ${String(least)}` : `from ${String(least)} to ${String(most)}`;
    faults.add('cell-range', place, `${tag.value} is out of range.`, `Write a ${kind} ${range} behind <${name}>.`);
    return undefined;
  }
  return value;
}

/** The same for a tag without which the file cannot be read. */
export function requiredTagNumber(
  metadata: TntpMetadata,
  name: string,
  range: TagRange,
  faults: FaultList,
): number | undefined {
  if (!metadata.tags.has(name)) {
    const fault = `the line <${name}> is missing.`;
    const remedy = `Write <${name}> and the number above <${END}>.`;
    faults.add('metadata-missing', { file: metadata.file, column: name }, fault, remedy);
  }
  return tagNumber(metadata, name, range, faults);
}

/** What a unit of toll and of length cost in units of time, where a file says so. */
export interface TntpFactors {
  readonly tollFactor: number | undefined;
  readonly distanceFactor: number | undefined;
}

export function readTntpFactors(metadata: TntpMetadata, faults: FaultList): TntpFactors {
  const range = { least: -1e300, most: 1e300, whole: false };
  return {
    tollFactor: tagNumber(metadata, 'TOLL FACTOR', range, faults),
    distanceFactor: tagNumber(metadata, 'DISTANCE FACTOR', range, faults),
  };
}
