import { countingDate, relationSeriesTable } from '@meridian/engine';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { addDotButtons } from '../../charts/dot-buttons.ts';
import { roveButtons } from '../../charts/rove-buttons.ts';
import { chartThemes, drawTimeline } from '@meridian/charts';
import type { TimelineAct } from '@meridian/charts';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { formatDate, formatPoints, formatScore } from '@meridian/words';
import { relationSource, scopeWords, timelineTitle } from './chart-words.ts';
import { openEvent } from './open-event.ts';
import { relationsSettings } from './settings.ts';
import { useRelations } from './use-relations.ts';

const noActs: readonly TimelineAct[] = [];

/** The index of the pair over time with what makes it, and each act, which opens with its sources. */
export function Timeline(): ReactNode {
  const { model, theme, address, setAddress } = useWorkbench(relationsSettings);
  const relations = useRelations();
  const { date } = useNetwork();
  const { series, onDate } = relations;
  const answer = series.value?.dyads[0];
  const today = onDate.value?.dyads[0];
  const acts = useMemo(() => {
    if (answer === undefined) return noActs;
    const adds = new Map(today?.dyad === answer.dyad ? today.top.map((act) => [act.eventId, act.contribution]) : []);
    return answer.top.map(({ eventId, date: on, title, score }): TimelineAct => {
      const contribution = adds.get(eventId) ?? 0;
      const still = adds.has(eventId) ? `, still adds ${formatPoints(contribution)}` : ', after the date shown';
      return {
        id: eventId,
        date: countingDate(on),
        score,
        contribution,
        words: `${formatDate(on)}: ${title}. Score ${formatScore(score)}${still}`,
      };
    });
  }, [answer, today]);
  const { event } = address;
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      roveButtons(
        addDotButtons(
          drawTimeline(answer?.series ?? [], acts, {
            ...size,
            theme: chartThemes[theme],
            scheme: theme,
            shown: date,
            selected: event ?? undefined,
            recordEnd: model.tables.config[0]?.recordEnd,
          }),
          {
            selected: event ?? undefined,
            accent: chartThemes[theme].accent,
            onSelect: (id) => openEvent(setAddress, id),
          },
        ),
        event ?? undefined,
      ),
    [answer, acts, theme, date, event, setAddress, model],
  );
  if (series.problem !== undefined) return <p role="alert">{series.problem}</p>;
  if (answer === undefined || series.value === undefined) return <Waiting has={relations.pairs.length > 0} />;
  return (
    <ChartFrame
      title={timelineTitle(model, answer, today?.series[0]?.index, date)}
      subtitle={`${scopeWords(model, series.value)}. Below, each act by its score; area: what it still adds on ${formatDate(date)}`}
      source={relationSource(model)}
      fileName={`meridian-relation-${answer.dyad.replace('>', '-on-')}`}
      table={() => relationSeriesTable([answer])}
      draw={draw}
    />
  );
}

/** What stands where a chart will be. */
export function Waiting({ has }: { readonly has: boolean }): ReactNode {
  return (
    <p className="quiet">{has ? 'Reading the acts …' : 'No acts: the panel says which tables the model would need.'}</p>
  );
}
