import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';

/** A figure lies within its own range. */
export function checkRange(
  at: { readonly file: string; readonly row: number },
  name: 'rate' | 'effect',
  value: number,
  low: number | undefined,
  high: number | undefined,
): readonly Finding[] {
  const figure = name === 'rate' ? 'rate_per_year' : 'effect';
  const wrong =
    low !== undefined && low > value
      ? ({ column: `${name}_low`, found: low, word: 'above' } as const)
      : high !== undefined && high < value
        ? ({ column: `${name}_high`, found: high, word: 'below' } as const)
        : undefined;
  if (wrong === undefined) return [];
  return [
    createFinding(
      'range-reversed',
      { ...at, column: wrong.column, found: String(wrong.found) },
      `${wrong.column} ${String(wrong.found)} is ${wrong.word} ${figure} ${String(value)}.`,
      `Write ${name}_low <= ${figure} <= ${name}_high.`,
    ),
  ];
}
