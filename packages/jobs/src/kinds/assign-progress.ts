import type { AssignmentProgress } from '@meridian/engine';

/** How far an assignment is, in a line for people. */
export function describeAssignProgress({ done, relativeGap, seconds }: AssignmentProgress): string {
  return `iteration ${done}, relative gap ${relativeGap.toExponential(1)}, ${seconds.toFixed(1)} s`;
}
