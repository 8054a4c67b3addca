import type { FindingCode } from '@meridian/engine';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';

/** One kind of remark, and how it is said once it is known how often it holds. */
export interface Remark {
  readonly code: FindingCode;
  readonly column?: string;
  /** `example` is that of the first occurrence. */
  readonly say: (count: number, example: string) => string;
  readonly remedy: string;
}

/** Counts remarks that hold for many features, so that each kind is one finding. It is a class because it counts. */
export class ImportTally {
  readonly #kinds = new Map<string, { readonly remark: Remark; readonly example: string; count: number }>();

  /** `key` keeps apart what one remark says of different properties. */
  count(remark: Remark, example = '', key = ''): void {
    const name = `${remark.code}\n${remark.column ?? ''}\n${key}\n${remark.remedy}`;
    const kind = this.#kinds.get(name);
    if (kind === undefined) this.#kinds.set(name, { remark, example, count: 1 });
    else kind.count += 1;
  }

  /** Adds a finding for each kind, in the order in which they came up. */
  report(file: string, faults: FaultList): void {
    for (const { remark, example, count } of this.#kinds.values()) {
      const place = { file, ...(remark.column === undefined ? {} : { column: remark.column }) };
      faults.add(remark.code, place, remark.say(count, example), remark.remedy);
    }
  }
}

/** `1 line`, `4,109 lines` */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a, b, c and 12 more` */
export function listSome(names: readonly string[], most = 8): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${formatCount(rest)} more` : names.join(', ');
}

export function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
