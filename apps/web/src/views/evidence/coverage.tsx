import { coverageTable } from '@meridian/engine';
import type { Coverage, TableName } from '@meridian/engine';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { chartThemes, coverageHeight, drawCoverage } from '@meridian/charts';
import { useWorkbench } from '../../state/workbench-context.ts';

/** Tables with fewer figures than this are not worth a bar. */
const leastValues = 20;

/** What the figures of each table rest on. */
export function CoverageChart({
  coverage,
}: {
  readonly coverage: readonly (readonly [TableName, Coverage])[];
}): ReactNode {
  const { model, theme } = useWorkbench();
  const shown = useMemo(() => coverage.filter(([, { values }]) => values >= leastValues), [coverage]);
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawCoverage(shown, { ...size, theme: chartThemes[theme] }),
    [shown, theme],
  );
  return (
    <ChartFrame
      title="What the figures rest on"
      subtitle="Share of the figures of each table, the largest first"
      source={model.title}
      fileName="meridian-coverage"
      table={() => coverageTable(coverage)}
      draw={draw}
      height={coverageHeight(shown.length)}
    />
  );
}
