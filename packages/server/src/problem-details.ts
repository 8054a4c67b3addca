import type { Finding } from '@meridian/engine';

/** Findings as JSON: what is not known is null, so that every key is always there. */
export function toJsonFindings(findings: readonly Finding[]): readonly object[] {
  return findings.map(({ row, column, found, ...rest }) => ({
    ...rest,
    row: row ?? null,
    column: column ?? null,
    found: found ?? null,
  }));
}

/** Problem details (RFC 9457). */
export function problem(status: number, title: string, detail?: string, findings?: readonly Finding[]): object {
  return {
    type: 'about:blank',
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(findings === undefined ? {} : { findings: toJsonFindings(findings) }),
  };
}
