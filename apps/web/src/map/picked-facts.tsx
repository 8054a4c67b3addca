import { rowOf } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useNetwork, useOpenAnswers, useWorkbench } from '../state/workbench-context.ts';
import { formatHours, formatKm } from '@meridian/words';
import type { Picked } from './pick.ts';

/** What the pointer is over: name, kind, state on the date and why; a click says the rest. */
export function PickedFacts({ picked }: { readonly picked: Picked }): ReactNode {
  const { view, model, nameOf } = useWorkbench();
  const { states } = useNetwork();
  const answers = useOpenAnswers();
  const { pickWords: click = 'Click for facts and sources', linkFacts } = view.stage ?? {};
  if (picked.kind === 'node') {
    const { node } = picked.place;
    return (
      <>
        <strong>{node.name}</strong>
        <br />
        <span className="quiet">
          {kindWords[node.nodeType]}
          {node.country === undefined ? '' : `, ${node.country}`}
          {node.unlocode === undefined ? '' : `, ${node.unlocode}`}
        </span>
        <br />
        <span className="quiet">{click}</span>
      </>
    );
  }
  const { link } = picked.shape;
  const state = states.get(link.linkId);
  return (
    <>
      <strong>{link.name ?? `${nameOf(link.fromNodeId)} – ${nameOf(link.toNodeId)}`}</strong>
      <br />
      <span className="quiet">
        {modeName(model, link.modeId)}, {formatKm(link.lengthKm)}
        {link.freeFlowHours === undefined ? '' : `, ${formatHours(link.freeFlowHours)}`}
        {corridorName(model, link.corridorId)}
      </span>
      {state !== undefined && state.state !== 'open' && (
        <>
          <br />
          <span className="fault">
            {state.state === 'planned' ? 'Not in use' : 'Closed'}: {state.reason ?? 'no reason is given'}
          </span>
        </>
      )}
      {linkFacts?.(link, answers, nameOf).map((text) => (
        <span key={text}>
          <br />
          {text}
        </span>
      ))}
      <br />
      <span className="quiet">{click}</span>
    </>
  );
}

export const kindWords: Readonly<Record<Model['tables']['node'][number]['nodeType'], string>> = {
  seaport: 'Seaport',
  river_port: 'River port',
  rail_station: 'Station',
  border_crossing: 'Border crossing',
  dry_port: 'Dry port',
  city: 'City',
  junction: 'Junction',
  waypoint: 'Waypoint',
};

function modeName(model: Model, id: string): string {
  return rowOf(model.tables, 'mode', id)?.name ?? id;
}

function corridorName(model: Model, id: string | undefined): string {
  const corridor = rowOf(model.tables, 'corridor', id);
  return corridor === undefined ? '' : `, ${corridor.name}`;
}
