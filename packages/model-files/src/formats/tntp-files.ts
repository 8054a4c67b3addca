import { decodeText } from '../decode-text.ts';
import { FaultList, quote } from '../fault-list.ts';
import type { ModelFiles } from '../model-files.ts';

export interface TntpFile {
  readonly file: string;
  readonly content: string;
}

/** The files of an instance; what is not there is undefined. */
export interface TntpFiles {
  readonly net: TntpFile | undefined;
  readonly nodes: TntpFile | undefined;
  readonly trips: TntpFile | undefined;
}

type Kind = 'net' | 'trips' | 'node';

const words: Readonly<Record<Kind, string>> = { net: 'a net', trips: 'a trips file', node: 'a file of nodes' };

/** Lines that tell what a file holds; names are given as people like. */
const START_LENGTH = 20_000;

/**
 * Picks net, positions and trips among files by what they hold. The file `named` is the net whatever its name, and what
 * shares most of the beginning of its name is of the same instance.
 */
export function findTntpFiles(files: ModelFiles, named: string | undefined, faults: FaultList): TntpFiles {
  const texts = [...files].map(([file, content]): TntpFile => {
    // of files that may be of no concern here, nothing is said
    return { file, content: decodeText(file, content, file === named ? faults : new FaultList()) ?? '' };
  });
  const own = texts.find(({ file }) => file === named);
  const of = (kind: Kind): TntpFile | undefined => {
    const found = texts.filter(({ file, content }) => file !== named && kindOf(content) === kind);
    const start = named ?? commonNet(texts)?.file ?? '';
    return found.sort((a, b) => sharedLength(b.file, start) - sharedLength(a.file, start))[0];
  };
  const net = own ?? commonNet(texts);
  if (own !== undefined) reportOtherKind(own, of('net'), faults);
  const [nodes, trips] = [of('node'), of('trips')];
  if (net !== undefined) {
    const beside = [nodes, trips].flatMap((each) => (each === undefined ? [] : [each.file]));
    const read = beside.length === 0 ? 'nothing' : beside.map((file) => quote(file)).join(' and ');
    const remedy = 'Put the files of other instances elsewhere if these do not belong together.';
    faults.add('import-assumed', { file: net.file }, `it was read as the net; beside it ${read}.`, remedy);
  }
  return { net, nodes, trips };
}

function commonNet(texts: readonly TntpFile[]): TntpFile | undefined {
  return texts.find(({ content }) => kindOf(content) === 'net');
}

function reportOtherKind({ file, content }: TntpFile, net: TntpFile | undefined, faults: FaultList): void {
  const kind = kindOf(content);
  if (kind === undefined || kind === 'net') return;
  const remedy = net === undefined ? 'Name the net file.' : `Name the net: ${net.file}.`;
  faults.add('metadata-missing', { file }, `this is ${words[kind]}, not a net.`, remedy);
}

/** What a file holds, by its metadata and first rows; undefined where that cannot be told. */
export function kindOf(content: string): Kind | undefined {
  const start = content.slice(0, START_LENGTH);
  if (/^\s*<(NUMBER OF LINKS|FIRST THRU NODE|NUMBER OF NODES)>/im.test(start)) return 'net';
  if (/^\s*Origin\s+\d+/im.test(start) || /^\s*<TOTAL OD FLOW>/im.test(start)) return 'trips';
  const rows = start
    .split(/\r?\n/)
    .map((line) => line.replace(/[~;].*$/, '').trim())
    .filter((line) => line !== '');
  const isHeader = /^"?(node|id)\w*"?[\s,]+"?(x|lon)/i.test(rows[0] ?? '');
  const isRow = /^\d+[\s,]+-?[\d.]+(e[+-]?\d+)?[\s,]+-?[\d.]+(e[+-]?\d+)?$/i;
  return isHeader || (rows.length > 0 && rows.slice(0, 3).every((row) => isRow.test(row))) ? 'node' : undefined;
}

function sharedLength(name: string, other: string): number {
  let length = 0;
  while (length < name.length && name[length]?.toLowerCase() === other[length]?.toLowerCase()) length += 1;
  return length;
}
