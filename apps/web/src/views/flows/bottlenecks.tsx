import { bottleneckTable } from '@meridian/engine';
import type { Bottleneck } from '@meridian/engine';
import { Chip } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { bottlenecksHeight, chartThemes, drawBottlenecks } from '@meridian/charts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import type { CorridorMap } from '../../map/corridor-map.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { formatHours, formatMoney, formatNumber, formatTonnes, formatWholePercent, periodWords } from '@meridian/words';
import { RowButton } from './row-button.tsx';
import { SortedTable } from '../../frame/sorted-table.tsx';
import type { Column } from '../../frame/sorted-table.tsx';
import { flowsRequest } from './requests.ts';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

const none: readonly Bottleneck[] = [];
const mostBars = 12;

/** What waits for capacity, how long, what that costs, and what one more tonne would save. */
export function Bottlenecks({ map }: { readonly map: CorridorMap | undefined }): ReactNode {
  const { model, models, theme, address } = useWorkbench(flowsSettings);
  const flows = useFlows();
  const [isPriced, setPriced] = useState(false);
  const answer = flows.shown.value;
  const { changes, comply } = address;
  const prices = useAnswer(
    models,
    flowsRequest,
    isPriced && answer !== undefined ? { period: answer.period, method: 'lp', comply, changes } : undefined,
    { channel: 'flows-prices' },
  );
  const bottlenecks = answer?.bottlenecks ?? none;
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawBottlenecks(bottlenecks.slice(0, mostBars), { ...size, theme: chartThemes[theme] }),
    [bottlenecks, theme],
  );
  if (answer === undefined) return <p className="quiet">{flows.shown.isWorking ? 'Solving …' : 'No flows yet.'}</p>;
  if (bottlenecks.length === 0)
    return <p className="quiet">Nothing waits for capacity in {periodWords(answer.period)}, as far as it is known.</p>;
  const priced = isPriced && prices.value?.period === answer.period ? prices.value.bottlenecks : undefined;
  const byRow = new Map(priced?.map(({ row, priceUsdPerTonne }) => [row, priceUsdPerTonne ?? 0]));
  const rows =
    priced === undefined
      ? bottlenecks
      : bottlenecks.map((each) => ({ ...each, priceUsdPerTonne: byRow.get(each.row) ?? 0 }));
  return (
    <div className="charts">
      <ChartFrame
        title="What waiting for capacity costs"
        subtitle={`USD in ${periodWords(answer.period)}, time and storage of all who wait; beside it load and mean wait`}
        source={`Model, not observation: ${model.title}`}
        fileName="meridian-bottlenecks"
        table={() => bottleneckTable(rows)}
        draw={draw}
        ready={!flows.shown.isWorking}
        height={bottlenecksHeight(Math.min(mostBars, bottlenecks.length))}
      />
      <div className="controls" style={{ alignItems: 'center' }}>
        <Chip size="xs" radius={4} checked={isPriced} onChange={setPriced}>
          What one more tonne would save
        </Chip>
        <span className="small quiet" role="status">
          {isPriced &&
            (prices.isWorking
              ? 'Solving with hard capacities …'
              : (prices.problem ?? 'The price of capacity where none may be exceeded (linear program).'))}
        </span>
      </div>
      <SortedTable
        caption={`Bottlenecks in ${periodWords(answer.period)}. Model, not observation.`}
        columns={columnsOf(map, priced !== undefined)}
        rows={rows}
        keyOf={({ row }) => row}
        sortedBy="Costs"
      />
    </div>
  );
}

function columnsOf(map: CorridorMap | undefined, isPriced: boolean): readonly Column<Bottleneck>[] {
  const number = (
    title: string,
    value: (row: Bottleneck) => number | undefined,
    format: (value: number) => string,
  ): Column<Bottleneck> => ({
    title,
    value,
    cell: (row) => {
      const its = value(row);
      return its === undefined ? <span className="quiet">not known</span> : format(its);
    },
    isNumber: true,
  });
  return [
    { title: 'At', value: ({ name }) => name, cell: ({ row, name }) => <RowButton row={row} name={name} map={map} /> },
    number('Tonnes', ({ tonnes }) => tonnes, formatTonnes),
    number('Capacity', ({ capacityTonnes }) => capacityTonnes, formatTonnes),
    number('Load', ({ load }) => load, formatWholePercent),
    number('Mean wait', ({ queueHours }) => queueHours, formatHours),
    number('Costs', ({ queueUsd }) => queueUsd, formatMoney),
    ...(isPriced
      ? [
          number(
            'One more tonne saves',
            ({ priceUsdPerTonne }) => priceUsdPerTonne,
            (usd) => `${formatNumber(usd)} USD`,
          ),
        ]
      : []),
  ];
}
