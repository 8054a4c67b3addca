import type { ReactNode } from 'react';
import { useWorkbench } from '../state/workbench-context.ts';

/** A figure that leads to its source, grade and rivals in one click. Without a cell it is plain text. */
export function Figure({
  cell,
  children,
}: {
  readonly cell: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const { setAddress } = useWorkbench();
  if (cell === undefined) return <>{children}</>;
  return (
    <button
      type="button"
      className="figure"
      title={`Where this comes from: ${cell}`}
      onClick={(event) => {
        event.stopPropagation();
        void setAddress({ cell });
      }}
    >
      {children}
    </button>
  );
}
