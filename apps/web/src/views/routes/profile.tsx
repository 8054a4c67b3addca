import { Choice } from '../../frame/choice.tsx';
import { colorOfCorridor, palettes } from '@meridian/cartography';
import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { chartThemes, drawProfile, profileTable } from '@meridian/charts';
import type { ProfileMeasure } from '@meridian/charts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { routeName } from '@meridian/words';
import { useChosenRoutes } from './chosen-routes.ts';
import { useRoutes } from './use-routes.ts';

const titles: Readonly<Record<ProfileMeasure, string>> = {
  hours: 'Where the time goes',
  costUsd: 'Where the money goes',
  co2eKg: 'Where the emissions arise',
};

/** Cumulative time, cost or CO2e against distance for the chosen route, and for the one beside it. */
export function Profile(): ReactNode {
  const { model, theme, nameOf } = useWorkbench();
  const routes = useRoutes();
  const { chosen, beside } = useChosenRoutes();
  const [measure, setMeasure] = useState<ProfileMeasure>('hours');
  const shown = useMemo(() => [chosen, beside].filter((route) => route !== undefined), [chosen, beside]);
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawProfile(shown, measure, {
        ...size,
        theme: chartThemes[theme],
        nameOf,
        labelOf: (route) => routeName(model, route),
        colorOf: ({ branch }) => colorOfCorridor(model.tables.corridor, branch, palettes[theme]),
      }),
    [shown, measure, nameOf, model, theme],
  );
  const query = routes.value?.query;
  if (shown.length === 0 || query === undefined) return <p className="quiet">There is no route to show.</p>;
  return (
    <div className="stacked">
      <Choice
        label="What is counted"
        value={measure}
        onChange={setMeasure}
        options={[
          ['hours', 'Time'],
          ['costUsd', 'Cost'],
          ['co2eKg', 'CO2e'],
        ]}
      />
      <ChartFrame
        title={titles[measure]}
        subtitle={`${query.fromName} to ${query.toName}: slopes move, steps stand (the time/cost-distance method of UNESCAP)`}
        source={`Model, not observation: ${model.title}, departure ${query.depart.slice(0, 10)}`}
        fileName="meridian-profile"
        table={() => profileTable(shown, measure, nameOf)}
        draw={draw}
        ready={!routes.isWorking}
      />
    </div>
  );
}
