import type { CrossingRecord, LinkRecord } from '../model/model.ts';
import { at } from './at.ts';
import { indexHeld, waitBeyond } from './held.ts';
import type { HeldFigures } from './held.ts';
import type { ArcFacts, TopologyModel } from './network.ts';
import type { Consignment } from './query.ts';
import { runningHours } from './running-time.ts';
import type { ModeLookup } from './running-time.ts';

/** Time, money and emissions of one operation, and what of them the model does not know. */
export interface ArcFigures {
  readonly hours: number;
  readonly usd: number;
  readonly co2eKg: number;
  readonly unknown: string | undefined;
}

/** Hours in a month of the mean year. */
export const hoursPerMonth = 730.5;

const nothing: ArcFigures = { hours: 0, usd: 0, co2eKg: 0, unknown: undefined };

/** The figures of an arc for a consignment, before any rule acts on it. */
export function arcFigures(
  model: TopologyModel,
  facts: ArcFacts,
  consignment: Consignment,
  lookup: ModeLookup,
): ArcFigures {
  const { transfer, crossing, link, mode, service } = model.tables;
  const held = indexHeld(model);
  switch (facts.kind) {
    case 'load':
    case 'unload':
    case 'transfer':
    case 'gauge': {
      const row = at(transfer, facts.row);
      return {
        ...priced(consignment, row, `handling ${row.transferId}`),
        hours: facts.kind === 'gauge' && facts.held !== undefined ? 0 : row.dwellMedianHours,
        co2eKg: (row.co2eKgPerTonne ?? 0) * consignment.tonnes,
      };
    }
    case 'cross': {
      const fees = feesOf(consignment, at(crossing, facts.row), at(link, facts.link ?? -1), held);
      return { ...nothing, usd: fees, hours: held.stopHours(facts.row) };
    }
    case 'dispatch': {
      const { waitHours, startUsdPerTonne } = at(mode, facts.row);
      return {
        ...nothing,
        hours: waitBeyond(model, facts, waitHours ?? 0),
        usd: consignment.unit === 'teu' ? 0 : (startUsdPerTonne ?? 0) * consignment.tonnes,
      };
    }
    case 'board':
      return {
        ...nothing,
        hours: waitBeyond(
          model,
          facts,
          boardingHours(at(service, facts.row).departuresPerMonth, mode[facts.toMode ?? -1]?.waitHours),
        ),
      };
    case 'stay':
      return { ...nothing, hours: facts.offsetHours };
    case 'move':
      return movingFigures(at(link, facts.row), facts.forward, consignment, lookup);
    case 'ride': {
      const { ride } = facts;
      if (ride === undefined) return nothing;
      const moving = ride.links.map((index, k) =>
        movingFigures(at(link, index), ride.forward[k] ?? true, consignment, lookup),
      );
      const row = at(service, ride.service);
      const price = consignment.unit === 'teu' ? row.usdPerTeu : row.usdPerTonne;
      const fees = ride.links.flatMap((index, k) =>
        (ride.crossings[k] ?? []).map((each) => feesOf(consignment, at(crossing, each), at(link, index), held)),
      );
      const byKm = [...moving.map(({ usd }) => usd), ...fees].reduce((sum, usd) => sum + usd, 0);
      return {
        hours: ride.hours,
        usd:
          price === undefined
            ? byKm
            : price * (consignment.unit === 'teu' ? consignment.teu : consignment.tonnes) * ride.share,
        co2eKg: moving.reduce((sum, each) => sum + each.co2eKg, 0),
        unknown: moving.find(({ unknown }) => unknown !== undefined)?.unknown,
      };
    }
    default:
      return nothing;
  }
}

/** Mean wait for a service without a timetable: half the headway, cargo coming at random; as for its mode where no frequency is published. */
function boardingHours(departuresPerMonth: number | undefined, modeWaitHours: number | undefined): number {
  return departuresPerMonth === undefined || departuresPerMonth <= 0
    ? (modeWaitHours ?? 0)
    : hoursPerMonth / departuresPerMonth / 2;
}

/** Fees at a border in USD, without what the price of moving holds of them. */
function feesOf(consignment: Consignment, row: CrossingRecord, link: LinkRecord, held: HeldFigures): number {
  return priced(consignment, row, undefined).usd * held.feeShare(link, consignment.unit);
}

function priced(
  consignment: Consignment,
  row: { readonly usdPerTeu: number | undefined; readonly usdPerTonne: number | undefined },
  name: string | undefined,
): ArcFigures {
  const rate = consignment.unit === 'teu' ? row.usdPerTeu : row.usdPerTonne;
  const usd = (rate ?? 0) * (consignment.unit === 'teu' ? consignment.teu : consignment.tonnes);
  return { ...nothing, usd, unknown: rate === undefined && name !== undefined ? `cost of ${name}` : undefined };
}

function movingFigures(link: LinkRecord, forward: boolean, consignment: Consignment, lookup: ModeLookup): ArcFigures {
  const [begin, end] = lookup.ends(link);
  const hours = runningHours(link, lookup);
  const isTeu = consignment.unit === 'teu';
  const amount = isTeu ? consignment.teu : consignment.tonnes;
  const tariff = isTeu ? link.usdPerTeu : link.usdPerTonne;
  const rates = isTeu ? [begin.usdPerTeuKm, end.usdPerTeuKm] : [begin.usdPerTonneKm, end.usdPerTonneKm];
  const factor = (forward ? link.costFactorForward : link.costFactorBackward) ?? 1;
  const usd = tariff ?? halves(link.lengthKm, rates);
  const grams = halves(link.lengthKm, [begin.co2eGPerTonneKm, end.co2eGPerTonneKm]);
  const missing = [
    ...(hours === undefined ? ['speed'] : []),
    ...(usd === undefined ? ['cost'] : []),
    ...(grams === undefined ? ['emissions'] : []),
  ];
  return {
    hours: hours ?? 0,
    usd: (usd ?? 0) * amount * factor,
    co2eKg: ((grams ?? 0) * consignment.tonnes) / 1000,
    unknown: missing.length === 0 ? undefined : `${missing.join(' and ')} of ${link.modeId} on ${link.linkId}`,
  };
}

/** A rate per km over a link whose halves may have different rates. */
function halves(lengthKm: number, [begin, end]: readonly (number | undefined)[]): number | undefined {
  return begin === undefined || end === undefined ? undefined : (lengthKm / 2) * (begin + end);
}
