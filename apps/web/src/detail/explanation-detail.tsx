import { rowsById } from '@meridian/engine';
import type { ExplainedValue } from '@meridian/engine';
import type { ReactNode } from 'react';
import { Notice } from '../frame/notice.tsx';
import { useAnswer } from '../state/use-answer.ts';
import { useWorkbench } from '../state/workbench-context.ts';
import { formatNumber } from '@meridian/words';
import { explainRequest } from '../worker/protocol.ts';
import { wordsOf } from './row-facts.tsx';

/** Where a figure comes from: the source that decides, its grade, who disagrees, and what rests on it. */
export function ExplanationDetail({ cell }: { readonly cell: string }): ReactNode {
  const { models, model, setAddress } = useWorkbench();
  const { value, problem, isWorking } = useAnswer(models, explainRequest, cell);
  if (problem !== undefined)
    return (
      <Notice kind="fault" title="No explanation">
        {problem}
      </Notice>
    );
  if (value === undefined) return <p className="quiet">{isWorking ? 'One moment …' : 'Nothing is known.'}</p>;
  const [table = ''] = cell.split('.');
  const column = cell.slice(cell.lastIndexOf('.') + 1);
  const row = cell.slice(table.length + 1, cell.lastIndexOf('.'));
  const unit = value.unit === undefined || value.unit === '1' ? '' : ` ${value.unit}`;
  const isOnMap = table === 'link' ? rowsById(model.tables, 'link').has(row) : false;
  return (
    <>
      <div>
        <p className="quiet small">{cell}</p>
        <h2>
          {wordsOf(column)}: {value.value === '' ? 'not known' : `${value.value}${unit}`}
        </h2>
        <p>{value.meaning}</p>
        {value.spread !== undefined && value.spread.low !== value.spread.high && (
          <p>
            The sources span {formatNumber(value.spread.low)} to {formatNumber(value.spread.high)}
            {unit}.
          </p>
        )}
        {isOnMap && (
          <button
            type="button"
            className="figure small"
            onClick={() => void setAddress({ selected: { kind: 'link', id: row }, cell: null })}
          >
            All of this link
          </button>
        )}
      </div>
      <section>
        <h3>It rests on</h3>
        <Source value={value} />
      </section>
      <Evidence
        title="Who says otherwise"
        values={value.rivals.filter((rival) => rival.value !== value.value)}
        unit={unit}
      />
      <Evidence
        title="Who says the same"
        values={value.rivals.filter((rival) => rival.value === value.value)}
        unit={unit}
      />
      <p className="quiet small">Rule: {value.rule}</p>
      {value.usedBy.length > 0 && (
        <section>
          <h3>What rests on the row</h3>
          <p className="small quiet" style={{ overflowWrap: 'anywhere' }}>
            {value.usedBy.slice(0, 30).join(', ')}
            {value.usedBy.length > 30 ? ` and ${String(value.usedBy.length - 30)} more` : ''}
          </p>
        </section>
      )}
    </>
  );
}

function Evidence({
  title,
  values,
  unit,
}: {
  readonly title: string;
  readonly values: readonly ExplainedValue[];
  readonly unit: string;
}): ReactNode {
  if (values.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {values.map((each, index) => (
        <div key={`${each.source ?? ''} ${String(index)}`} style={{ marginTop: 6 }}>
          <strong>
            {each.value}
            {unit}
          </strong>
          <Source value={each} />
        </div>
      ))}
    </section>
  );
}

function Source({ value }: { readonly value: ExplainedValue }): ReactNode {
  const isLink = value.url !== undefined && /^https?:\/\//.test(value.url);
  return (
    <dl className="facts small">
      <dt>Source</dt>
      <dd>
        {isLink ? (
          <a href={value.url} target="_blank" rel="noreferrer">
            {value.title ?? value.source}
          </a>
        ) : (
          (value.title ?? value.source ?? 'none is given')
        )}
      </dd>
      {value.publisher !== undefined && (
        <>
          <dt>Publisher</dt>
          <dd>{value.publisher}</dd>
        </>
      )}
      <dt>Grade</dt>
      <dd>
        {value.grade} <span className="quiet">{gradeWords(value.grade)}</span>
      </dd>
      {value.asOf !== undefined && (
        <>
          <dt>As of</dt>
          <dd>{value.asOf}</dd>
        </>
      )}
      {value.note !== undefined && (
        <>
          <dt>Note</dt>
          <dd>{value.note}</dd>
        </>
      )}
    </dl>
  );
}

const reliability: Readonly<Record<string, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};
const credibility: Readonly<Record<string, string>> = {
  1: 'confirmed',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'truth cannot be judged',
};

/** An Admiralty grade in words. */
export function gradeWords(grade: string): string {
  const found = /^([A-F])([1-6])/.exec(grade);
  return found === null ? '' : `(${reliability[found[1] ?? ''] ?? ''}, ${credibility[found[2] ?? ''] ?? ''})`;
}
