import { legTable, rowOf } from '@meridian/engine';
import type { Leg, Route } from '@meridian/engine';
import type { ReactNode } from 'react';
import { saveTable } from '../../export/save-table.ts';
import { ActList, numberActs } from '../../figures/act-list.tsx';
import { Figure } from '../../figures/figure.tsx';
import { legCells } from '../../figures/leg-cells.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { formatHours, formatKm, formatNumber, formatWholePercent, routeName } from '@meridian/words';
import { useChosenRoutes } from './chosen-routes.ts';
import { useRoutes } from './use-routes.ts';

/** The legs of the chosen route: time, cost and emissions by item, each figure leading to its source. */
export function LegsTable(): ReactNode {
  const { chosen } = useChosenRoutes();
  return chosen === undefined ? <p className="quiet">There is no route to take apart.</p> : <Legs route={chosen} />;
}

export const operationWords: Readonly<Record<Leg['operation'], string>> = {
  load: 'Loading',
  unload: 'Unloading',
  transfer: 'Transhipment',
  'gauge-change': 'Change of gauge',
  wait: 'Waiting',
  move: '',
  cross: 'Border',
  ride: '',
};

function Legs({ route }: { readonly route: Route }): ReactNode {
  const { model, nameOf, setAddress } = useWorkbench();
  const routes = useRoutes();
  const unit = routes.value?.query.unit ?? 'teu';
  const modeName = (id: string | null): string => rowOf(model.tables, 'mode', id)?.name ?? '';
  const serviceName = (id: string): string => rowOf(model.tables, 'service', id)?.name ?? id;
  const describe = (leg: Leg): string => {
    if (leg.operation === 'move') return modeName(leg.mode);
    if (leg.operation === 'ride') return serviceName(leg.service ?? '');
    const what =
      leg.operation === 'wait' && leg.service !== null
        ? `Waiting for ${serviceName(leg.service)}`
        : operationWords[leg.operation];
    if (leg.heldIn === null) return what;
    // what the row that holds them leaves of the hours is shown, if anything
    const isLeft = leg.hours + leg.waitHours + leg.dwellHours > 0;
    return `${what} (${isLeft ? 'beyond' : 'within'} ${holderWords(leg.heldIn)})`;
  };
  const place = ({ from, to }: Leg): string => (from === to ? nameOf(from) : `${nameOf(from)} – ${nameOf(to)}`);
  const sum = (pick: (leg: Leg) => number): number => route.legs.reduce((total, leg) => total + pick(leg), 0);
  const acts = route.legs.flatMap((leg) => leg.acts);
  const numbered = numberActs(acts);
  const regimes = (routes.value?.regimes ?? []).filter(({ id }) => route.legs.some((leg) => leg.regimes.includes(id)));
  return (
    <>
      <table className="data legs">
        <caption>
          {routeName(model, route)}, {route.legs.length} operations. Times are local. A dotted figure leads to its
          source.{' '}
          <button type="button" className="figure" onClick={() => saveTable(legTable([route]), 'meridian-legs')}>
            CSV
          </button>
        </caption>
        <thead>
          <tr>
            {['Where', 'What', 'Acts, regimes'].map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
            {['Leaves', 'km', 'Moving', 'Waiting', 'Standing', 'USD', 'kg CO2e', 'Risk'].map((title) => (
              <th scope="col" key={title} className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {route.legs.map((leg, index) => {
            const cells = legCells(model, leg, unit);
            const [link] = leg.links;
            return (
              <tr key={index}>
                <td>
                  {link === undefined && leg.from !== leg.to ? (
                    place(leg)
                  ) : (
                    <button
                      type="button"
                      className="figure"
                      onClick={() =>
                        void setAddress({
                          selected: link === undefined ? { kind: 'node', id: leg.from } : { kind: 'link', id: link },
                        })
                      }
                    >
                      {place(leg)}
                    </button>
                  )}
                </td>
                <td>{describe(leg)}</td>
                <td className="small">
                  {leg.acts.map((act) => (
                    <span key={act.sanctionId} style={{ whiteSpace: 'nowrap', marginRight: 6 }}>
                      <Figure cell={`sanction.${act.sanctionId}.valid_from`}>
                        {act.party} [{numbered.findIndex(({ sanctionId }) => sanctionId === act.sanctionId) + 1}]
                      </Figure>
                    </span>
                  ))}
                  {leg.regimes.map((id) => regimeLabel(regimes, id)).join(' ')}
                </td>
                <td className="number">
                  {leg.departure.replace('T', ' ')}
                  {rowOf(model.tables, 'node', leg.from)?.timeZone === undefined ? ' UTC' : ''}
                </td>
                <Cell value={leg.distanceKm} cell={cells.distanceKm} format={(km) => formatKm(km).replace(' km', '')} />
                <Cell value={leg.hours} cell={cells.hours} format={formatHours} />
                <Cell value={leg.waitHours} cell={cells.waitHours} format={formatHours} />
                <Cell value={leg.dwellHours} cell={cells.dwellHours} format={formatHours} />
                <Cell value={leg.costUsd} cell={cells.costUsd} format={formatNumber} />
                <Cell value={leg.co2eKg} cell={cells.co2eKg} format={formatNumber} />
                <td className="number">{leg.risk === 0 ? '' : formatWholePercent(leg.risk)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>All</td>
            <td className="number">{formatKm(route.distanceKm).replace(' km', '')}</td>
            <td className="number">{formatHours(sum(({ hours }) => hours))}</td>
            <td className="number">{formatHours(sum(({ waitHours }) => waitHours))}</td>
            <td className="number">{formatHours(sum(({ dwellHours }) => dwellHours))}</td>
            <td className="number">{formatNumber(route.costUsd)}</td>
            <td className="number">{formatNumber(route.co2eKg)}</td>
            <td className="number">{formatWholePercent(route.risk)}</td>
          </tr>
        </tfoot>
      </table>
      {acts.length > 0 && (
        <section aria-label="Acts on these legs">
          <h2>Acts that touch these legs while the cargo is there</h2>
          <ActList acts={acts} />
          <p className="small quiet">No legal advice; the table of acts is not complete.</p>
        </section>
      )}
      {regimes.length > 0 && (
        <section aria-label="Regimes on these legs">
          <h2>Regimes that are restricted or closed on these legs</h2>
          <ul className="acts small">
            {regimes.map(({ id, name, state }) => (
              <li key={id}>
                <strong>{regimeLabel(regimes, id)}</strong> {name}: {state}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** R1, R2, ...: what the table calls a regime that is named in full below it. */
function regimeLabel(regimes: readonly { readonly id: string }[], id: string): string {
  return `R${String(regimes.findIndex((each) => each.id === id) + 1)}`;
}

function Cell({
  value,
  cell,
  format,
}: {
  readonly value: number;
  readonly cell: string | undefined;
  readonly format: (value: number) => string;
}): ReactNode {
  return <td className="number">{value === 0 ? '' : <Figure cell={cell}>{format(value)}</Figure>}</td>;
}

/** What of a journey a row stands for whose hours hold others. */
function holderWords(row: string): string {
  const [table] = row.split('.');
  return table === 'transfer' ? 'the stay' : table === 'crossing' ? 'the stop at the border' : 'the running time';
}
