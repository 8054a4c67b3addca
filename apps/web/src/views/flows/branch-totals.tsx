import { colorOfCorridor, inkOn, palettes } from '@meridian/cartography';
import { compareBranches, rowOf } from '@meridian/engine';
import type { FlowsAnswer } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useWorkbench } from '../../state/workbench-context.ts';
import { corridorName, formatTonneKm, formatTonnes, formatTonnesChange } from '@meridian/words';
import { flowsSettings } from './settings.ts';

/** Tonnes of each branch; where something is changed, against the flows without the changes (`base`). */
export function BranchTotals({
  answer,
  base,
}: {
  readonly answer: FlowsAnswer;
  readonly base: FlowsAnswer | undefined;
}): ReactNode {
  const { model, theme, setAddress } = useWorkbench(flowsSettings);
  const { corridor } = model.tables;
  const before = new Map(
    base === undefined ? [] : compareBranches(base, answer).map(({ id, before: tonnes }) => [id, tonnes]),
  );
  const shown = answer.branches.filter(
    ({ branch, tonnes }) =>
      rowOf(model.tables, 'corridor', branch)?.kind !== 'feeder' && (tonnes >= 0.5 || (before.get(branch) ?? 0) >= 0.5),
  );
  return (
    <section className="flow-block" aria-label="Branches">
      <table className="data compact">
        <thead>
          <tr>
            <th scope="col">Branch</th>
            <th scope="col" className="number">
              Uses it
            </th>
            <th scope="col" className="number">
              {base === undefined ? 'Transport' : 'Change'}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ branch, tonnes, tonneKm }) => {
            const color = colorOfCorridor(corridor, branch, palettes[theme]);
            const letter = rowOf(model.tables, 'corridor', branch)?.letter ?? '';
            return (
              <tr key={branch}>
                <td>
                  <button
                    type="button"
                    className="plain branch"
                    title="Who uses it, and what if"
                    onClick={() =>
                      void setAddress({ select: `corridor:${branch}`, color: null, selected: null, cell: null })
                    }
                  >
                    <span className="letter-disc" style={{ background: color, color: inkOn(color) }}>
                      {letter}
                    </span>
                    {corridorName(model, branch)}
                  </button>
                </td>
                <td className="number">{formatTonnes(tonnes)}</td>
                <td className="number">
                  {base === undefined ? formatTonneKm(tonneKm) : formatTonnesChange(tonnes - (before.get(branch) ?? 0))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {base !== undefined && (
        <button
          type="button"
          className="figure small"
          style={{ justifySelf: 'start' }}
          onClick={() => void setAddress({ drawer: 'branches' })}
        >
          Before and after
        </button>
      )}
    </section>
  );
}
