import type { FlowsAnswer } from '@meridian/engine';
import type { ReactNode } from 'react';
import { formatTonneKm, formatTonnes, formatTonnesChange } from '@meridian/words';

/** What wants to move, what does, what is lost, and against the flows without the changes. */
export function FlowTotals({
  answer,
  base,
}: {
  readonly answer: FlowsAnswer;
  /** Flows without the changes, where there are any. */
  readonly base: FlowsAnswer | undefined;
}): ReactNode {
  const { demandTonnes, lostTonnes, unservedTonnes, tonneKm, co2eTonnes } = answer;
  const against = (value: number, before: number | undefined): ReactNode =>
    before === undefined ? null : <span className="small quiet">{formatTonnesChange(value - before)}</span>;
  return (
    <dl className="totals">
      <div>
        <dt>moves</dt>
        <dd>
          {formatTonnes(demandTonnes - lostTonnes)}
          {against(demandTonnes - lostTonnes, base && base.demandTonnes - base.lostTonnes)}
        </dd>
      </div>
      <div>
        <dt>lost trade</dt>
        <dd>
          {formatTonnes(lostTonnes)}
          {against(lostTonnes, base?.lostTonnes)}
          {unservedTonnes >= 0.5 && <span className="small quiet">{formatTonnes(unservedTonnes)} without any way</span>}
        </dd>
      </div>
      <div>
        <dt>transport</dt>
        <dd>{formatTonneKm(tonneKm)}</dd>
      </div>
      <div>
        <dt>CO2e</dt>
        <dd>
          {formatTonnes(co2eTonnes)}
          {against(co2eTonnes, base?.co2eTonnes)}
        </dd>
      </div>
    </dl>
  );
}
