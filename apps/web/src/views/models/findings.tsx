import { Choice } from '../../frame/choice.tsx';
import { MoreRows, firstRows } from '../../frame/more-rows.tsx';
import { TextInput } from '@mantine/core';
import { findingTable } from '@meridian/engine';
import type { Finding, Severity } from '@meridian/engine';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { saveTable } from '../../export/save-table.ts';
import type { CorridorMap } from '../../map/corridor-map.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { formatCount, plural } from '@meridian/words';

/** Near enough to see a single place among its neighbors. */
const findingZoom = 6;

const severityWords: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Remark' };
const severityMarks: Readonly<Record<Severity, string>> = { error: '×', warning: '!', info: 'i' };

/** What is wrong with the model that was dropped: row, remedy, and a jump to the place on the map. */
export function Findings({ map }: { readonly map: CorridorMap | undefined }): ReactNode {
  const { models } = useWorkbench();
  const { dropped } = models;
  if (dropped === undefined)
    return (
      <p className="quiet">
        Drop a model on the page to see what is wrong with it. The built-in models have no finding.
      </p>
    );
  if (dropped.findings.length === 0) return <p>No finding: the model is clean.</p>;
  return <FindingsTable map={map} findings={dropped.findings} positions={dropped.positions} />;
}

function FindingsTable({
  map,
  findings,
  positions,
}: {
  readonly map: CorridorMap | undefined;
  readonly findings: readonly Finding[];
  readonly positions: readonly (readonly [number, number] | undefined)[];
}): ReactNode {
  const [severity, setSeverity] = useState<'all' | Severity>('all');
  const [text, setText] = useState('');
  const [most, setMost] = useState(firstRows);
  const wanted = text.trim().toLowerCase();
  const shown = findings
    .map((finding, index) => ({ finding, position: positions[index] }))
    .filter(({ finding }) => severity === 'all' || finding.severity === severity)
    .filter(
      ({ finding: { file, column = '', message, remedy } }) =>
        wanted === '' || `${file} ${column} ${message} ${remedy}`.toLowerCase().includes(wanted),
    );
  const count = (of: Severity): number => findings.filter((each) => each.severity === of).length;
  return (
    <>
      <div style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap', marginBottom: 8 }}>
        <Choice<'all' | Severity>
          label="Which findings"
          value={severity}
          onChange={setSeverity}
          options={[
            ['all', `All ${formatCount(findings.length)}`],
            ...(['error', 'warning', 'info'] as const)
              .filter((each) => count(each) > 0)
              .map((each) => [each, `${severityWords[each]}s ${formatCount(count(each))}`] as const),
          ]}
        />
        <TextInput
          size="xs"
          aria-label="Only findings with"
          placeholder="only findings with …"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <span className="quiet small" role="status">
          {plural(shown.length, 'finding')}
        </span>
        <button type="button" className="figure small" onClick={() => saveTable(findingTable(findings), 'findings')}>
          CSV
        </button>
      </div>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">File</th>
            <th scope="col" className="number">
              Row
            </th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
            <th scope="col">What to do</th>
            <th scope="col">Map</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map(({ finding, position }, index) => (
            <tr key={index}>
              <td className="severity" data-severity={finding.severity}>
                <span aria-hidden="true">{severityMarks[finding.severity]}</span> {severityWords[finding.severity]}
              </td>
              <td>{finding.file}</td>
              <td className="number">{finding.row ?? ''}</td>
              <td>{finding.column ?? ''}</td>
              <td>{finding.message}</td>
              <td>{finding.remedy}</td>
              <td>
                {position !== undefined && (
                  <button
                    type="button"
                    className="figure"
                    onClick={() => map?.point({ longitude: position[0], latitude: position[1], zoom: findingZoom })}
                  >
                    Show
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreRows shown={most} total={shown.length} onMore={setMost} />
    </>
  );
}
