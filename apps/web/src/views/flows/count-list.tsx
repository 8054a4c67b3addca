import type { FlowsAnswer } from '@meridian/engine';
import type { ReactNode } from 'react';
import { Figure } from '../../figures/figure.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import { countName, formatAmount, observedWords } from '@meridian/words';

const most = 6;

/** What was observed of just this period, beside the model's own figure by the same count. */
export function CountList({ answer }: { readonly answer: FlowsAnswer }): ReactNode {
  const { model, setAddress } = useWorkbench();
  const { calibration, period } = answer;
  if (calibration.length === 0) return null;
  const compared = calibration.filter((count) => count.use === 'fit' || count.use === 'held_out');
  const own = compared.filter((count) => count.period === period);
  const shown = (own.length > 0 ? own : compared).slice(0, most);
  return (
    <section className="flow-block" aria-label="Model and observed">
      {shown.length > 0 && (
        <table className="data compact">
          <thead>
            <tr>
              <th scope="col">Counted</th>
              <th scope="col" className="number">
                Model
              </th>
              <th scope="col" className="number">
                Observed
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((count) => (
              <tr key={count.count}>
                <td>
                  {countName(model, count, period)}
                  {count.heldOut ? '*' : ''}
                </td>
                <td className="number">{formatAmount(count.modelled, count.unit)}</td>
                <td className="number">
                  <Figure cell={`observation.${count.observation}.value_low`}>{observedWords(count)}</Figure>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.some(({ heldOut }) => heldOut) && <p className="quiet small">* held out: never fitted to.</p>}
      <button
        type="button"
        className="figure small"
        style={{ justifySelf: 'start' }}
        onClick={() => void setAddress({ drawer: 'branches' })}
      >
        {`All ${String(calibration.length)} counts beside the model`}
      </button>
    </section>
  );
}
