import { colorOfCorridor, palettes } from '@meridian/cartography';
import { branchQuarterTable } from '@meridian/engine';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { chartThemes, drawQuarters } from '@meridian/charts';
import type { QuarterPoint } from '@meridian/charts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { corridorName } from '@meridian/words';
import { observedBranch } from './observed-branch.ts';
import { pageGap, useFlows } from './use-flows.ts';
import { useQuarters } from './use-quarters.ts';

const noPeriods: readonly string[] = [];

/** Tonnes of each branch, quarter by quarter, beside what was observed. */
export function Quarters(): ReactNode {
  const { model, models, theme, address } = useWorkbench();
  const flows = useFlows();
  const periods = flows.periods ?? noPeriods;
  const { quarters, problem } = useQuarters(models, periods, address.comply, pageGap);
  const branches = useMemo(
    () => model.tables.corridor.filter(({ kind }) => kind === 'branch').map(({ corridorId }) => corridorId as string),
    [model],
  );
  const points = useMemo(
    (): readonly QuarterPoint[] =>
      branches.flatMap((branch) =>
        [...quarters].map(([period, answer]) => ({
          period,
          branch,
          tonnes: answer.branches.find((each) => each.branch === branch)?.tonnes ?? 0,
          observed: observedBranch(model, answer.calibration, branch, period),
        })),
      ),
    [model, branches, quarters],
  );
  const shownPeriod = flows.period;
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawQuarters(points, periods, {
        ...size,
        theme: chartThemes[theme],
        nameOf: (branch) => corridorName(model, branch),
        colorOf: (branch) => colorOfCorridor(model.tables.corridor, branch, palettes[theme]),
        shown: shownPeriod,
      }),
    [points, periods, model, theme, shownPeriod],
  );
  if (problem !== undefined) return <p role="alert">{problem}</p>;
  if (quarters.size === 0) return <p className="quiet">Solving the first quarter …</p>;
  return (
    <ChartFrame
      title="Tonnage of each branch by quarter"
      subtitle={
        quarters.size < periods.length
          ? `Solving: ${String(quarters.size)} of ${String(periods.length)} quarters so far`
          : 'Tonnes in a quarter, without changes: lines are all that uses a branch in the model, dots what was counted of it, a cross the model by the same count; hollow dots were held out'
      }
      source={`Model, not observation, beside observations of ${model.title}`}
      fileName="meridian-quarters"
      table={() => branchQuarterTable(points)}
      draw={draw}
    />
  );
}
