import type { Palette } from '@meridian/cartography';
import type { ReactNode } from 'react';

type StrokeKind = 'rail' | 'road' | 'sea' | 'river' | 'ferry' | 'planned' | 'closed';

const strokes: Readonly<
  Record<StrokeKind, { readonly width: number; readonly dash?: string; readonly core?: number }>
> = {
  rail: { width: 2.8, core: 0.8 },
  road: { width: 1.4 },
  sea: { width: 1.5, dash: '8 4' },
  river: { width: 1.8, dash: '3.5 2' },
  ferry: { width: 2.2, dash: '0.1 4.4' },
  planned: { width: 4, core: 2.4 },
  closed: { width: 2 },
};

/** A piece of line as the map draws it. */
export function StrokeSample({ kind, palette }: { readonly kind: StrokeKind; readonly palette: Palette }): ReactNode {
  const { width, dash, core } = strokes[kind];
  const color = kind === 'closed' ? palette.closed : palette.ink;
  return (
    <svg width="28" height="10" aria-hidden="true">
      <path
        d="M1 5H27"
        stroke={color}
        strokeWidth={width}
        strokeDasharray={dash}
        strokeLinecap={kind === 'ferry' ? 'round' : 'butt'}
      />
      {core !== undefined && <path d="M1 5H27" stroke={palette.land} strokeWidth={core} />}
      {kind === 'closed' && <path d="M11 2l6 6m0-6l-6 6" stroke={palette.ink} strokeWidth="1.4" />}
    </svg>
  );
}
