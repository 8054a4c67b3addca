import type { ReactNode } from 'react';
import { indexColor } from '@meridian/charts';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { dyadName, formatDate, formatPoints, indexWords, notKnown, plural } from '@meridian/words';
import { beforeFirst } from './chart-words.ts';
import { useRelations } from './use-relations.ts';

/** The pair on the date: its index, what of it is level and what acts, and how sure that is. */
export function DyadSummary(): ReactNode {
  const { model, theme } = useWorkbench();
  const relations = useRelations();
  const { date } = useNetwork();
  const answer = relations.onDate.value?.dyads[0];
  const point = answer?.series[0];
  if (answer === undefined || point === undefined)
    return (
      <p className="quiet dyad-summary" role="status">
        Reading the acts …
      </p>
    );
  return (
    <section className="dyad-summary" aria-label="Chosen pair" data-stale={relations.onDate.isWorking}>
      <h2>{dyadName(model, answer.dyad)}</h2>
      <p className="index-line" aria-live="polite">
        <span className="index" style={point.index === null ? {} : { borderColor: indexColor(point.index, theme) }}>
          {inPoints(point.index)}
        </span>
        <span>
          {point.index === null
            ? `on ${formatDate(date)}: ${beforeFirst(answer)}.`
            : `${indexWords(point.index)} on ${formatDate(date)}`}
          <span className="small quiet"> Model, not observation, of {plural(answer.eventCount, 'act')}.</span>
        </span>
      </p>
      <dl className="totals">
        <div>
          <dt>structural level</dt>
          <dd>{formatPoints(point.level)}</dd>
        </div>
        <div>
          <dt>lag behind its moves</dt>
          <dd>{inPoints(point.lag)}</dd>
        </div>
        <div>
          <dt>acts, above or below both</dt>
          <dd>{inPoints(point.events)}</dd>
        </div>
        <div>
          <dt>10th to 90th percentile</dt>
          <dd>
            {point.p10 === null || point.p90 === null
              ? notKnown
              : `${formatPoints(point.p10)} to ${formatPoints(point.p90)}`}
          </dd>
        </div>
        <div>
          <dt>strongest act still felt</dt>
          <dd>{answer.top[0] === undefined ? 'none' : formatPoints(answer.top[0].contribution)}</dd>
        </div>
      </dl>
    </section>
  );
}

function inPoints(value: number | null): string {
  return value === null ? notKnown : formatPoints(value);
}
