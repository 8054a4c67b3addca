import type { Finding, Severity } from '@meridian/engine';
import type { Terminal } from './terminal.ts';

const color = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;

/** Findings as lines of text: where, what, and what would be right. */
export function formatFindings(findings: readonly Finding[], terminal: Terminal): string {
  return findings
    .map((finding) => {
      const place = [finding.file, finding.row, finding.column]
        .filter((part) => part !== undefined && part !== '')
        .join(':');
      const told = place !== '' && !finding.message.startsWith(place);
      const head = [
        terminal.style(color[finding.severity], finding.severity),
        ...(told ? [terminal.style('bold', place)] : []),
        finding.message,
      ].join(' ');
      return `${head}\n    ${terminal.style('dim', finding.remedy)}`;
    })
    .join('\n');
}

/** Findings as JSON: what is not known is null, so that every key is always there. */
export function toJsonFindings(findings: readonly Finding[]): readonly object[] {
  return findings.map(({ row, column, found, ...rest }) => ({
    ...rest,
    row: row ?? null,
    column: column ?? null,
    found: found ?? null,
  }));
}
