import { rowOf, rowsById } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useWorkbench } from '../state/workbench-context.ts';
import { gradeWords } from './explanation-detail.tsx';

const kindWords = {
  published: 'published',
  calculation: 'calculation',
  general: 'general knowledge, not looked up',
  assumption: 'assumption',
} as const;

/** Sources by their ids, each with its publisher, its Admiralty grade and where it can be read. */
export function SourceList({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { model } = useWorkbench();
  const publishers = rowsById(model.tables, 'publisher');
  const sources = ids.flatMap((id) => rowOf(model.tables, 'source', id) ?? []);
  return (
    <section aria-label="Sources">
      <h3>{sources.length === 1 ? 'Source' : 'Sources'}</h3>
      <ul className="source-list">
        {sources.map(({ sourceId, title, publisherId, kind, credibility, date, url }) => {
          const publisher = publisherId === undefined ? undefined : publishers.get(publisherId);
          const grade =
            kind === 'published' ? `${publisher?.reliability ?? 'F'}${String(credibility ?? 3)}` : undefined;
          return (
            <li key={sourceId}>
              {url !== undefined && /^https?:\/\//.test(url) ? (
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
              <div className="small quiet">
                {publisher === undefined ? '' : `${publisher.name}; `}
                {grade === undefined ? kindWords[kind] : `grade ${grade} ${gradeWords(grade)}`}
                {date === undefined ? '' : `; ${date}`}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
