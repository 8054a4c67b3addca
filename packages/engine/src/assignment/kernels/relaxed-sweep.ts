// Sweeps in which the steepest facilities are relaxed. Where many trips share a few of them plain sweeps creep: what one trip
// can shift by itself is next to nothing, though two that shift against each other leave the steep volumes as they are. By
// the method of multipliers (Hestenes, 1969; Powell, 1969) a steep facility has a price that rises with its volume along a
// line of moderate slope, and after some sweeps the line moves on to the delay that the facility would have. Price and
// delay meet in a few rounds, since flows answer a price strongly where they could not shift for steepness.

import type { PathPairs } from './path-pairs.ts';
import type { PathSweep } from './path-sweep.ts';
import type { VolumeDelay } from './volume-delay.ts';

/** Rounds, and sweeps in each. */
const rounds = 10;
const sweepsOfRound = 4;
/** Shares of the facilities on which paths differ that are relaxed, in turns: which is best differs from network to network. */
const shares = [0.05, 0.1, 0.025] as const;

export class RelaxedSweep {
  private readonly pairs: PathPairs;
  private readonly sweeps: PathSweep;
  private readonly delays: VolumeDelay;
  private readonly isListed: Uint8Array;
  private runs = 0;

  constructor(pairs: PathPairs, sweeps: PathSweep, delays: VolumeDelay) {
    this.pairs = pairs;
    this.sweeps = sweeps;
    this.delays = delays;
    this.isListed = new Uint8Array(delays.volume.length);
  }

  /** Sweeps in rounds, which leaves the volumes near those where prices and delays meet; `least` is that of `PathSweep.sweep`. */
  run(least: number, isOver: () => boolean): void {
    const { delays } = this;
    const { facilities, slope } = this.chooseSteep();
    if (facilities.length === 0) return;
    for (const f of facilities) delays.relax(f, slope);
    for (let round = 0; round < rounds && !isOver(); round += 1) {
      for (let sweep = 0; sweep < sweepsOfRound; sweep += 1) this.sweeps.sweep(least);
      for (const f of facilities) delays.follow(f);
    }
    for (const f of facilities) delays.restore(f);
  }

  /** The facilities that are steeper than almost all, and the slope of those that are not. */
  private chooseSteep(): { readonly facilities: readonly number[]; readonly slope: number } {
    const { facility, firstDifference, count } = this.pairs;
    const { slope } = this.delays;
    const { isListed } = this;
    const listed: number[] = [];
    const end = firstDifference[count]!;
    for (let at = 0; at < end; at += 1) {
      const f = facility[at]!;
      if (isListed[f]! === 1) continue;
      isListed[f] = 1;
      listed.push(f);
    }
    for (const f of listed) isListed[f] = 0;
    listed.sort((a, b) => slope[b]! - slope[a]! || a - b);
    const share = shares[this.runs % shares.length] ?? shares[0];
    this.runs += 1;
    const most = slope[listed[Math.floor(share * listed.length)] ?? 0] ?? 0;
    return { facilities: listed.filter((f) => slope[f]! > most), slope: most };
  }
}
