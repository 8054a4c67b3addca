import { actTable } from '@meridian/engine';
import type { DyadAnswer, EventContribution } from '@meridian/engine';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { actsHeight, chartThemes, drawActs } from '@meridian/charts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { formatDate, formatPoints, formatScore, formatWholePercent } from '@meridian/words';
import { SortedTable } from '../../frame/sorted-table.tsx';
import type { Column } from '../../frame/sorted-table.tsx';
import { actsTitle, relationSource, scopeWords } from './chart-words.ts';
import { Waiting } from './timeline.tsx';
import { openEvent } from './open-event.ts';
import { relationsSettings } from './settings.ts';
import { useRelations } from './use-relations.ts';

const mostBars = 14;
const none: readonly EventContribution[] = [];

/** Acts and the lag of the level, which sum with the level to the index. */
function sumWords({ contributions, levelMoves, series }: DyadAnswer): string {
  const point = series.at(-1);
  if (contributions === null || levelMoves === null || point === undefined || point.index === null) return '';
  return `Structural level ${formatPoints(point.level)}, lag behind its moves ${formatPoints(levelMoves)}, acts ${formatPoints(contributions)}: index ${formatPoints(point.index)}.`;
}

/** What each act still adds on the date: the strongest as bars, all of them in a table. */
export function Acts(): ReactNode {
  const { model, theme, setAddress } = useWorkbench(relationsSettings);
  const relations = useRelations();
  const { date } = useNetwork();
  const { onDate } = relations;
  const answer = onDate.value?.dyads[0];
  const acts = answer?.top ?? none;
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawActs(acts.slice(0, mostBars), { ...size, theme: chartThemes[theme], scheme: theme }),
    [acts, theme],
  );
  if (onDate.problem !== undefined) return <p role="alert">{onDate.problem}</p>;
  if (answer === undefined || onDate.value === undefined) return <Waiting has={relations.pairs.length > 0} />;
  if (acts.length === 0) return <p className="quiet">No act of this pair counts by {formatDate(date)}.</p>;
  const columns: readonly Column<EventContribution>[] = [
    { title: 'Date', value: ({ date: on }) => on, cell: ({ date: on }) => formatDate(on) },
    {
      title: 'Act',
      cell: ({ eventId, title }) => (
        <button type="button" className="figure" onClick={() => openEvent(setAddress, eventId)}>
          {title}
        </button>
      ),
    },
    { title: 'Score', isNumber: true, value: ({ score }) => score, cell: ({ score }) => formatScore(score) },
    {
      title: 'Confidence',
      isNumber: true,
      value: ({ confidence }) => confidence,
      cell: ({ confidence }) => formatWholePercent(confidence),
    },
    {
      title: 'Still adds',
      isNumber: true,
      value: ({ contribution }) => Math.abs(contribution),
      cell: ({ contribution }) => formatPoints(contribution),
    },
  ];
  return (
    <div className="charts">
      <ChartFrame
        title={actsTitle(model, answer, date)}
        subtitle={`${scopeWords(model, onDate.value)}; the ${String(Math.min(mostBars, acts.length))} strongest of ${String(acts.length)} acts`}
        source={relationSource(model)}
        fileName="meridian-relation-acts"
        table={() => actTable(answer.dyad, date, acts)}
        draw={draw}
        height={actsHeight(Math.min(mostBars, acts.length))}
      />
      <p className="small quiet">{sumWords(answer)}</p>
      <SortedTable
        caption={`Acts by ${formatDate(date)}. Model, not observation, in the last column.`}
        columns={columns}
        rows={acts}
        keyOf={({ eventId }) => eventId}
        sortedBy="Still adds"
      />
    </div>
  );
}
