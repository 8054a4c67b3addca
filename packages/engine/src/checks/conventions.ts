import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { Model } from '../model/model.ts';
import { knownParameters } from '../model/parameter.ts';
import { nearestSpellings } from '../model/place-index.ts';
import { isTimeZone } from '../calendar/time-zone.ts';

/** Clocks, money and parameters are known by their names, and in the units that the engine counts in. */
export function checkConventions(model: Model): readonly Finding[] {
  return [...checkTimeZones(model), ...checkMoney(model), ...checkPromisedMoney(model), ...checkParameters(model)];
}

function* checkTimeZones(model: Model): Generator<Finding> {
  const valid = new Map<string, boolean>();
  for (const { nodeId, timeZone, row } of model.tables.node) {
    if (timeZone === undefined) continue;
    const isKnown = valid.get(timeZone) ?? isTimeZone(timeZone);
    valid.set(timeZone, isKnown);
    if (isKnown) continue;
    yield createFinding(
      'time-zone-unknown',
      { file: 'node.csv', row, column: 'time_zone', found: timeZone },
      `“${timeZone}” is no time zone: times of day at ${nodeId} cannot be read.`,
      suggest(Intl.supportedValuesOf('timeZone'), timeZone) ??
        'Write a name of the IANA database, such as Asia/Tehran.',
    );
  }
}

/** Money that the engine counts in; columns of costs have it in their names. */
const countedIn = 'USD';

function* checkMoney(model: Model): Generator<Finding> {
  for (const { currency, referenceYear, row } of model.tables.config) {
    if (currency === countedIn) continue;
    const at = { file: 'config.csv', row, column: 'currency', found: currency };
    if (isCurrency(currency)) {
      yield createFinding(
        'currency-not-counted',
        at,
        `The model's money is said to be ${currency}, but every figure of cost is read as ${countedIn} of ${String(referenceYear)}.`,
        `Convert the costs to ${countedIn} of the reference year, note the rate in evidence.csv, and write ${countedIn}.`,
      );
    } else {
      yield createFinding(
        'currency-unknown',
        at,
        `“${currency}” is no currency.`,
        `Write ${countedIn}, in which all costs of a model are.`,
      );
    }
  }
}

/** Costs that were promised are shown in the money in which they were named. */
function* checkPromisedMoney(model: Model): Generator<Finding> {
  for (const { promiseId, cost, currencyUnit, row } of model.tables.promise) {
    if (cost === undefined && currencyUnit === undefined) continue;
    const codes = (currencyUnit ?? '').match(/\b[A-Za-z]{3}\b/g) ?? [];
    if (codes.some((code) => isCurrency(code))) continue;
    yield createFinding(
      'currency-unknown',
      { file: 'promise.csv', row, column: 'currency_unit', found: currencyUnit },
      `No currency is named for the cost of ${promiseId}.`,
      'Write the code of ISO 4217 with the multiple, such as bn USD.',
    );
  }
}

let currencies: ReadonlySet<string> | undefined;

/** Codes of ISO 4217, in capitals. */
function isCurrency(text: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(text);
}

function* checkParameters(model: Model): Generator<Finding> {
  const known = knownParameters(model);
  for (const { parameterId, unit, row } of model.tables.parameter) {
    const schema = known.get(parameterId);
    if (schema === undefined) {
      yield createFinding(
        'parameter-unknown',
        { file: 'parameter.csv', row, column: 'parameter_id', found: parameterId },
        `Nothing reads a parameter “${parameterId}”: it would be without effect.`,
        suggest([...known.keys()], parameterId) ?? `Known are ${[...known.keys()].join(', ')}.`,
      );
    } else if (!sameUnit(unit, schema.unit)) {
      yield createFinding(
        'parameter-unit',
        { file: 'parameter.csv', row, column: 'unit', found: unit },
        `${parameterId} is read in ${schema.unit}, not in ${unit}.`,
        `Convert the value to ${schema.unit}, and write that.`,
      );
    }
  }
}

function suggest(names: readonly string[], text: string): string | undefined {
  const near = nearestSpellings(names, text, 3);
  return near.length === 0 ? undefined : `Did you mean ${near.join(', ')}?`;
}

/** Other spellings of a unit's parts. */
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    usd: ['usd', '$', 'us$'],
    t: ['t', 'tonne', 'tonnes', 'tco2e', 'tco2', 't co2e', 't co2'],
    day: ['day', 'days', 'd'],
    km: ['km', 'kilometer', 'kilometers', 'kilometre', 'kilometres'],
    teu: ['teu', 'teus'],
    ratio: ['ratio', 'share', 'factor', '1', '-', ''],
  }).flatMap(([part, written]) => written.map((each) => [each, part] as const)),
);

function sameUnit(a: string, b: string): boolean {
  return spelled(a) === spelled(b);
}

function spelled(unit: string): string {
  const parts = unit
    .toLowerCase()
    .split(/\s*\/\s*|\s+per\s+/)
    .map((part) => part.trim());
  return parts.map((part) => spellings.get(part) ?? part).join('/');
}
