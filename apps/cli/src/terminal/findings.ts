import type { Finding, FindingCode, Severity } from '@meridian/engine';
import { repeatsIn } from '@meridian/model-files';
import { formatCount } from '@meridian/words';
import type { Terminal } from './terminal.ts';

const color = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;

/** Of findings of one kind in one column so many are shown; one more is shown rather than counted. */
const shownOfAKind = 5;

/** Faults that others follow from: they come first among those of their severity. */
const causes: ReadonlySet<FindingCode> = new Set([
  'file-missing',
  'header-missing',
  'column-missing',
  'column-repeated',
  'unit-unknown',
  'length-unit-mismatch',
  'coordinates-swapped',
]);

interface Kind {
  readonly first: Finding;
  readonly shown: Finding[];
  count: number;
}

/** Findings as lines of text: where, what, and what would be right. Causes first; what repeats is counted. */
export function formatFindings(findings: readonly Finding[], terminal: Terminal): string {
  return causeFirst(kindsOf(findings))
    .map(({ first, shown, count }) => {
      const lines = shown
        .slice(0, count <= shownOfAKind + 1 ? shown.length : shownOfAKind)
        .map((finding) => formatFinding(finding, terminal));
      const more = count - lines.length;
      if (more > 0) lines.push(`${terminal.style(color[first.severity], first.severity)} and ${formatMore(more)}`);
      return lines.join('\n');
    })
    .join('\n');
}

function formatMore(more: number): string {
  return `${formatCount(more)} more like ${more === 1 ? 'it' : 'these'}`;
}

/** Findings by code, file and column, in the order of the first of each. */
function kindsOf(findings: readonly Finding[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.severity, finding.code, finding.file, finding.column]);
    const kind = kinds.get(key) ?? { first: finding, shown: [], count: 0 };
    kinds.set(key, kind);
    const repeats = repeatsIn(finding);
    kind.count += repeats ?? 1;
    if (repeats === undefined) kind.shown.push(finding);
  }
  return [...kinds.values()];
}

function causeFirst(kinds: readonly Kind[]): readonly Kind[] {
  const severities = Object.keys(color);
  const rank = ({ first }: Kind): number => 2 * severities.indexOf(first.severity) + (causes.has(first.code) ? 0 : 1);
  return [...kinds].sort((a, b) => rank(a) - rank(b));
}

function formatFinding(finding: Finding, terminal: Terminal): string {
  const place = [finding.file, finding.row, finding.column]
    .filter((part) => part !== undefined && part !== '')
    .join(':');
  const told = place !== '' && !finding.message.startsWith(finding.file);
  const head = [
    terminal.style(color[finding.severity], finding.severity),
    ...(told ? [terminal.style('bold', place)] : []),
    finding.message,
  ].join(' ');
  return `${head}\n    ${terminal.style('dim', finding.remedy)}`;
}
