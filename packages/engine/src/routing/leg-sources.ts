import { once } from '../memo/once.ts';
import type { Model } from '../model/model.ts';
import { cellBasis, indexEvidence, rowKey } from '../evidence/evidence-index.ts';
import type { AnyRecord } from '../evidence/evidence-index.ts';
import { fieldOf } from '../model/tables/schema.ts';
import { tables } from '../model/tables/index.ts';
import type { TableName } from '../model/tables/index.ts';
import { indexById, rowOf } from '../model/rows-by-id.ts';
import { at } from '../network/at.ts';
import type { ArcFacts, Network } from '../network/network.ts';
import type { Consignment } from '../network/query.ts';
import { ratesFor } from '../network/rates.ts';
import type { Rates } from '../network/rates.ts';

type SourcesOf = (facts: ArcFacts) => readonly string[];

const sourcesOfModel = once(indexLegSources);

/** The sources behind the figures of an arc: those of the cells that its time, cost and emissions are made of. */
export function legSources({ model }: Network, consignment: Consignment): SourcesOf {
  return sourcesOfModel(model)(ratesFor(model, consignment));
}

function indexLegSources(model: Model): (rates: Rates) => SourcesOf {
  const evidence = indexEvidence(model);
  const cells = new Map<string, readonly string[]>();
  const sourcesOf = (table: TableName, row: number, names: readonly string[]): readonly string[] => {
    const key = `${table} ${String(row)} ${names.length.toString()}`;
    const before = cells.get(key);
    if (before !== undefined) return before;
    const record = (model.tables[table] as readonly AnyRecord[])[row];
    const found = record === undefined ? [] : names.flatMap((name) => cellSources(table, record, name));
    const unique = [...new Set(found)];
    cells.set(key, unique);
    return unique;
  };
  const cellSources = (table: TableName, record: AnyRecord, name: string): readonly string[] => {
    const column = tables[table].columns.find((candidate) => candidate.name === name);
    if (column === undefined || record[fieldOf(column)] === undefined) return [];
    return cellBasis(evidence, table, record, column, rowKey(tables[table], record)).sources;
  };
  const countryRows = new Map(model.tables.mode_country.map((row, index) => [`${row.modeId}|${row.country}`, index]));
  const charges = ['usd_per_teu_km', 'usd_per_tonne_km'];
  const handling = ['dwell_median_h', 'dwell_p90_h', 'usd_per_teu', 'usd_per_tonne', 'co2e_kg_per_tonne'];
  const moving = (index: number, rates: Rates): readonly string[] => {
    const link = at(model.tables.link, index);
    const mode = indexById(model.tables, 'mode').get(link.modeId) ?? -1;
    const figures = ['speed_kmh', 'usd_per_teu_km', 'usd_per_tonne_km', 'co2e_g_per_tonne_km'];
    const countries = [link.fromNodeId, link.toNodeId].flatMap(
      (id) => countryRows.get(`${link.modeId}|${rowOf(model.tables, 'node', id)?.country ?? ''}`) ?? [],
    );
    return [
      ...sourcesOf('link', index, ['length', 'free_speed', 'free_flow_h', 'usd_per_teu', 'usd_per_tonne', 'season']),
      ...sourcesOf('mode', mode, figures),
      ...countries.flatMap((row) => sourcesOf('mode_country', row, figures)),
      ...rates
        .ends(link)
        .flatMap((rate) =>
          rate === undefined ? [] : sourcesOf('rate', indexById(model.tables, 'rate').get(rate.rateId) ?? -1, charges),
        ),
    ];
  };
  const timed = new Map<string, number[]>();
  for (const [index, { serviceId, arrivalHours, departureHours }] of model.tables.service_stop.entries())
    if (arrivalHours !== undefined || departureHours !== undefined)
      timed.set(serviceId, [...(timed.get(serviceId) ?? []), index]);
  /** What the hours of a service rest on, where it publishes any. */
  const timetable = (service: number): readonly string[] =>
    (timed.get(model.tables.service[service]?.serviceId ?? '') ?? []).flatMap((stop) =>
      sourcesOf('service_stop', stop, ['arrival_h', 'departure_h']),
    );
  return (rates) => (facts) => {
    switch (facts.kind) {
      case 'move':
        return [...new Set(moving(facts.row, rates))];
      case 'cross':
        return sourcesOf('crossing', facts.row, [...handling, 'hours_open']);
      case 'dispatch':
        return sourcesOf('mode', facts.row, ['wait_h', 'wait_p90_h', 'start_usd_per_tonne']);
      case 'board':
        return sourcesOf('service', facts.row, ['departures_per_month', 'valid_from', 'valid_to']);
      case 'stay':
        return sourcesOf('service', facts.row, ['departures_per_month', 'valid_from', 'valid_to', 'capacity_teu']);
      case 'ride':
        return [
          ...new Set([
            ...sourcesOf('service', facts.row, ['usd_per_teu', 'usd_per_tonne', 'departures_per_month']),
            ...timetable(facts.row),
            ...(facts.ride?.links ?? []).flatMap((link) => moving(link, rates)),
          ]),
        ];
      case 'load':
      case 'unload':
      case 'transfer':
      case 'gauge':
        return sourcesOf('transfer', facts.row, handling);
      default:
        return [];
    }
  };
}
