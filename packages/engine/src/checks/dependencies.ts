import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { Model } from '../model/model.ts';
import { nearestSpellings } from '../model/place-index.ts';
import { checkRange } from './own-range.ts';

/** A dependency says what follows what, and both are there. */
export function checkDependencies(model: Model): readonly Finding[] {
  return model.tables.dependency.flatMap((record) => [
    ...checkSubject(model, record),
    ...checkObject(model, record),
    ...checkRange(
      { file: 'dependency.csv', row: record.row },
      'effect',
      record.effect,
      record.effectLow,
      record.effectHigh,
    ),
  ]);
}

type Dependency = Model['tables']['dependency'][number];

/** What follows: a transition of a regime, or a dyad, and not both. */
function checkSubject(model: Model, record: Dependency): readonly Finding[] {
  const { row, dependencyId, regimeId, dyad, fromState, toState } = record;
  const at = { file: 'dependency.csv', row };
  const fault = (column: string, found: string | undefined, message: string, remedy: string): Finding =>
    createFinding('dependency-incomplete', { ...at, column, found }, message, remedy);
  if ((regimeId === undefined) === (dyad === undefined)) {
    const seen = regimeId === undefined ? 'neither a regime_id nor a dyad' : 'both a regime_id and a dyad';
    return [
      fault(
        'regime_id',
        regimeId,
        `The dependency “${dependencyId}” has ${seen}.`,
        'Give regime_id, from_state and to_state where a rate follows, or dyad where a relation does.',
      ),
    ];
  }
  if (dyad !== undefined) return checkDyad(model, row, 'dyad', dyad);
  if (fromState === undefined || toState === undefined || fromState === toState) {
    return [
      fault(
        fromState === undefined ? 'from_state' : 'to_state',
        fromState === undefined ? undefined : toState,
        `The dependency “${dependencyId}” does not say which transition of “${regimeId ?? ''}” follows.`,
        'Give two different states in from_state and to_state.',
      ),
    ];
  }
  return [];
}

/** What is followed exists, and is not the regime itself. */
function checkObject(model: Model, { row, dependencyId, regimeId, dyad, onKind, on }: Dependency): readonly Finding[] {
  const { tables } = model;
  const at = { file: 'dependency.csv', row, column: 'on', found: on };
  if (onKind === 'relation') {
    const faults = checkDyad(model, row, 'on', on);
    const isItself = dyad !== undefined && pairKey(dyad) === pairKey(on);
    return isItself && faults.length === 0 ? [itself(at, dependencyId, `relation ${dyad}`)] : faults;
  }
  if (onKind === 'regime' && on === regimeId) return [itself(at, dependencyId, `regime “${on}”`)];
  const known: readonly string[] =
    onKind === 'sanction'
      ? tables.sanction.map(({ sanctionId }) => sanctionId)
      : onKind === 'driver'
        ? tables.driver.map(({ driverId }) => driverId)
        : tables.regime.map(({ regimeId: id }) => id);
  if (known.includes(on)) return [];
  const near = nearestSpellings([...known], on, 3);
  return [
    createFinding(
      'reference-broken',
      at,
      `The dependency “${dependencyId}” follows the ${onKind} “${on}”, and ${onKind}.csv has no such row.`,
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Add the row to ${onKind}.csv, or correct the name.`,
    ),
  ];
}

function itself(at: Parameters<typeof createFinding>[1], dependencyId: string, what: string): Finding {
  return createFinding(
    'dependency-on-itself',
    at,
    `The dependency “${dependencyId}” makes the ${what} follow itself.`,
    'Name what moves it from outside; persistence is in the transition rates and the half-life.',
  );
}

/** A-B in one order. */
function pairKey(text: string): string {
  return text.split('-').sort().join('-');
}

/** A pair A-B of two different actors of the model. */
function checkDyad({ tables }: Model, row: number, column: string, text: string): readonly Finding[] {
  const at = { file: 'dependency.csv', row, column, found: text };
  const parts = text.split('-');
  const [a = '', b = ''] = parts;
  if (parts.length !== 2 || a === '' || b === '' || a === b) {
    const message = `“${text}” is not a pair A-B of two different actors.`;
    return [createFinding('dyad-invalid', at, message, 'Write two actor_ids joined by a hyphen, such as AAA-BBB.')];
  }
  const known = tables.actor.map(({ actorId }) => actorId as string);
  return parts.flatMap((id) => {
    if (known.includes(id)) return [];
    const near = nearestSpellings(known, id, 3);
    const remedy =
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Add the row to actor.csv, or correct the name.';
    return [createFinding('reference-broken', at, `actor.csv has no row “${id}”, which “${text}” names.`, remedy)];
  });
}
