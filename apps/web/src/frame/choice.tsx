import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';

/** One of a few, all in sight. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  /** What is chosen, for those who cannot see where it stands. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}): ReactNode {
  return (
    <SegmentedControl<T>
      size="xs"
      aria-label={label}
      value={value}
      onChange={onChange}
      data={options.map(([each, words]) => ({ value: each, label: words }))}
    />
  );
}
