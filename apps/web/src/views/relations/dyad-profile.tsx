import { useDebouncedValue } from '@mantine/hooks';
import type { RelationProfile } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useAnswer } from '../../state/use-answer.ts';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { actorName, formatFixed, formatPoints, formatShort, plural } from '@meridian/words';
import { profileQuery } from './relation-query.ts';
import { relationProfileRequest } from './requests.ts';
import { relationsSettings } from './settings.ts';
import { useRelations } from './use-relations.ts';

/** A profile takes a tenth of a second: it is asked for when the date has stood still for so long. */
const restMilliseconds = 300;

/** Beside the index: how it changed, who needs whom, where it broke, what drove it. */
export function DyadProfile(): ReactNode {
  const { model, models, address } = useWorkbench(relationsSettings);
  const relations = useRelations();
  const { date } = useNetwork();
  const { dyad } = relations;
  const [rested] = useDebouncedValue(date, restMilliseconds);
  const profile = useAnswer(
    models,
    relationProfileRequest,
    dyad === undefined || rested === '' ? undefined : profileQuery(address, dyad, rested),
  );
  const value = profile.value?.dyad === dyad ? profile.value : undefined;
  if (profile.problem !== undefined) return <p role="alert">{profile.problem}</p>;
  if (value === undefined) return <p className="quiet">Looking for breaks …</p>;
  return (
    <section className="relation-block" aria-label="Beside the index" data-stale={profile.isWorking}>
      <h2 className="minor">Beside the index</h2>
      <dl className="profile">
        <dt>In {value.convergence.years} years</dt>
        <dd>{changeWords(value)}</dd>
        <dt>Who needs whom</dt>
        <dd>
          <ul>
            {value.dependence.needsMore.map(({ measure, actor, why }) => (
              <li key={measure}>
                {measure}:{' '}
                <strong>
                  {actor === null ? 'not known' : actor === 'even' ? 'even' : `${actorName(model, actor)} needs more`}
                </strong>
                <span className="small quiet"> {why}</span>
              </li>
            ))}
          </ul>
        </dd>
        <dt>Breaks</dt>
        <dd>
          {value.breaks.breaks.length === 0 ? (
            <span className="quiet">none that shows by this date</span>
          ) : (
            <ul>
              {value.breaks.breaks.map(({ quarter, meanBefore, meanAfter, p, earliest, latest }) => (
                <li key={quarter}>
                  {quarterWords(quarter)}: from {formatPoints(meanBefore)} to {formatPoints(meanAfter)} a quarter
                  <span className="small quiet">
                    {' '}
                    (sum of scores; {quarterWords(earliest)} to {quarterWords(latest)}, p {pWords(p)})
                  </span>
                </li>
              ))}
            </ul>
          )}
        </dd>
        {value.drivers.length > 0 && (
          <>
            <dt>From outside</dt>
            <dd>
              <ul>
                {value.drivers.map(({ driver, name, words }) => (
                  <li key={driver}>
                    {name}: <span className="small quiet">{words}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>Alignment</dt>
        <dd>{alignmentWords(value)}</dd>
      </dl>
      {value.notes.length > 0 && <p className="small quiet">{value.notes.join(' ')}</p>}
    </section>
  );
}

function quarterWords(quarter: string): string {
  return quarter.replace('-', ' ');
}

function pWords(p: number): string {
  return p < 0.001 ? '< 0.001' : formatShort(p, 2);
}

function changeWords({ convergence }: RelationProfile): ReactNode {
  const { change, percentile, field, levelChange, lagChange, eventsChange } = convergence;
  if (change === null) return <span className="quiet">not known: its first act came later</span>;
  return (
    <>
      <strong>{formatPoints(change)}</strong>
      {levelChange === null || lagChange === null || eventsChange === null
        ? ''
        : `, of which level ${formatPoints(levelChange)}, lag behind it ${formatPoints(lagChange)}, acts ${formatPoints(eventsChange)}`}
      <span className="small quiet">
        {percentile === null ? '' : `; ${percentileWords(percentile)}`}
        {field.rank === null ? '' : `; ${ordinal(field.rank)} of ${plural(field.pairs, 'pair')}`}
      </span>
    </>
  );
}

/** Where a change stands among the pair's own earlier ones. */
function percentileWords(percentile: number): string {
  if (percentile >= 1) return 'higher than ever before in this pair';
  if (percentile <= 0) return 'lower than ever before in this pair';
  return `higher than ${String(Math.round(percentile * 100))} % of its own earlier changes`;
}

function ordinal(rank: number): string {
  const tens = rank % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${String(rank)}${ending}`;
}

/** Likeness of formats and of obligations, S from -1 to 1, now and before. */
function alignmentWords({ alignment, convergence }: RelationProfile): ReactNode {
  const parts = (['formats', 'obligations'] as const).flatMap((kind) => {
    const [now, before] = [alignment.now[kind], alignment.before[kind]];
    if (now === null) return [];
    const was = before === null ? '' : ` (${formatFixed(before.s, 2)} ${String(convergence.years)} years before)`;
    return [`${kind} S ${formatFixed(now.s, 2)}${was}`];
  });
  return parts.length === 0 ? (
    <span className="quiet">not known</span>
  ) : (
    <>
      {parts.join('; ')} <span className="small quiet">from −1, opposite, to 1, alike</span>
    </>
  );
}
