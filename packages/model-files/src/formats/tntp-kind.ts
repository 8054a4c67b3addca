import type { FaultList } from '../fault-list.ts';

type TntpKind = 'net' | 'trips';

const names: Readonly<Record<TntpKind, string>> = { net: 'a net file', trips: 'a trips file' };
const signs: Readonly<Record<TntpKind, RegExp>> = {
  net: /^[ \t]*<\s*NUMBER\s+OF\s+(?:LINKS|NODES)\s*>/im,
  trips: /^[ \t]*(?:<\s*TOTAL\s+OD\s+FLOW\s*>|Origin\s+\d)/im,
};

/** Tags and the first blocks stand at the head. */
const headLength = 20_000;

/** Which of the two files a text is, by what only one of them has; undefined where it has the signs of both or of none. */
function kindOf(text: string): TntpKind | undefined {
  const head = text.slice(0, headLength);
  const [isNet, isTrips] = [signs.net.test(head), signs.trips.test(head)];
  return isNet === isTrips ? undefined : isNet ? 'net' : 'trips';
}

/** Whether a file is the other one of the two, which is one finding: nothing in it would read. */
export function reportOtherKind(file: string, text: string, expected: TntpKind, faults: FaultList): boolean {
  const kind = kindOf(text);
  if (kind === undefined || kind === expected) return false;
  const fault = `this is ${names[kind]}, and ${names[expected]} is needed here.`;
  faults.add('file-unreadable', { file }, fault, 'See whether the net and the trips are exchanged.');
  return true;
}
