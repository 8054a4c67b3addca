import { createFinding, parseChange } from '@meridian/engine';
import type { FlowsQuery } from '@meridian/engine';
import { InputFault } from './faults.ts';

/** A question of flows as it comes in an address or a body. */
export interface FlowsQuestion extends Pick<FlowsQuery, 'period' | 'method' | 'gap' | 'comply'> {
  readonly change?: readonly string[] | undefined;
}

/** The question with its changes read; every change that cannot be read is told. */
export function readFlowsQuery({ change = [], ...rest }: FlowsQuestion): FlowsQuery {
  const read = change.map((text) => ({ text, parsed: parseChange(text) }));
  const faults = read.flatMap(({ text, parsed }) =>
    'fault' in parsed
      ? [
          createFinding(
            'query-invalid',
            { file: '', column: 'change', found: text },
            `change: ${parsed.fault}.`,
            'See /api/openapi.json.',
          ),
        ]
      : [],
  );
  if (faults.length > 0) throw new InputFault(faults);
  return { ...rest, changes: read.flatMap(({ parsed }) => ('fault' in parsed ? [] : [parsed])) };
}
