import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { Model } from '../model/model.ts';
import { rowOf } from '../model/rows-by-id.ts';

/** Published times say on which clock they are, and a row that repeats another names the one that repeats none. */
export function checkObservations(model: Model): readonly Finding[] {
  return model.tables.observation.flatMap((observation) => {
    const { observationId, measure, fromNodeId, toNodeId, clock, copyOf, row } = observation;
    const findings: Finding[] = [];
    if (measure === 'transit_time' && fromNodeId !== undefined && toNodeId !== undefined && clock === undefined)
      findings.push(
        createFinding(
          'time-without-clock',
          { file: 'observation.csv', row, column: 'clock', found: '' },
          `${observationId} does not say what its time spans: it is compared from the gate to release.`,
          'Write gate (from gate-in to release) or departure (from the first departure to the last arrival).',
        ),
      );
    const isCopy = copyOf !== undefined && rowOf(model.tables, 'observation', copyOf)?.copyOf !== undefined;
    if (copyOf !== undefined && (copyOf === observationId || isCopy))
      findings.push(
        createFinding(
          'copy-of-copy',
          { file: 'observation.csv', row, column: 'copy_of', found: copyOf },
          copyOf === observationId
            ? `${observationId} is said to repeat itself.`
            : `${observationId} repeats ${copyOf}, which repeats another row.`,
          'Name the row that came first, which repeats none; leave it empty there.',
        ),
      );
    return findings;
  });
}
