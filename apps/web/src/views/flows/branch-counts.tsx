import { rowOf } from '@meridian/engine';
import { palettes } from '@meridian/cartography';
import { branchChangeTable, compareBranches, countTable } from '@meridian/engine';
import type { CountedVolume, Model } from '@meridian/engine';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { chartThemes, countsHeight, differenceHeight, drawCounts, drawDifference } from '@meridian/charts';
import { Figure } from '../../figures/figure.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import {
  changeWords,
  corridorName,
  countName,
  formatAmount,
  observedWords,
  periodWords,
  residualWords,
  useWords,
} from '@meridian/words';
import { SortedTable } from '../../frame/sorted-table.tsx';
import type { Column } from '../../frame/sorted-table.tsx';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

/** Each count of the period beside the model, and, where something is changed, branches before and after. */
export function BranchCounts(): ReactNode {
  const { address } = useWorkbench(flowsSettings);
  const flows = useFlows();
  const base = flows.base.value;
  const hasChanges = address.changes.length > 0;
  if (base === undefined) return <p className="quiet">{flows.base.isWorking ? 'Solving …' : 'No flows yet.'}</p>;
  return (
    <div className="charts">
      {hasChanges && <Difference />}
      {base.calibration.length === 0 ? (
        <p className="quiet">
          The model has no count for {periodWords(base.period)}. A row of <code>count.csv</code> says how an observed
          volume is counted.
        </p>
      ) : (
        <Counts counts={base.calibration} period={base.period} />
      )}
    </div>
  );
}

function Counts({ counts, period }: { readonly counts: readonly CountedVolume[]; readonly period: string }): ReactNode {
  const { model, theme } = useWorkbench();
  const flows = useFlows();
  // one axis has one unit
  const weighed = useMemo(
    () =>
      counts
        .filter(({ unit }) => unit === 't')
        // what was observed of just this period comes first, and what the model is held against before what is only shown
        .toSorted((a, b) => rankOf(a, period) - rankOf(b, period) || b.observed - a.observed),
    [counts, period],
  );
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawCounts(weighed, (count) => countName(model, count, period), {
        ...size,
        theme: chartThemes[theme],
        modelColor: palettes[theme].accent,
      }),
    [weighed, model, theme, period],
  );
  const columns: readonly Column<CountedVolume>[] = [
    { title: 'Counted', value: (count) => countName(model, count, count.period) },
    { title: 'Period', value: ({ period: its }) => periodWords(its) },
    {
      title: 'Observed',
      value: ({ observed }) => observed,
      cell: (count) => <Figure cell={`observation.${count.observation}.value_low`}>{observedWords(count)}</Figure>,
      isNumber: true,
    },
    {
      title: 'Model',
      value: ({ modelled }) => modelled,
      cell: ({ modelled, unit }) => formatAmount(modelled, unit),
      isNumber: true,
    },
    {
      title: 'Off by',
      value: ({ modelled, observed }) => (observed === 0 ? undefined : Math.abs(modelled / observed - 1)),
      cell: residualWords,
      isNumber: true,
    },
    { title: 'Use', value: ({ use }) => useWords[use] },
    { title: 'What is counted', value: ({ note }) => note ?? '' },
    { title: 'Why the model is off', value: ({ missReason }) => missReason ?? '' },
  ];
  return (
    <>
      {weighed.length > 0 && (
        <ChartFrame
          title="What the model says and what was counted"
          subtitle={`Tonnes in ${periodWords(period)}, or in the period that is named: bars are the model without changes, dots observed volumes with their range; hollow dots were held out and never fitted to`}
          source={`Model, not observation, beside observations of ${model.title}: sources stand in the table`}
          fileName={`meridian-counts-${period}`}
          table={() => countTable(counts)}
          draw={draw}
          ready={!flows.base.isWorking}
          height={countsHeight(weighed.length)}
        />
      )}
      <SortedTable
        caption={`Counts of ${periodWords(period)} beside the model. Model, not observation, in the column Model.`}
        columns={columns}
        rows={counts}
        keyOf={({ count }) => count}
        sortedBy="Observed"
      />
    </>
  );
}

function rankOf({ period, use }: CountedVolume, shown: string): number {
  return (period === shown ? 0 : 2) + (use === 'shown' || use === 'input' ? 1 : 0);
}

function Difference(): ReactNode {
  const { model, theme, address } = useWorkbench(flowsSettings);
  const flows = useFlows();
  const [base, after] = [flows.base.value, flows.changed?.value];
  const rows = useMemo(
    () =>
      base === undefined || after === undefined
        ? []
        : [
            ...compareBranches(base, after)
              .filter(({ id }) => ['branch', 'rival', 'trunk'].includes(kindOf(model, id)))
              .map((each) => ({ ...each, name: corridorName(model, each.id) })),
            { id: 'lost', name: 'Lost trade', before: base.lostTonnes, after: after.lostTonnes },
          ],
    [model, base, after],
  );
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawDifference(rows, {
        ...size,
        theme: chartThemes[theme],
        gainColor: palettes[theme].gain,
        lossColor: palettes[theme].loss,
      }),
    [rows, theme],
  );
  if (base === undefined || after === undefined) return <p className="quiet">Solving …</p>;
  return (
    <ChartFrame
      title="What the changes do to each branch"
      subtitle={`Tonnes in ${periodWords(after.period)}, hollow without and filled with: ${address.changes.map((change) => changeWords(model, change)).join('; ')}`}
      source={`Model, not observation: ${model.title}`}
      fileName={`meridian-what-if-${after.period}`}
      table={() => branchChangeTable(rows)}
      draw={draw}
      ready={!flows.shown.isWorking}
      height={differenceHeight(rows.length)}
    />
  );
}

function kindOf(model: Model, id: string): string {
  return rowOf(model.tables, 'corridor', id)?.kind ?? '';
}
