import { countingDate } from '@meridian/engine';
import type { DescribedRegime } from '@meridian/engine';
import type { ReactNode } from 'react';
import { EventButtons } from './event-buttons.tsx';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { dependencyWords, dyadName, formatDate, formatWholePercent, plural } from '@meridian/words';
import { positionOfLinks } from './relation-content.ts';
import { regimesOnDyad } from './ruled-regimes.ts';
import type { RegimeDependency } from './ruled-regimes.ts';
import { useRelations } from './use-relations.ts';

/** States on record that are named, the latest first. */
const mostStates = 5;

/** What of the network hangs on the pair: regimes whose rates follow it, how they stand on the date and why. */
export function DyadRegimes(): ReactNode {
  const { model } = useWorkbench();
  const relations = useRelations();
  const { date } = useNetwork();
  const { dyad, regimes } = relations;
  if (dyad === undefined) return null;
  const ruled = regimesOnDyad(model, dyad);
  const described = new Map(regimes.value?.map((regime) => [regime.id, regime]));
  return (
    <section aria-label="What hangs on it" className="relation-block">
      <h2 className="minor">What hangs on it on {formatDate(date)}</h2>
      {ruled.length === 0 && (
        <p className="quiet">
          No regime of this model follows {dyadName(model, dyad)}; the table <code>dependency</code> would say so.
        </p>
      )}
      {regimes.problem !== undefined && <p role="alert">{regimes.problem}</p>}
      {ruled.length > 0 && (
        <ul className="regimes">
          {ruled.map(({ id, dependencies }) => {
            const regime = described.get(id);
            return regime === undefined ? (
              <li key={id} className="quiet">
                {id} …
              </li>
            ) : (
              <Regime key={id} regime={regime} dependencies={dependencies} />
            );
          })}
        </ul>
      )}
      {ruled.length > 0 && <p className="small quiet">Their links are set off on the map. Rates are a model.</p>}
    </section>
  );
}

function Regime({
  regime,
  dependencies,
}: {
  readonly regime: DescribedRegime;
  readonly dependencies: readonly RegimeDependency[];
}): ReactNode {
  const { model, setAddress } = useWorkbench();
  const { id, name, state, since, note, events, outlook, links } = regime;
  const position = positionOfLinks(model, links);
  const other = state === 'open' ? 'closed' : 'open';
  return (
    <li data-state={state}>
      <div>
        <strong>{name}</strong> <span className="state">{state}</span>
        <span className="small quiet">
          {since === null ? ', since before the record' : `, since ${formatDate(since)}`};{' '}
          {plural(links.length, 'link')}{' '}
        </span>
        {position !== undefined && (
          <button
            type="button"
            className="figure small"
            aria-label={`Show ${name} on the map`}
            onClick={() => void setAddress({ map: position })}
          >
            show
          </button>
        )}
      </div>
      {note !== null && <p className="small">{note}</p>}
      <EventButtons events={events} />
      <StatesOnRecord regimeId={id} />
      <p className="small quiet">
        Chance to be {other} a year on: {formatWholePercent(outlook.year[other])}
        {dependencies.map((dependency) => (
          <span key={dependency.dependencyId} title={dependency.note}>
            ; {dependencyWords(dependency)}
          </span>
        ))}
      </p>
    </li>
  );
}

/** States of a regime that its record names; each leads to the network of its first day. */
function StatesOnRecord({ regimeId }: { readonly regimeId: string }): ReactNode {
  const { model, setAddress } = useWorkbench();
  const states = model.tables.regime_state
    .filter((row) => row.regimeId === regimeId)
    .toSorted((x, y) => (x.validFrom < y.validFrom ? 1 : -1));
  if (states.length === 0) return null;
  return (
    <p className="small">
      <span className="quiet">On record: </span>
      {states.slice(0, mostStates).map(({ state, validFrom }, at) => (
        <span key={validFrom}>
          {at > 0 && ', '}
          <button
            type="button"
            className="figure small"
            title="Show the network of this day"
            onClick={() => void setAddress({ depart: countingDate(validFrom) })}
          >
            {state} {formatDate(validFrom)}
          </button>
        </span>
      ))}
      {states.length > mostStates && <span className="quiet"> and {states.length - mostStates} earlier</span>}
    </p>
  );
}
