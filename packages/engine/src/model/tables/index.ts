import { berthTable } from './berth.ts';
import { crossingTable, transferTable } from './handling.ts';
import { countTable, demandFactorTable, demandTable, generationTable, seasonalityTable, tradeTable } from './demand.ts';
import { evidenceTable, publisherTable, sourceTable } from './evidence.ts';
import { linkTable } from './link.ts';
import { modeCountryTable, modeTable, rateTable } from './mode.ts';
import { nodeTable } from './node.ts';
import {
  cityTable,
  commodityTable,
  configTable,
  corridorTable,
  parameterTable,
  passageTable,
  zoneTable,
} from './place.ts';
import { observationTable, projectTable, promiseTable, sanctionTable } from './record.ts';
import {
  dependencyTable,
  regimeEffectTable,
  regimeStateTable,
  regimeTable,
  transitionTable,
  waterLevelTable,
} from './regime.ts';
import { actorTable, actorTradeTable, membershipTable, relationTable } from './relation.ts';
import { dimensionTable, driverStateTable, driverTable, eventTable } from './event.ts';
import { serviceCalendarTable, serviceStopTable, serviceTable } from './service.ts';

/** Every table of a model, by name, in the order in which the reference page shows them. */
export const tables = {
  config: configTable,
  node: nodeTable,
  link: linkTable,
  mode: modeTable,
  mode_country: modeCountryTable,
  rate: rateTable,
  transfer: transferTable,
  crossing: crossingTable,
  berth: berthTable,
  service: serviceTable,
  service_stop: serviceStopTable,
  service_calendar: serviceCalendarTable,
  commodity: commodityTable,
  corridor: corridorTable,
  passage: passageTable,
  zone: zoneTable,
  city: cityTable,
  parameter: parameterTable,
  regime: regimeTable,
  regime_effect: regimeEffectTable,
  regime_state: regimeStateTable,
  transition: transitionTable,
  dependency: dependencyTable,
  water_level: waterLevelTable,
  actor: actorTable,
  actor_trade: actorTradeTable,
  membership: membershipTable,
  relation: relationTable,
  dimension: dimensionTable,
  event: eventTable,
  driver: driverTable,
  driver_state: driverStateTable,
  sanction: sanctionTable,
  project: projectTable,
  promise: promiseTable,
  observation: observationTable,
  trade: tradeTable,
  generation: generationTable,
  seasonality: seasonalityTable,
  demand: demandTable,
  demand_factor: demandFactorTable,
  count: countTable,
  publisher: publisherTable,
  source: sourceTable,
  evidence: evidenceTable,
} as const;

export type Tables = typeof tables;
export type TableName = keyof Tables;
export const tableNames = Object.keys(tables) as readonly TableName[];
