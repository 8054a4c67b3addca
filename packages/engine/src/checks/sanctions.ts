import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { firstDay, lastDay } from '../calendar/date.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Model, SanctionRecord } from '../model/model.ts';
import { parseSelector, select } from '../model/selector.ts';
import type { Selection } from '../model/selector.ts';
import { rowsById } from '../model/rows-by-id.ts';

/**
 * Exceptions of the table sanction free something: from acts that forbid, on days that both are in force, of what both
 * select; and no chain of them leads back to itself.
 */
export function checkSanctions(model: Model): readonly Finding[] {
  const byId = rowsById(model.tables, 'sanction');
  const findings: Finding[] = [];
  for (const row of model.tables.sanction) {
    if (row.exempts.length === 0) continue;
    if (leadsTo(byId, row.exempts, row.sanctionId)) {
      findings.push(circular(row));
      continue;
    }
    if (row.selector === undefined) findings.push(withoutSelector(row));
    for (const id of row.exempts) {
      const act = byId.get(id);
      if (act !== undefined) findings.push(...checkPair(model, row, act));
    }
  }
  return findings;
}

/** Whether exceptions lead from some rows to a row, over any number of steps. */
function leadsTo(byId: ReadonlyMap<string, SanctionRecord>, from: readonly string[], to: string): boolean {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.exempts ?? []));
  }
  return false;
}

function checkPair(model: Model, row: SanctionRecord, act: SanctionRecord): readonly Finding[] {
  const at = { file: 'sanction.csv', row: row.row, column: 'exempts', found: act.sanctionId };
  if (act.exempts.length > 0) {
    const message = `${row.sanctionId} frees from ${act.sanctionId}, which is an exception itself and forbids nothing.`;
    return [
      createFinding(
        'exemption-of-exception',
        at,
        message,
        'Name the act that forbids; end an exception by its valid_to.',
      ),
    ];
  }
  const findings: Finding[] = [];
  if (row.imposingParty !== act.imposingParty) {
    const message = `${row.sanctionId} of ${row.imposingParty} frees from ${act.sanctionId} of ${act.imposingParty}.`;
    findings.push(
      createFinding('exemption-party', at, message, 'Only the party that imposes an act can free from it.'),
    );
  }
  if (!overlap(row, act)) {
    const message = `${row.sanctionId} (${period(row)}) frees from ${act.sanctionId} (${period(act)}), and on no day are both in force.`;
    findings.push(createFinding('exemption-idle', at, message, 'Correct the dates, or take the act out of exempts.'));
  } else if (row.selector !== undefined && !meets(model, row.selector, act.selector)) {
    const message = `${row.sanctionId} frees nothing that ${act.sanctionId} selects.`;
    findings.push(createFinding('exemption-idle', at, message, 'Compare the selectors of both.'));
  }
  return findings;
}

function circular(row: SanctionRecord): Finding {
  const self = row.exempts.includes(row.sanctionId);
  return createFinding(
    'exemption-circular',
    { file: 'sanction.csv', row: row.row, column: 'exempts', found: row.exempts.join(';') },
    self ? `${row.sanctionId} frees from itself.` : `The exceptions that ${row.sanctionId} names lead back to it.`,
    'Let exceptions name acts that forbid, and nothing else.',
  );
}

function withoutSelector(row: SanctionRecord): Finding {
  return createFinding(
    'exemption-idle',
    { file: 'sanction.csv', row: row.row, column: 'selector' },
    `${row.sanctionId} is an exception and selects nothing, so it frees nothing.`,
    'Say in selector what it frees.',
  );
}

function period({ validFrom, validTo }: SanctionRecord): string {
  return `${validFrom} to ${validTo ?? 'now'}`;
}

function overlap(a: SanctionRecord, b: SanctionRecord): boolean {
  const [startA, startB] = [firstDay(a.validFrom) ?? -Infinity, firstDay(b.validFrom) ?? -Infinity];
  const end = ({ validTo }: SanctionRecord): number =>
    (validTo === undefined ? undefined : lastDay(validTo)) ?? Infinity;
  return startA <= end(b) && startB <= end(a);
}

/** Whether two selectors share a link, node, service or commodity; one that cannot be read is told elsewhere. */
function meets(model: Model, text: string, other: string | undefined): boolean {
  if (other === undefined) return false;
  const [a, b] = [selectionOf(model, text), selectionOf(model, other)];
  if (a === undefined || b === undefined) return true;
  // cargo that one of them names is freed or forbidden on every way
  if (a.commodities.size > 0 || b.commodities.size > 0) return true;
  return (
    [...a.links].some((id) => b.links.has(id)) ||
    [...a.nodes].some((id) => b.nodes.has(id)) ||
    [...a.services].some((id) => b.services.has(id))
  );
}

function selectionOf(model: Model, text: string): Selection | undefined {
  const parsed = parseSelector(text);
  if (isRefusal(parsed)) return undefined;
  // without the terms on cargo, which select no ways
  return select(
    model,
    parsed.map((terms) => (terms.length > 1 ? terms.filter(({ kind }) => kind !== 'commodity') : terms)),
  );
}
