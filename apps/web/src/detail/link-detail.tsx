import { rowOf, rulesOfLink } from '@meridian/engine';
import type { ReactNode } from 'react';
import { ActList } from '../figures/act-list.tsx';
import { Notice } from '../frame/notice.tsx';
import { useNetwork, useWorkbench } from '../state/workbench-context.ts';
import { formatDate } from '@meridian/words';
import { RowFacts } from './row-facts.tsx';

/** A link: its state on the date and why, its figures with their sources, what rules it. */
export function LinkDetail({ id }: { readonly id: string }): ReactNode {
  const { model, nameOf, address, setAddress } = useWorkbench();
  const { states, date } = useNetwork();
  const { crossing, passage } = model.tables;
  const link = rowOf(model.tables, 'link', id);
  if (link === undefined) return <Notice title="No such link">The model has no link “{id}”.</Notice>;
  const state = states.get(id);
  const { acts, regimes } = rulesOfLink(model, id, { date, commodity: address.commodity ?? undefined });
  const acting = regimes.filter((regime) => regime.state !== 'open');
  const open = regimes.filter((regime) => regime.state === 'open');
  const its = rowOf(model.tables, 'mode', link.modeId);
  const passages = passage.filter(({ linkIds }) => linkIds.includes(link.linkId));
  const built = rowOf(model.tables, 'project', link.projectId);
  return (
    <>
      <div>
        <h2>{link.name ?? `${nameOf(link.fromNodeId)} – ${nameOf(link.toNodeId)}`}</h2>
        <p className="quiet">
          {its?.name ?? link.modeId}
          {[rowOf(model.tables, 'corridor', link.corridorId)?.name, ...passages.map(({ name }) => name)]
            .filter((each) => each !== undefined)
            .map((each) => `, ${each}`)
            .join('')}
        </p>
        <p>
          {[link.fromNodeId, link.toNodeId].map((end, index) => (
            <span key={end}>
              {index === 1 && ' – '}
              <button
                type="button"
                className="figure"
                onClick={() => void setAddress({ selected: { kind: 'node', id: end } })}
              >
                {nameOf(end)}
              </button>
            </span>
          ))}
        </p>
      </div>
      {state !== undefined && state.state !== 'open' && (
        <Notice
          title={state.state === 'planned' ? `Not in use on ${formatDate(date)}` : `Closed on ${formatDate(date)}`}
        >
          {state.reason ?? 'No reason is given.'}
        </Notice>
      )}
      <RowFacts table="link" rowKey={id} record={link} />
      {its !== undefined && (
        <section>
          <h3>{its.name}, where the link has no figure of its own</h3>
          <RowFacts table="mode" rowKey={its.modeId} record={its} />
        </section>
      )}
      {crossing
        .filter(({ linkId }) => linkId === link.linkId)
        .map((each) => (
          <section key={each.crossingId}>
            <h3>Border: {each.name}</h3>
            <RowFacts table="crossing" rowKey={each.crossingId} record={each} />
          </section>
        ))}
      {built !== undefined && (
        <section>
          <h3>Project: {built.name}</h3>
          <RowFacts table="project" rowKey={built.projectId} record={built} />
        </section>
      )}
      <section>
        <h3>What rules it on {formatDate(date)}</h3>
        {acts.length === 0 && acting.length === 0 && <p className="quiet">Nothing in force that the model knows.</p>}
        {acts.length > 0 && <ActList acts={acts} />}
        <ul style={{ paddingLeft: 16 }}>
          {acting.map(({ id: regime, name, state: standing, since, until, note }) => (
            <li key={regime}>
              {name}: {standing}
              <span className="quiet small">
                {since === null ? '' : `, since ${since}`}
                {until === null ? '' : ` to ${until}`}
                {note === null ? '' : `. ${note}`}
              </span>
            </li>
          ))}
        </ul>
        {open.length > 0 && <p className="quiet small">Open on that day: {open.map(({ name }) => name).join('; ')}.</p>}
      </section>
    </>
  );
}
