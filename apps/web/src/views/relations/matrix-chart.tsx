import { isRefusal, parseDyad, relationMatrixTable } from '@meridian/engine';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { chartThemes, drawMatrix, matrixHeight } from '@meridian/charts';
import type { MatrixPair } from '@meridian/charts';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { actorName, dyadName, formatDate, formatPoints } from '@meridian/words';
import { relationSource, scopeWords } from './chart-words.ts';
import { actorsByActs } from './pairs.ts';
import { Waiting } from './timeline.tsx';
import { useRelations } from './use-relations.ts';

/** Every pair with acts, for print. */
export function MatrixChart(): ReactNode {
  const { model, theme } = useWorkbench();
  const relations = useRelations();
  const { date } = useNetwork();
  const { matrix, pairs } = relations;
  const actors = useMemo(() => actorsByActs(pairs), [pairs]);
  const cells = useMemo(
    (): readonly MatrixPair[] =>
      matrix.value?.dyads.flatMap(({ dyad, series, eventCount }) => {
        const parsed = parseDyad(dyad);
        const index = series[0]?.index;
        return isRefusal(parsed) || index === undefined || index === null || eventCount === 0
          ? []
          : [{ a: parsed.a, b: parsed.b, index, acts: eventCount }];
      }) ?? [],
    [matrix.value],
  );
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawMatrix(actors, cells, {
        ...size,
        theme: chartThemes[theme],
        scheme: theme,
        nameOf: (actor) => actorName(model, actor),
      }),
    [actors, cells, theme, model],
  );
  if (matrix.problem !== undefined) return <p role="alert">{matrix.problem}</p>;
  if (matrix.value === undefined) return <Waiting has={pairs.length > 0} />;
  const ranked = cells.toSorted((x, y) => y.index - x.index);
  const [high, low] = [ranked[0], ranked.at(-1)];
  const title =
    high === undefined || low === undefined
      ? 'Every pair'
      : `Nearest on ${formatDate(date)}: ${dyadName(model, `${high.a}-${high.b}`)} (${formatPoints(high.index)}); furthest apart: ${dyadName(model, `${low.a}-${low.b}`)} (${formatPoints(low.index)})`;
  return (
    <ChartFrame
      title={title}
      subtitle={`${scopeWords(model, matrix.value)}; pairs before their first act are empty, actors with most acts come first`}
      source={relationSource(model)}
      fileName="meridian-relations-matrix"
      table={() => relationMatrixTable(matrix.value?.dyads ?? [])}
      draw={draw}
      height={matrixHeight(actors.length)}
    />
  );
}
