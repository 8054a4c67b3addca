import type { FlowsAnswer } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useWorkbench } from '../../state/workbench-context.ts';
import { formatHours, formatMoney, formatWholePercent } from '@meridian/words';
import { RowButton } from './row-button.tsx';

const most = 5;

/** Where it chokes: the costliest waits. */
export function BottleneckList({ answer }: { readonly answer: FlowsAnswer }): ReactNode {
  const { setAddress } = useWorkbench();
  const { bottlenecks } = answer;
  return (
    <section className="flow-block" aria-label="Bottlenecks">
      <h2 className="minor">Where it chokes</h2>
      {bottlenecks.length === 0 ? (
        <p className="quiet">Nothing waits for capacity, as far as the model knows capacities.</p>
      ) : (
        <>
          <table className="data compact">
            <thead>
              <tr>
                <th scope="col">At</th>
                <th scope="col" className="number">
                  Load
                </th>
                <th scope="col" className="number">
                  Wait
                </th>
                <th scope="col" className="number">
                  Costs
                </th>
              </tr>
            </thead>
            <tbody>
              {bottlenecks.slice(0, most).map(({ row, name, load, queueHours, queueUsd }) => (
                <tr key={row}>
                  <td>
                    <RowButton row={row} name={name} />
                  </td>
                  <td className="number">{formatWholePercent(load)}</td>
                  <td className="number">{formatHours(queueHours)}</td>
                  <td className="number">{formatMoney(queueUsd)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <button
            type="button"
            className="figure small"
            style={{ justifySelf: 'start' }}
            onClick={() => void setAddress({ drawer: 'bottlenecks' })}
          >
            {bottlenecks.length > most ? `All ${String(bottlenecks.length)}, with a chart` : 'With a chart'}
          </button>
        </>
      )}
    </section>
  );
}
