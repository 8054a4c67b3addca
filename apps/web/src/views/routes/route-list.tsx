import { colorOfCorridor, inkOn, palettes } from '@meridian/cartography';
import type { Route, RoutesAnswer } from '@meridian/engine';
import { useEffect } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWorkbench } from '../../state/workbench-context.ts';
import {
  bestAtWords,
  clockWords,
  differenceTo,
  formatCo2e,
  formatHourRange,
  formatKm,
  formatUsd,
  formatWholePercent,
  hoursBy,
  otherClock,
  routeLetter,
  routeName,
  routeStops,
  sortRoutes,
} from '@meridian/words';
import { routesSettings } from './settings.ts';

/** The routes, fastest first by the clock of the page: what each is best at, and how it differs from the fastest. */
export function RouteList({
  answer,
  isStale,
}: {
  readonly answer: RoutesAnswer;
  readonly isStale: boolean;
}): ReactNode {
  const { model, address, setAddress } = useWorkbench(routesSettings);
  const sorted = sortRoutes(answer.routes, address.clock);
  const chosen = answer.routes.find(({ id }) => id === address.route) ?? sorted[0];
  const stops = routeStops(model, answer.routes);
  // each answer is marked when it stands, so that how soon it comes can be measured from outside
  useEffect(() => {
    performance.mark('routes-shown');
  }, [answer]);
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-route]')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  };
  return (
    <ol className="route-list" data-stale={isStale} aria-label="Routes" onKeyDown={onKey}>
      {sorted.map((route) => (
        <RouteItem
          key={route.id}
          route={route}
          stops={stops.get(route.id) ?? ''}
          fastest={sorted[0]}
          best={bestAtWords(answer, route.id)}
          isChosen={route.id === chosen?.id}
          isBeside={route.id === address.beside}
          onChoose={() => void setAddress({ route: route.id })}
          onBeside={() => void setAddress({ beside: route.id === address.beside ? null : route.id, drawer: 'compare' })}
        />
      ))}
    </ol>
  );
}

function RouteItem({
  route,
  stops,
  fastest,
  best,
  isChosen,
  isBeside,
  onChoose,
  onBeside,
}: {
  readonly route: Route;
  readonly stops: string;
  readonly fastest: Route | undefined;
  readonly best: readonly string[];
  readonly isChosen: boolean;
  readonly isBeside: boolean;
  readonly onChoose: () => void;
  readonly onBeside: () => void;
}): ReactNode {
  const { model, theme, address } = useWorkbench();
  const { clock } = address;
  const [hours, others] = [hoursBy(route, clock), hoursBy(route, otherClock(clock))];
  const color = colorOfCorridor(model.tables.corridor, route.branch, palettes[theme]);
  return (
    <li className="route" data-chosen={isChosen}>
      <button
        type="button"
        className="plain"
        data-route={route.id}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
        style={{ display: 'grid', gap: 3 }}
      >
        <span className="title">
          <span className="letter" style={{ background: color, color: inkOn(color) }}>
            {routeLetter(model, route)}
          </span>
          <span style={{ minWidth: 0 }}>
            <strong>{routeName(model, route)}</strong> <span className="quiet small">{stops}</span>
          </span>
        </span>
        {best.length > 0 && <span className="best">{best.join(', ')}</span>}
        <dl>
          <div>
            <dt>days, 10–90 %</dt>
            <dd>{formatHourRange(hours.p10, hours.p90)}</dd>
          </div>
          <div>
            <dt>cost</dt>
            <dd>{formatUsd(route.costUsd)}</dd>
          </div>
          <div>
            <dt>CO2e</dt>
            <dd>{formatCo2e(route.co2eKg)}</dd>
          </div>
          <div>
            <dt>risk</dt>
            <dd>{formatWholePercent(route.risk)}</dd>
          </div>
        </dl>
        <span className="small quiet against">
          {clockWords[otherClock(clock)]} {formatHourRange(others.p10, others.p90)}; {formatKm(route.distanceKm)}
          {fastest === undefined || fastest.id === route.id
            ? ''
            : `; against the fastest${clock === 'gate' ? '' : `, ${clockWords[clock]}`}: ${differenceTo(route, fastest, clock)}`}
        </span>
      </button>
      {!isChosen && (
        <button
          type="button"
          className="plain small beside"
          aria-pressed={isBeside}
          aria-label={`Compare ${routeName(model, route)} ${stops} with the chosen route`}
          onClick={onBeside}
        >
          {isBeside ? 'compared' : 'compare'}
        </button>
      )}
    </li>
  );
}
