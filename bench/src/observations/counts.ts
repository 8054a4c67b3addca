import { compile, demandPeriods, findFlows, isRefusal } from '@meridian/engine';
import type { CountedVolume, Model } from '@meridian/engine';
import { formatAmount, periodWords } from '@meridian/words';

/** A count is missed where the model is off by more than this factor; the model says why, or its page is not sound. */
export const missFactor = 2;

/** Counts of a model beside its flows, over all quarters for which it has demand. */
export function countedOverAll(model: Model): readonly CountedVolume[] {
  const network = compile(model);
  const periods = demandPeriods(network);
  const answer = findFlows(network, { period: `${periods[0] ?? ''}/${periods.at(-1) ?? ''}` });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.calibration;
}

/** How far off counts of a use are: root mean square of ln(model / observed), 0 within the published range, as a factor. */
export function offBy(
  counts: readonly CountedVolume[],
  use: CountedVolume['use'],
): { readonly counts: number; readonly factor: number; readonly missed: number } {
  const own = counts.filter((count) => count.use === use);
  const sum = own.reduce((all, count) => all + logMiss(count) ** 2, 0);
  return {
    counts: own.length,
    factor: Math.exp(Math.sqrt(sum / Math.max(1, own.length))),
    missed: own.filter(isMissed).length,
  };
}

/** Counts that are compared, off by more than the factor, and of which the model does not say why. */
export function missesWithoutReason(counts: readonly CountedVolume[]): readonly string[] {
  return counts
    .filter((count) => count.use !== 'shown' && isMissed(count) && count.missReason === undefined)
    .map(({ count }) => count);
}

function isMissed(count: CountedVolume): boolean {
  return Math.abs(logMiss(count)) > Math.log(missFactor);
}

/** ln(model / observed), 0 within the published range; nothing counts as a fiftieth of what was observed. */
function logMiss({ observedLow, observedHigh, modelled }: CountedVolume): number {
  const floor = Math.max(1, observedHigh / 50);
  const [low, high, value] = [Math.max(observedLow, floor), Math.max(observedHigh, floor), Math.max(modelled, floor)];
  return value < low ? Math.log(value / low) : value > high ? Math.log(value / high) : 0;
}

const begin = '<!-- counts: written by node bench/src/observations/write-counts.ts -->';
const end = '<!-- end of counts -->';

/** docs/method/assignment.md with its table of counts as the model has them. */
export function withCounts(page: string, counts: readonly CountedVolume[]): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`seen no “${begin}” before “${end}”, expected the page to have both`);
  return `${page.slice(0, from)}${begin}\n\n${formatCounts(counts)}\n${page.slice(to)}`;
}

function formatCounts(counts: readonly CountedVolume[]): string {
  const parts = (['held_out', 'fit', 'input'] as const).map((use) => {
    const { counts: many, factor, missed } = offBy(counts, use);
    const head =
      use === 'input'
        ? `**Inputs**: ${String(many)} counts from which captive demand is made, so that they test capacity alone and enter no error.`
        : `**${use === 'fit' ? 'Fitted' : 'Held out'}**: ${String(many)} counts, off by a factor of ${factor.toFixed(2)} (root mean square of the logarithm), ${String(missed)} of them by more than two.`;
    const rows = counts
      .filter((count) => count.use === use)
      .toSorted((a, b) => Math.abs(logMiss(a)) - Math.abs(logMiss(b)) || (a.count < b.count ? -1 : 1))
      .map((count) => row(count));
    return `${head}\n\n| count | period | what is counted | observed | model | times | why it is off |\n| --- | --- | --- | --: | --: | --: | --- |\n${rows.join('\n')}\n`;
  });
  return parts.join('\n');
}

function row({
  count,
  period,
  note,
  observedLow,
  observedHigh,
  observed,
  modelled,
  unit,
  missReason,
}: CountedVolume): string {
  const range =
    observedLow === observedHigh
      ? formatAmount(observed, unit)
      : `${formatAmount(observedLow, unit)} to ${formatAmount(observedHigh, unit)}`;
  const text = (words: string | undefined): string => (words ?? '').replaceAll('|', '\\|');
  return `| ${count} | ${periodWords(period)} | ${text(note)} | ${range} | ${formatAmount(modelled, unit)} | ${(modelled / observed).toFixed(2)} | ${text(missReason)} |`;
}
