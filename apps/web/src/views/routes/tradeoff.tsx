import { colorOfCorridor, palettes } from '@meridian/cartography';
import { routeTable } from '@meridian/engine';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { addDotButtons } from '../../charts/dot-buttons.ts';
import { chartThemes, describeTradeoff, drawTradeoff } from '@meridian/charts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { consignmentWords, routeLetter, routeName, routeStops } from '@meridian/words';
import { useChosenRoutes } from './chosen-routes.ts';
import { routesSettings } from './settings.ts';
import { useRoutes } from './use-routes.ts';

/** Time against cost, with CO2e as size and risk as a ring; a dot is chosen like a line of the list. */
export function Tradeoff(): ReactNode {
  const { model, theme, address, setAddress } = useWorkbench(routesSettings);
  const routes = useRoutes();
  const { chosen } = useChosenRoutes();
  const { clock } = address;
  const answer = routes.value;
  const chosenId = chosen?.id;
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) => {
      const stops = routeStops(model, answer?.routes ?? []);
      const drawn = drawTradeoff(answer?.routes ?? [], {
        ...size,
        theme: chartThemes[theme],
        colorOf: ({ branch }) => colorOfCorridor(model.tables.corridor, branch, palettes[theme]),
        labelOf: (route) => ({
          letter: routeLetter(model, route),
          name: routeName(model, route),
          detail: stops.get(route.id) ?? '',
        }),
        selected: chosenId,
        clock,
      });
      return addDotButtons(drawn, {
        selected: chosenId,
        accent: chartThemes[theme].accent,
        onSelect: (id) => void setAddress({ route: id }),
      });
    },
    [answer, model, theme, chosenId, clock, setAddress],
  );
  if (answer === undefined || answer.routes.length === 0) return <p className="quiet">There is no route to show.</p>;
  return (
    <ChartFrame
      title={`What time costs from ${answer.query.fromName} to ${answer.query.toName}`}
      subtitle={describeTradeoff(answer.routes, consignmentWords(answer.query), clock)}
      source={`Model, not observation: ${model.title}, departure ${answer.query.depart.slice(0, 10)}`}
      fileName="meridian-routes"
      table={() => routeTable(answer.routes)}
      draw={draw}
      ready={!routes.isWorking}
    />
  );
}
