import type { ReactNode } from 'react';

/** Something that the reader should know or do. */
export function Notice({
  kind = 'warning',
  title,
  children,
}: {
  readonly kind?: 'warning' | 'fault';
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="notice" data-kind={kind} role={kind === 'fault' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      <div>{children}</div>
    </div>
  );
}
