import type { Model } from '../model/model.ts';
import type { RegimeState } from './regime-state.ts';

/** What the state of a regime does to what it rules; 1 and 0 where it does nothing. */
export interface RegimeEffect {
  readonly forbidden: boolean;
  readonly capacityFactor: number;
  readonly hoursFactor: number;
  readonly hoursAdded: number;
  readonly costFactor: number;
  readonly usdPerTeuAdded: number;
  readonly usdPerTonneAdded: number;
}

/** What a state of a regime does; nothing where no row says so. */
export function effectOf({ tables }: Model, regimeId: string, state: RegimeState): RegimeEffect {
  const row = tables.regime_effect.find((each) => each.regimeId === regimeId && each.state === state);
  return {
    forbidden: row?.forbidden ?? false,
    capacityFactor: row?.capacityFactor ?? 1,
    hoursFactor: row?.hoursFactor ?? 1,
    hoursAdded: row?.hoursAdded ?? 0,
    costFactor: row?.costFactor ?? 1,
    usdPerTeuAdded: row?.usdPerTeuAdded ?? 0,
    usdPerTonneAdded: row?.usdPerTonneAdded ?? 0,
  };
}

/** What a state of a regime lifts: status and dates of rows, or also what regimes before it close; undefined: nothing. */
export function liftsOf({ tables }: Model, regimeId: string, state: RegimeState): 'status' | 'closures' | undefined {
  return tables.regime_effect.find((each) => each.regimeId === regimeId && each.state === state)?.lifts;
}
