import { dyadKey, isRefusal, parseSelector, select } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { keyOf } from './pairs.ts';

/** A dependency of a regime on a relation. */
export type RegimeDependency = Model['tables']['dependency'][number];

/** Regimes whose rates follow the relation of a pair, in the order of the model, each with what it says of it. */
export function regimesOnDyad(
  { tables }: Model,
  dyad: string,
): readonly { readonly id: string; readonly dependencies: readonly RegimeDependency[] }[] {
  const key = keyOf(dyad);
  const rows = tables.dependency.filter(({ onKind, on }) => onKind === 'relation' && keyOf(on) === key);
  return tables.regime.flatMap(({ regimeId }) => {
    const dependencies = rows.filter((row) => row.regimeId === regimeId);
    return dependencies.length === 0 ? [] : [{ id: regimeId, dependencies }];
  });
}

/** Links that these regimes rule, whatever the cargo. */
export function linksOfRegimes(model: Model, regimes: readonly string[]): ReadonlySet<string> {
  const links = new Set<string>();
  for (const { regimeId, selector } of model.tables.regime) {
    if (!regimes.includes(regimeId)) continue;
    const parsed = parseSelector(selector);
    if (!isRefusal(parsed)) for (const link of select(model, parsed).links) links.add(link);
  }
  return links;
}

/** A spell in which a driver that is said to move a pair was above nothing; the end is undefined while it lasts. */
export interface DriverSpell {
  readonly driver: string;
  readonly name: string;
  readonly level: number;
  readonly from: string;
  readonly to: string | undefined;
}

/** What drove the pairs from outside and when, by the model's own account. */
export function driverSpells({ tables }: Model, dyads: readonly string[]): readonly DriverSpell[] {
  const keys = new Set(dyads.map(keyOf));
  const drivers = tables.driver.filter(({ dyads: moved }) =>
    moved.some((dyad) => {
      const [a = '', b = ''] = dyad.split('-');
      return keys.has(dyadKey(a, b));
    }),
  );
  return drivers.flatMap(({ driverId, name }) =>
    tables.driver_state
      .filter((row) => row.driverId === driverId && row.level !== 0)
      .map(({ level, validFrom, validTo }) => ({ driver: driverId, name, level, from: validFrom, to: validTo })),
  );
}
