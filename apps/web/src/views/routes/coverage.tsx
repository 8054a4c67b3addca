import type { PartyCoverage } from '@meridian/engine';
import type { ReactNode } from 'react';

/** What the acts of each party cover and do not: of those obeyed, and of those whose acts touch a route shown. */
export function Coverage({ parties }: { readonly parties: readonly PartyCoverage[] }): ReactNode {
  if (parties.length === 0) return undefined;
  return (
    <section aria-label="What acts cover">
      <h2 className="minor">What acts cover, and what they do not</h2>
      {parties.map(({ party, obeyed, text }) => (
        <details key={party} className="small">
          <summary>
            {party}:{' '}
            {obeyed ? 'obeyed, what its acts touch is left out' : 'not obeyed, its acts touch routes shown here'}
          </summary>
          <ul style={{ paddingLeft: 16, marginTop: 4 }}>
            {text.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      ))}
      <p className="small quiet">No legal advice; the table of acts is not complete.</p>
    </section>
  );
}
