import { Choice } from '../frame/choice.tsx';
import { firstRows, MoreRows } from '../frame/more-rows.tsx';
import { TextInput } from '@mantine/core';
import { foldName, rowOf } from '@meridian/engine';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { saveText } from '../export/save.ts';
import { useNetwork, useWorkbench } from '../state/workbench-context.ts';
import { formatDegrees, formatKm, plural } from '@meridian/words';
import { exportRequest } from '../worker/protocol.ts';
import type { CorridorMap } from './corridor-map.ts';
import { kindWords } from './picked-facts.tsx';

interface Row {
  readonly id: string;
  readonly kind: 'node' | 'link';
  readonly name: string;
  readonly cells: readonly string[];
}

/** All that the map shows, as a table: for those who cannot see it, and for lists. */
export function MapTable({ map }: { readonly map: CorridorMap | undefined }): ReactNode {
  const { model, nameOf, setAddress, models } = useWorkbench();
  const { states } = useNetwork();
  const [what, setWhat] = useState<'link' | 'node'>('link');
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(firstRows);
  const rows = useMemo((): readonly Row[] => {
    const { link, node } = model.tables;
    if (what === 'node')
      return node
        .filter(({ nodeType }) => nodeType !== 'waypoint')
        .map(({ nodeId, name, nodeType, country, unlocode, yCoord, xCoord }) => ({
          id: nodeId,
          kind: 'node',
          name,
          cells: [
            kindWords[nodeType],
            country ?? '',
            unlocode ?? '',
            formatDegrees(yCoord, ['N', 'S']),
            formatDegrees(xCoord, ['E', 'W']),
          ],
        }));
    return link.map(({ linkId, name, fromNodeId, toNodeId, modeId, corridorId, lengthKm }) => {
      const state = states.get(linkId);
      return {
        id: linkId,
        kind: 'link',
        name: name ?? `${nameOf(fromNodeId)} – ${nameOf(toNodeId)}`,
        cells: [
          rowOf(model.tables, 'mode', modeId)?.name ?? modeId,
          rowOf(model.tables, 'corridor', corridorId)?.name ?? '',
          formatKm(lengthKm),
          state === undefined || state.state === 'open'
            ? 'open'
            : `${state.state === 'planned' ? 'not in use' : 'closed'}: ${state.reason ?? 'no reason is given'}`,
        ],
      };
    });
  }, [model, states, nameOf, what]);
  const wanted = foldName(filter);
  const found = rows.filter(
    ({ name, cells }) => wanted === '' || foldName([name, ...cells].join(' ')).includes(wanted),
  );
  const titles =
    what === 'node'
      ? ['Kind', 'Country', 'UN/LOCODE', 'Latitude', 'Longitude']
      : ['Mode', 'Corridor', 'Length', 'State'];
  const save = async (form: 'geojson' | 'csv'): Promise<void> => {
    const { output } = await models.client.ask(exportRequest, form === 'geojson' ? 'geojson' : what);
    saveText(
      output,
      form === 'geojson' ? `${model.name}.geojson` : `${what}.csv`,
      form === 'geojson' ? 'application/geo+json' : 'text/csv',
    );
  };
  return (
    <>
      <div style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap', marginBottom: 8 }}>
        <Choice
          label="What the table lists"
          value={what}
          onChange={setWhat}
          options={[
            ['link', 'Links'],
            ['node', 'Places'],
          ]}
        />
        <TextInput
          size="xs"
          aria-label="Only rows with"
          placeholder="only rows with …"
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <span className="quiet small" role="status">
          {plural(found.length, 'row')}
        </span>
        <button type="button" className="figure small" onClick={() => void save('csv')}>
          CSV
        </button>
        <button type="button" className="figure small" onClick={() => void save('geojson')}>
          GeoJSON
        </button>
      </div>
      <table className="data">
        <thead>
          <tr>
            {['Name', ...titles].map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.slice(0, most).map(({ id, kind, name, cells }) => (
            <tr key={id}>
              <td>
                <button
                  type="button"
                  className="figure"
                  onClick={() => {
                    void setAddress({ selected: { kind, id }, cell: null });
                    map?.show({ kind, id });
                  }}
                >
                  {name}
                </button>
              </td>
              {cells.map((cell, index) => (
                <td key={titles[index] ?? index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {found.length === 0 && <p className="quiet">No row has “{filter}”. Clear the field to see all.</p>}
      <MoreRows shown={most} total={found.length} onMore={setMost} />
    </>
  );
}
