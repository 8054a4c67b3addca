import { countingDate, listDimensions, registerEvents, rowOf } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import type { ReactNode } from 'react';
import { sideColors } from '@meridian/charts';
import { Notice } from '../../frame/notice.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { listPairs } from './pairs.ts';
import { readRelationSettings } from './relation-query.ts';
import {
  actorName,
  cameoWords,
  dyadName,
  eventTypeWords,
  formatDate,
  formatPoints,
  formatScore,
} from '@meridian/words';
import { SourceList } from '../../detail/source-list.tsx';
import './relations.css';
import { relationsRequest } from './requests.ts';
import { relationsSettings } from './settings.ts';

type EventRecord = Model['tables']['event'][number];

/** An act of the register: who, to whom, how it is coded and scored, who says so, and what it moved. */
export function EventDetail({ id }: { readonly id: string }): ReactNode {
  const { model, setAddress } = useWorkbench();
  const event = rowOf(model.tables, 'event', id);
  if (event === undefined) return <Notice title="No such act">The model has no event “{id}”.</Notice>;
  const scored = registerEvents(model).find((each) => each.id === id);
  const mode = event.mode === undefined ? '' : `, ${event.mode}`;
  return (
    <>
      <div>
        <h2>{event.title}</h2>
        <p className="quiet">
          {formatDate(event.date)}
          {event.place === undefined ? '' : `, ${event.place}`}
        </p>
        <p>
          {actorName(model, event.actorAId)} {event.direction === 'mutual' ? 'and' : 'towards'}{' '}
          {actorName(model, event.actorBId)}
        </p>
      </div>
      <dl className="facts">
        <dt>Kind</dt>
        <dd>
          {eventTypeWords(event.eventType)}{' '}
          <span className="quiet small">
            (PLOVER {event.eventType}
            {mode})
          </span>
        </dd>
        <dt>Code</dt>
        <dd>
          {cameoWords(event.cameoCode)} <span className="quiet small">(CAMEO {event.cameoCode})</span>
        </dd>
        <dt>Score</dt>
        <dd>
          {formatScore(scored?.scores.goldstein)} Goldstein, {formatScore(scored?.scores.plover)} PLOVER
          <span className="quiet small"> from −10 to +10</span>
        </dd>
        <dt>Confidence</dt>
        <dd>
          {scored === undefined ? 'not known' : `${String(Math.round(scored.confidence * 100))} %`}
          <span className="quiet small"> by the grades of its sources</span>
        </dd>
        {event.tags.length > 0 && (
          <>
            <dt>Subjects</dt>
            <dd>{event.tags.map((tag) => tag.replaceAll('_', ' ')).join(', ')}</dd>
          </>
        )}
        {event.note !== undefined && (
          <>
            <dt>Note</dt>
            <dd>{event.note}</dd>
          </>
        )}
      </dl>
      <SourceList ids={event.sourceId} />
      <Moved event={event} />
      <NamingStates id={id} />
      <div className="controls">
        <button
          type="button"
          className="figure small"
          onClick={() => void setAddress({ depart: countingDate(event.date) })}
        >
          Show the network of {formatDate(countingDate(event.date))}
        </button>
      </div>
    </>
  );
}

/** What the act still adds to the index of its pair on the date shown, by dimension. */
function Moved({ event }: { readonly event: EventRecord }): ReactNode {
  const { model, models, address, theme } = useWorkbench(relationsSettings);
  const { date } = useNetwork();
  const dimensions = listDimensions(model);
  const pair = `${event.actorAId}-${event.actorBId}`;
  const name = dyadName(model, listPairs(model).find(({ a, b }) => `${b}-${a}` === pair)?.dyad ?? pair);
  const answer = useAnswer(models, relationsRequest, {
    ...readRelationSettings(address),
    dyads: [pair],
    dimensions: dimensions.map(({ id }) => id),
    on: date,
    draws: 0,
    top: 10_000,
  });
  const isLater = countingDate(event.date) > date;
  const rows = dimensions.flatMap(({ id, name: words }) => {
    const found = answer.value?.dyads.find(({ dimension }) => dimension === id);
    const contribution = found?.top.find(({ eventId }) => eventId === event.eventId)?.contribution;
    return contribution === undefined ? [] : [{ id, words, contribution }];
  });
  const most = Math.max(0.01, ...rows.map(({ contribution }) => Math.abs(contribution)));
  const { positive, negative } = sideColors[theme];
  return (
    <section>
      <h3>What it still moves on {formatDate(date)}</h3>
      {answer.problem !== undefined && <p role="alert">{answer.problem}</p>}
      {isLater ? (
        <p className="quiet">Nothing yet: it comes after this date.</p>
      ) : (
        <>
          <p className="small quiet">Points of the index of {name}; dimensions overlap. Model, not observation.</p>
          <div className="contribution-bars">
            {rows.map(({ id, words, contribution }) => (
              <div key={id} style={{ display: 'contents' }}>
                <span className="small">{words}</span>
                <span className="bar" aria-hidden="true">
                  <span
                    style={{
                      width: `${String((Math.abs(contribution) / most) * 100)}%`,
                      background: contribution < 0 ? negative : positive,
                    }}
                  />
                </span>
                <strong className="small">{formatPoints(contribution)}</strong>
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** States of regimes that name the act as what brought them about. */
function NamingStates({ id }: { readonly id: string }): ReactNode {
  const { model, setAddress } = useWorkbench();
  const states = model.tables.regime_state.filter(({ eventId }) => eventId.some((each) => each === id));
  return (
    <section>
      <h3>What it brought about in the network</h3>
      {states.length === 0 ? (
        <p className="quiet">No state of a regime names it.</p>
      ) : (
        <ul style={{ listStyle: 'none' }}>
          {states.map(({ regimeId, state, validFrom, validTo, note }) => (
            <li key={`${regimeId} ${validFrom}`}>
              <button
                type="button"
                className="figure"
                title="Show the network of this day"
                onClick={() => void setAddress({ depart: countingDate(validFrom) })}
              >
                {rowOf(model.tables, 'regime', regimeId)?.name ?? regimeId}: {state}
              </button>
              <span className="small quiet">
                {' '}
                from {formatDate(validFrom)}
                {validTo === undefined ? '' : ` to ${formatDate(validTo)}`}
                {note === undefined ? '' : `. ${note}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
