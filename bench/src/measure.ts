/** One measured kernel: CPU milliseconds of five runs or more, beside a peer on the same work where there is one. */
export interface Measurement {
  readonly kernel: string;
  readonly cpuMs: readonly number[];
  readonly peer?: string;
  readonly peerCpuMs?: number | undefined;
  /** What should be reached, and whether it was. */
  readonly goal?: string;
  readonly met?: boolean;
  /** What was measured, in units of the goal; above one it is missed. Only where a machine's speed is in it. */
  readonly share?: number;
  readonly note?: string;
}

export interface Suite {
  readonly name: string;
  readonly run: () => Promise<readonly Measurement[]> | readonly Measurement[];
}

/** CPU time of this process for a piece of work, several times, after one run to warm up. */
export function measureCpu(work: () => void, times = 5): readonly number[] {
  work();
  return Array.from({ length: times }, () => cpuOf(work));
}

/** CPU milliseconds of one run. */
export function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
