import { decideActs, isRefusal, rowOf } from '@meridian/engine';
import type { NodeId } from '@meridian/engine';
import type { ReactNode } from 'react';
import { Figure } from '../figures/figure.tsx';
import { Notice } from '../frame/notice.tsx';
import { kindWords } from '../map/picked-facts.tsx';
import { useNetwork, useWorkbench } from '../state/workbench-context.ts';
import { formatDate } from '@meridian/words';
import { RowFacts } from './row-facts.tsx';

/** A place: its figures with their sources, what is handled there, and the links that meet there. */
export function NodeDetail({ id }: { readonly id: string }): ReactNode {
  const { views, model, nameOf, address, setAddress, changeAddress } = useWorkbench();
  const { states, date } = useNetwork();
  const { link: links, transfer, city } = model.tables;
  const node = rowOf(model.tables, 'node', id);
  if (node === undefined) return <Notice title="No such place">The model has no place “{id}”.</Notice>;
  const modeName = (modeId: string | undefined): string =>
    rowOf(model.tables, 'mode', modeId)?.name.toLowerCase() ?? 'the shipper';
  const here = transfer.filter(
    ({ nodeId, nodeType }) => nodeId === id || (nodeId === undefined && nodeType === node.nodeType),
  );
  const meeting = links.filter(({ fromNodeId, toNodeId }) => fromNodeId === id || toNodeId === id);
  const populations = city.filter(({ nodeId }) => nodeId === id);
  return (
    <>
      <div>
        <h2>{node.name}</h2>
        <p className="quiet">
          {[kindWords[node.nodeType], node.country, node.unlocode].filter((each) => each !== undefined).join(', ')}
        </p>
        {node.aliases.length > 0 && <p className="quiet small">Also {node.aliases.join(', ')}</p>}
        <div style={{ display: 'flex', gap: 12 }}>
          {views.flatMap(({ id: view, atPlace = [] }) =>
            atPlace.map(({ words, change }) => (
              <button
                key={words}
                type="button"
                className="figure small"
                onClick={() => void changeAddress({ ...change(id), selected: null, view })}
              >
                {words}
              </button>
            )),
          )}
        </div>
      </div>
      <RowFacts table="node" rowKey={id} record={node} />
      {populations.map((each) => (
        <section key={String(each.year)}>
          <h3>
            {each.name}, {each.year}
          </h3>
          <RowFacts table="city" rowKey={`${each.cityId}|${String(each.year)}`} record={each} />
        </section>
      ))}
      <ActsAtPlace id={id} date={date} commodity={address.commodity ?? undefined} />
      <section>
        <h3>Links</h3>
        <ul style={{ paddingLeft: 16 }}>
          {meeting.map(({ linkId, fromNodeId, toNodeId, modeId }) => (
            <li key={linkId}>
              <button
                type="button"
                className="figure"
                onClick={() => void setAddress({ selected: { kind: 'link', id: linkId } })}
              >
                {nameOf(fromNodeId === id ? toNodeId : fromNodeId)}
              </button>{' '}
              <span className="quiet small">
                {modeName(modeId)}
                {states.get(linkId)?.state === 'closed' ? ', closed' : ''}
                {states.get(linkId)?.state === 'planned' ? ', not in use' : ''}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {here.length > 0 && (
        <section>
          <h3>Handling</h3>
          {here.map((each) => (
            <details key={each.transferId}>
              <summary>
                from {modeName(each.fromModeId)} to {modeName(each.toModeId)}
                {each.nodeId === undefined ? <span className="quiet small"> (as at any such place)</span> : ''}
              </summary>
              <RowFacts table="transfer" rowKey={each.transferId} record={each} />
            </details>
          ))}
        </section>
      )}
    </>
  );
}

/** Acts that touch handling at a place on a date, and those from which an exception frees it, until when that holds. */
function ActsAtPlace({
  id,
  date,
  commodity,
}: {
  readonly id: string;
  readonly date: string;
  readonly commodity: string | undefined;
}): ReactNode {
  const { model } = useWorkbench();
  const answer = decideActs(model, { nodes: [id as NodeId], date, commodity });
  if (isRefusal(answer)) return undefined;
  const touching = answer.decisions.filter(({ verdict }) => verdict === 'forbidden' || verdict === 'exempt');
  return (
    <section aria-label="Acts at this place">
      <h3>Acts on {formatDate(date)}</h3>
      {touching.length === 0 ? (
        <p className="quiet">None that the model knows names what is done here.</p>
      ) : (
        <ul style={{ paddingLeft: 16 }} className="small">
          {touching.map(({ act, party, verdict, because }) => (
            <li key={act}>
              <strong>{party}</strong>, {verdict}: {because}{' '}
              <Figure cell={`sanction.${act}.valid_from`}>Sources</Figure>
            </li>
          ))}
        </ul>
      )}
      {answer.holdsUntil !== null && (
        <p className="quiet small">By the acts as they are entered this stays so until {answer.holdsUntil}.</p>
      )}
      <p className="quiet small">No legal advice; the table of acts is not complete.</p>
    </section>
  );
}
