import type { LinkFlow, LinkRecord, Model } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useAnswers, useWorkbench } from '../state/workbench-context.ts';
import { formatHours, formatKm, formatTonnes, formatWholePercent } from '@meridian/words';
import type { Picked } from './pick.ts';

/** What the pointer is over: name, kind, state on the date and why; a click says the rest. */
export function PickedFacts({ picked }: { readonly picked: Picked }): ReactNode {
  const { model, nameOf, address } = useWorkbench();
  const { states, flows } = useAnswers();
  const isFlows = address.view === 'flows';
  const click = isFlows ? 'Click: who uses it, and what if' : 'Click for facts and sources';
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
      {isFlows && <MovingFacts flow={flows.shown.value?.links.find((each) => each.link === link.linkId)} link={link} />}
      <br />
      <span className="quiet">{click}</span>
    </>
  );
}

/** What moves on a link, each way, and how full it is. */
function MovingFacts({ flow, link }: { readonly flow: LinkFlow | undefined; readonly link: LinkRecord }): ReactNode {
  const { nameOf } = useWorkbench();
  if (flow === undefined)
    return (
      <>
        <br />
        No flow in the model
      </>
    );
  const ways = [
    { to: link.toNodeId, tonnes: flow.tonnesForward },
    { to: link.fromNodeId, tonnes: flow.tonnesBackward },
  ].filter(({ tonnes }) => tonnes >= 0.5);
  return (
    <>
      {ways.map(({ to, tonnes }) => (
        <span key={to}>
          <br />
          {formatTonnes(tonnes)} to {nameOf(to)}
        </span>
      ))}
      <br />
      Load {formatWholePercent(flow.load)}. Model, not observation.
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
  return model.tables.mode.find(({ modeId }) => modeId === id)?.name ?? id;
}

function corridorName(model: Model, id: string | undefined): string {
  const corridor = model.tables.corridor.find(({ corridorId }) => corridorId === id);
  return corridor === undefined ? '' : `, ${corridor.name}`;
}
