import { colorOfCorridor, inkOn, palettes } from '@meridian/cartography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LegendEntry } from '../map/map-content.ts';
import { useWorkbench } from '../state/workbench-context.ts';
import { StrokeSample } from './stroke-sample.tsx';

/** The key of the map, which is also its filter: a click on a corridor takes it off the map. */
export function Legend({
  entries,
  hasStrokes,
}: {
  /** What the view has on the map, before the corridors. */
  readonly entries: readonly LegendEntry[];
  /** Whether lines are drawn by the strokes of the modes. */
  readonly hasStrokes: boolean;
}): ReactNode {
  const { model, address, setAddress, theme } = useWorkbench();
  const [isOpen, setOpen] = useState(() => window.innerWidth > 800);
  const palette = palettes[theme];
  const { corridor } = model.tables;
  const hidden = new Set(address.hide);
  const hide = (ids: readonly string[], isHidden: boolean): void => {
    const next = isHidden ? [...new Set([...address.hide, ...ids])] : address.hide.filter((id) => !ids.includes(id));
    void setAddress({ hide: next.length === 0 ? null : next });
  };
  const ofKind = (kind: string) => corridor.filter((each) => each.kind === kind);
  const feeders = [...ofKind('feeder').map(({ corridorId }) => corridorId as string), ''];
  return (
    <section className="over legend" aria-label="Key of the map" data-open={isOpen} data-covers="true">
      <button type="button" className="plain row" aria-expanded={isOpen} onClick={() => setOpen((before) => !before)}>
        <strong>Key</strong>
        <span className="quiet">{isOpen ? 'click a line to hide it' : 'show'}</span>
      </button>
      {isOpen && (
        <>
          {entries.length > 0 && (
            <>
              {entries.map((entry) => (
                <Entry key={entry.text} entry={entry} />
              ))}
              <hr />
            </>
          )}
          {[...ofKind('branch'), ...ofKind('trunk')].map(({ corridorId, name, letter }) => {
            const color = colorOfCorridor(corridor, corridorId, palette);
            return (
              <button
                type="button"
                key={corridorId}
                className="plain row"
                aria-pressed={!hidden.has(corridorId)}
                onClick={() => hide([corridorId], !hidden.has(corridorId))}
              >
                <span className="letter" style={{ background: color, color: inkOn(color) }}>
                  {letter ?? ''}
                </span>
                {name}
              </button>
            );
          })}
          {ofKind('rival').length > 0 && (
            <div className="row" role="group" aria-label="Rivals">
              <span className="discs">
                {ofKind('rival').map(({ corridorId, name, letter }) => (
                  <button
                    type="button"
                    key={corridorId}
                    className="plain"
                    title={name}
                    aria-label={name}
                    aria-pressed={!hidden.has(corridorId)}
                    onClick={() => hide([corridorId], !hidden.has(corridorId))}
                  >
                    <span className="letter" style={{ background: palette.rival, color: inkOn(palette.rival) }}>
                      {letter ?? ''}
                    </span>
                  </button>
                ))}
              </span>
              Rivals
            </div>
          )}
          <button
            type="button"
            className="plain row"
            aria-pressed={!feeders.every((id) => hidden.has(id))}
            onClick={() => hide(feeders, !feeders.every((id) => hidden.has(id)))}
          >
            <span className="letter" style={{ background: palette.feeder, color: inkOn(palette.feeder) }} />
            Feeders
          </button>
          {hasStrokes && (
            <>
              <hr />
              <div className="more" style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0 8px' }}>
                {(['rail', 'road', 'sea', 'river', 'ferry', 'planned', 'closed'] as const).map((kind) => (
                  <div className="row" key={kind}>
                    <StrokeSample kind={kind} palette={palette} />
                    {kind}
                  </div>
                ))}
              </div>
            </>
          )}
        </>
      )}
    </section>
  );
}

function Entry({ entry }: { readonly entry: LegendEntry }): ReactNode {
  if (entry.kind === 'heading')
    return (
      <div className="row">
        <span>{entry.text}</span>
      </div>
    );
  if (entry.kind === 'area')
    return (
      <div className="row">
        <span style={{ width: 17, height: 11, background: entry.color, flex: 'none' }} />
        {entry.text}
      </div>
    );
  const { color, text, width = 3 } = entry;
  if (color === undefined) return <div className="row quiet">{text}</div>;
  return (
    <div className="row flow">
      <svg width="28" height="18" aria-hidden="true">
        <path d="M0 9H28" stroke={color} strokeWidth={width} />
      </svg>
      {text}
    </div>
  );
}
