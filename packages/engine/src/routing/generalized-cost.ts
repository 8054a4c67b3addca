import type { Overlay } from '../network/overlay.ts';
import { parameterOf } from '../model/parameter.ts';
import { createMemo } from '../memo/memo.ts';

/** Arcs as they are, and all open. */
const weights = createMemo<Float64Array>(2);

/** What time, carbon and risk are worth for a consignment, in cents. */
export interface Prices {
  readonly centsPerMinute: number;
  readonly centsPerGram: number;
  /** Per 1e-6 of -ln(1-p). */
  readonly centsPerMicroRisk: number;
}

/** Prices of a consignment: the commodity's value of time, and the model's prices of carbon and of risk. */
export function pricesOf({ network, consignment }: Overlay): Prices {
  const { model } = network;
  const { commodity, tonnes } = consignment;
  return {
    centsPerMinute: (commodity.valueOfTimeUsdPerTonneHour * tonnes * 100) / 60,
    centsPerGram: (parameterOf(model, 'carbon_price_usd_per_tonne') * 100) / 1e6,
    centsPerMicroRisk: (parameterOf(model, 'risk_price_usd') * tonnes * 100) / 1e6,
  };
}

/**
 * Generalized cost of each arc in cents, waits for windows and risk left out; closed arcs are Infinity unless all are to be
 * open. What is closed aside, such as a berth beside the one that takes the cargo, is never open.
 */
export function generalizedWeights(overlay: Overlay, options: { readonly allOpen?: boolean } = {}): Float64Array {
  return weights.of(overlay, String(options.allOpen === true), () => {
    const prices = pricesOf(overlay);
    const { minutes, cents, grams, closed, reasons } = overlay;
    const isShut = (reason: number): boolean =>
      reason !== 0 && (options.allOpen !== true || reasons[reason - 1]?.isAside === true);
    return Float64Array.from(minutes, (time, arc) =>
      isShut(closed[arc] ?? 0)
        ? Infinity
        : (cents[arc] ?? 0) + time * prices.centsPerMinute + (grams[arc] ?? 0) * prices.centsPerGram,
    );
  });
}
