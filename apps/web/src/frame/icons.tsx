import type { ReactNode } from 'react';

const paths = {
  undo: 'M9 7L4 12l5 5M4 12h10a5 5 0 0 1 0 10h-2',
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

type IconName = keyof typeof paths;

/** A line icon; what it stands for is said by the text or the label of the control that it is in. */
export function Icon({ name, size }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return <LineIcon path={paths[name]} {...(size === undefined ? {} : { size })} />;
}

/** The same by its path, of 24 by 24. */
export function LineIcon({ path, size = 20 }: { readonly path: string; readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor">
      <path d={path} strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
