import type { ReactNode } from 'react';

const paths = {
  routes: 'M5 19a2 2 0 1 0 0-.1M19 5a2 2 0 1 0 0-.1M7 19h7a4 4 0 0 0 0-8h-4a3 3 0 0 1 0-6h7',
  reach: 'M12 12h.01M12 8a4 4 0 1 1-4 4M12 4a8 8 0 1 1-8 8',
  flows: 'M3 7h11M3 12h16M3 17h9M11 4l3 3-3 3M16 9l3 3-3 3',
  relations:
    'M6 15a3 3 0 1 1 0 .1M12 6a3 3 0 1 1 0 .1M15 18a3 3 0 1 1 0 .1M10.5 12.3l2.6-3.6M15.9 9.1l1.4 5.9M12 16l3 1',
  undo: 'M9 7L4 12l5 5M4 12h10a5 5 0 0 1 0 10h-2',
  evidence: 'M7 3h8l4 4v14H7zM15 3v4h4M10 12h6M10 16h6',
  models: 'M4 7l8-4 8 4-8 4zM4 12l8 4 8-4M4 17l8 4 8-4',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5',
  theme: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  close: 'M6 6l12 12M18 6L6 18',
  full: 'M4 10V4h6M20 14v6h-6M4 4l6 6M20 20l-6-6',
  swap: 'M7 4v14l-3-3M17 20V6l3 3',
  back: 'M19 12H5M11 6l-6 6 6 6',
  panel: 'M4 5h16v14H4zM10 5v14',
  home: 'M4 11l8-7 8 7M6 10v10h12V10',
  keys: 'M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
} as const;

export type IconName = keyof typeof paths;

/** A line icon; what it stands for is said by the text or the label of the control that it is in. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor">
      <path d={paths[name]} strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
