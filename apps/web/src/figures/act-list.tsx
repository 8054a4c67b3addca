import type { ActNotice } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useWorkbench } from '../state/workbench-context.ts';
import { Figure } from './figure.tsx';

/** The acts of some legs, each once, in the order in which the legs meet them; their place is their number, from 1. */
export function numberActs(acts: readonly ActNotice[]): readonly ActNotice[] {
  return [...new Map(acts.map((act) => [act.sanctionId, act])).values()];
}

/** Acts in full: who imposes each on whom, the act itself, since when (which leads to its sources) and whom it binds. */
export function ActList({ acts }: { readonly acts: readonly ActNotice[] }): ReactNode {
  const { nameOf } = useWorkbench();
  const touches = ({ through, named }: ActNotice): string =>
    `${through === 'node' ? 'place' : through === 'commodity' ? 'cargo' : through} ${through === 'node' ? nameOf(named) : named}`;
  return (
    <ol className="acts small">
      {numberActs(acts).map((act) => {
        const by = acts.filter(({ sanctionId }) => sanctionId === act.sanctionId).map(touches);
        return (
          <li key={act.sanctionId}>
            <strong>{act.party}</strong> on {act.target}: {act.title},{' '}
            <Figure cell={`sanction.${act.sanctionId}.valid_from`}>since {act.since}</Figure>
            {act.until === null ? '' : ` until ${act.until}`}.{act.scope === null ? '' : ` Forbids ${act.scope}.`}
            {act.binds === null ? '' : ` Binds ${act.binds}.`}{' '}
            <span className="quiet">Touches by {[...new Set(by)].join(', ')}.</span>
          </li>
        );
      })}
    </ol>
  );
}
