import { refusalFinding } from '@meridian/engine';
import type { Finding, Refusal } from '@meridian/engine';

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

/** Where an address tells what a parameter may be. */
const seeAlso = 'See /api/openapi.json.';

/** Problem details of parameters that make no sense: the first as the refusal, all of them as findings. */
export function refusalProblem(
  refused: readonly { readonly refusal: Refusal; readonly found?: string | undefined }[],
): object {
  const told = refused.map(({ refusal, found }) => ({
    refusal: { ...refusal, remedy: `${refusal.remedy} ${seeAlso}`.trim() },
    found,
  }));
  const detail = refused.map(({ refusal: { message, remedy } }) => `${message} ${remedy}`.trim()).join(' ');
  const findings = told.map(({ refusal, found }) => refusalFinding(refusal, found));
  return { ...problem(400, 'The question is at fault', detail, findings), refusal: told[0]?.refusal };
}
