import { leastEdits, letterMasks } from './kernels/letter-bound.ts';
import type { LetterMasks } from './kernels/letter-bound.ts';
import { isPieceOfOther, mayPair } from './match-names.ts';
import { bareSide, partFloor, soundLoss } from './part-similarity.ts';
import type { BareSide } from './part-similarity.ts';
import type { NamePart, NameParts } from './name-parts.ts';

/** Most parts of listed names that are remembered; then all are forgotten, so that a list of any size passes through. */
const rememberedParts = 200_000;

/** A part with the letters that it has, as it is written and as it sounds. */
interface Lettered {
  readonly part: NamePart;
  readonly written: LetterMasks;
  readonly heard: LetterMasks;
}

interface Sought extends Lettered {
  readonly isVowelless: boolean;
  readonly queries: number[];
}

/**
 * Which of many names that are looked for a listed name may match, without comparing it with each: every part of a
 * listed name is compared once with the parts of the queries, and remembered, since the parts of a list recur. What it
 * leaves out scores 0. The index is over the queries, not over the list, which may be larger than the memory.
 */
export class QueryIndex {
  private readonly sought = new Map<string, Sought>();
  /** By all letters of a name, and by those of its parts alone. */
  private readonly byLetters = new Map<string, number[]>();
  private readonly known = new Map<string, readonly number[]>();
  private readonly marks: Int32Array;
  private round = 0;

  /** `queries`: each name that is looked for, in as many readings as it has. */
  constructor(queries: readonly (readonly NameParts[])[]) {
    this.marks = new Int32Array(queries.length).fill(-1);
    for (const [index, names] of queries.entries()) for (const name of names) this.add(name, index);
  }

  private add({ parts, full, whole, isVowelless }: NameParts, index: number): void {
    addTo(this.byLetters, full, index);
    if (whole !== full) addTo(this.byLetters, whole, index);
    for (const part of parts) {
      const key = `${part.kind} ${part.text} ${isVowelless ? 'v' : ''}`;
      const own = this.sought.get(key);
      if (own === undefined) this.sought.set(key, { ...lettered(part), isVowelless, queries: [index] });
      else if (own.queries.at(-1) !== index) own.queries.push(index);
    }
  }

  /** The places of the queries that a listed name may match, in no order. */
  candidates(name: NameParts): readonly number[] {
    const found: number[] = [];
    this.round += 1;
    for (const part of name.parts) {
      if (part.kind === 'initial' && name.parts.length > 1) continue;
      this.collect(this.queriesFor(part, name.isVowelless), found);
    }
    for (const letters of [name.full, name.whole]) this.collect(this.byLetters.get(letters) ?? [], found);
    return found;
  }

  private collect(queries: readonly number[], found: number[]): void {
    for (const query of queries) {
      if (this.marks[query] === this.round) continue;
      this.marks[query] = this.round;
      found.push(query);
    }
  }

  private queriesFor(part: NamePart, isVowelless: boolean): readonly number[] {
    const key = `${part.kind} ${part.text} ${isVowelless ? 'v' : ''}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const queries = new Set<number>();
    const own = lettered(part);
    for (const sought of this.sought.values())
      if (mayMeet(sought, own, bareSide(sought.isVowelless, isVowelless)))
        for (const query of sought.queries) queries.add(query);
    if (this.known.size >= rememberedParts) this.known.clear();
    const list = [...queries];
    this.known.set(key, list);
    return list;
  }
}

function lettered(part: NamePart): Lettered {
  return { part, written: letterMasks(part.text), heard: letterMasks(part.sound) };
}

/** Whether two parts may pair; most that may not are told by their letters alone. */
function mayMeet(a: Lettered, b: Lettered, bare: BareSide): boolean {
  const isFar = bare === undefined && isFarWritten(a, b) && isFarHeard(a, b);
  if (!isFar) return mayPair(a.part, b.part, bare);
  return a.part.kind !== 'initial' && b.part.kind !== 'initial' && isPieceOfOther(a.part, b.part);
}

/** What sums of a few decimals may be off. */
const rounding = 1e-6;

function isFarWritten(a: Lettered, b: Lettered): boolean {
  const length = Math.max(a.part.text.length, b.part.text.length);
  return leastEdits(a.written, b.written) > (1 - partFloor) * length + rounding;
}

function isFarHeard(a: Lettered, b: Lettered): boolean {
  const length = Math.max(a.part.sound.length, b.part.sound.length);
  return leastEdits(a.heard, b.heard) > (1 - partFloor - soundLoss) * length + rounding;
}

function addTo(map: Map<string, number[]>, key: string, index: number): void {
  const own = map.get(key);
  if (own === undefined) map.set(key, [index]);
  else own.push(index);
}
