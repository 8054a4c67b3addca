import type { Finding, Severity } from '../findings/finding.ts';
import { checkCargo } from './cargo.ts';
import { checkConventions } from './conventions.ts';
import { checkCounts } from './counts.ts';
import { checkDemand } from './demand.ts';
import { checkEvents } from './events.ts';
import { checkGeography } from './geography.ts';
import { checkHeldHours } from './held-hours.ts';
import { checkNetwork } from './network.ts';
import { checkObservations } from './observations.ts';
import { checkPlausibility } from './plausibility.ts';
import { checkRates } from './rates.ts';
import { checkRecordEnd } from './record-end.ts';
import { checkReferences } from './references.ts';
import { checkRegimes } from './regimes.ts';
import { checkSanctions } from './sanctions.ts';
import { checkSelectors } from './selectors.ts';
import { checkServices } from './services.ts';
import { checkSources } from './sources.ts';
import type { Model } from '../model/model.ts';

const severityOrder: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * All faults of meaning in a model whose form is sound (faults of form are found when it is read), errors first,
 * then by file and row. `today` (ISO) is the day after which no event can have happened; undefined: any can. Never throws.
 */
export function checkModel(model: Model, today?: string): readonly Finding[] {
  const findings = [
    ...checkReferences(model),
    ...checkGeography(model),
    ...checkPlausibility(model),
    ...checkRates(model),
    ...checkNetwork(model),
    ...checkHeldHours(model),
    ...checkSelectors(model),
    ...checkRegimes(model),
    ...checkSanctions(model),
    ...checkServices(model),
    ...checkCargo(model),
    ...checkConventions(model),
    ...checkDemand(model),
    ...checkCounts(model),
    ...checkObservations(model),
    ...checkEvents(model, today),
    ...checkRecordEnd(model),
    ...checkSources(model),
  ];
  return sortFindings(findings);
}

/** Errors first, then by file and row; the order of the rest is kept. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      (a.row ?? 0) - (b.row ?? 0),
  );
}
