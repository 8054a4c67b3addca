import { isRefusal, parseSelector } from '@meridian/engine';
import type { CountedVolume, FlowsAnswer, Model, NetworkChange } from '@meridian/engine';
import { formatNumber } from './numbers.ts';

/** Tonnes with the prefix that keeps them short: `2.2 Mt`, `74.2 kt`, `640 t`. */
export function formatTonnes(tonnes: number): string {
  if (!Number.isFinite(tonnes)) return 'not known';
  const size = Math.abs(tonnes);
  // what rounds to a thousand is written with the next prefix
  if (size >= 999_500) return `${formatNumber(tonnes / 1e6)} Mt`;
  if (size >= 999.5) return `${formatNumber(tonnes / 1000)} kt`;
  return `${formatNumber(size < 1 ? Math.round(tonnes) : tonnes)} t`;
}

/** A change of tonnes with its sign: `+120 kt`, `−2.2 Mt`; below half a tonne there is none. */
export function formatTonnesChange(tonnes: number): string {
  if (Math.abs(tonnes) < 0.5) return 'no change';
  return `${tonnes > 0 ? '+' : '−'}${formatTonnes(Math.abs(tonnes))}`;
}

/** `12 bn tkm`, `340 million tkm`. */
export function formatTonneKm(tonneKm: number): string {
  if (!Number.isFinite(tonneKm)) return 'not known';
  return tonneKm >= 1e9 ? `${formatNumber(tonneKm / 1e9)} bn tkm` : `${formatNumber(tonneKm / 1e6)} million tkm`;
}

/** `7.4 million USD`, `640,000 USD`. */
export function formatMoney(usd: number): string {
  if (!Number.isFinite(usd)) return 'not known';
  if (usd >= 1e9) return `${formatNumber(usd / 1e9)} bn USD`;
  return usd >= 1e6 ? `${formatNumber(usd / 1e6)} million USD` : `${formatNumber(usd)} USD`;
}

/** Volume over capacity in per cent; a capacity that the model does not know is said. */
export function formatLoad(load: number | undefined): string {
  if (load === undefined || !Number.isFinite(load)) return 'not known';
  if (load > 0 && load < 0.005) return '< 1 %';
  return `${String(Math.round(load * 100))} %`;
}

/** `2023-Q1` as `2023 Q1`. */
export function periodWords(period: string): string {
  return period.replace('-', ' ');
}

/** A gap as one writes it: `8e-5`; below zero where rounding alone is left. */
export function formatGap(gap: number): string {
  if (gap === 0) return '0';
  return Number.isFinite(gap) ? gap.toExponential(0).replace('e+', 'e') : 'not known';
}

/** `solved in 120 ms, gap 8e-5`; a gap that was not reached is said. */
export function solveWords({ relativeGap, converged }: FlowsAnswer, milliseconds: number | undefined): string {
  const time = milliseconds === undefined ? 'solved' : `solved in ${formatNumber(Math.round(milliseconds))} ms`;
  return `${time}, gap ${formatGap(relativeGap)}${converged ? '' : ', which is more than was asked for'}`;
}

/** Name of a link of the model: its own, or that of its ends. */
export function linkName(model: Model, id: string): string {
  const link = model.tables.link.find(({ linkId }) => linkId === id);
  if (link === undefined) return id;
  if (link.name !== undefined) return link.name;
  return `${nodeName(model, link.fromNodeId)} – ${nodeName(model, link.toNodeId)}`;
}

function nodeName(model: Model, id: string): string {
  return (
    model.tables.node
      .find(({ nodeId }) => nodeId === id)
      ?.name.split('(')[0]
      ?.trim() ?? id
  );
}

/** Name of the zone, or its id. */
export function zoneName(model: Model, id: string): string {
  return model.tables.zone.find(({ zoneId }) => zoneId === id)?.name ?? id;
}

export function commodityName(model: Model, id: string): string {
  return model.tables.commodity.find(({ commodityId }) => commodityId === id)?.name ?? id;
}

export function corridorName(model: Model, id: string): string {
  return model.tables.corridor.find(({ corridorId }) => corridorId === id)?.name ?? (id === '' ? 'No branch' : id);
}

function termName(model: Model, kind: string, value: string): string {
  const { tables } = model;
  switch (kind) {
    case 'link':
      return linkName(model, value);
    case 'node':
      return nodeName(model, value);
    case 'corridor':
      return corridorName(model, value);
    case 'passage':
      return tables.passage.find(({ passageId }) => passageId === value)?.name ?? value;
    case 'regime':
      return tables.regime.find(({ regimeId }) => regimeId === value)?.name ?? value;
    case 'country':
      return tables.actor.find(({ actorId }) => actorId === value)?.name ?? value;
    case 'mode':
      return tables.mode.find(({ modeId }) => modeId === value)?.name ?? value;
    case 'service':
      return tables.service.find(({ serviceId }) => serviceId === value)?.name ?? value;
    case 'commodity':
      return commodityName(model, value);
    default:
      return value;
  }
}

const mostNamed = 3;

/** What a selector selects, by name: `Western branch, Rail`; a project's links by the project. */
export function selectorWords(model: Model, selector: string): string {
  const parsed = parseSelector(selector);
  if (isRefusal(parsed)) return selector === '' ? 'All cargo' : selector;
  const project = projectOf(model, selector);
  if (project !== undefined) return project;
  const names = parsed.map((terms) => terms.map(({ kind, value }) => termName(model, kind, value)).join(', '));
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join('; ')} and ${String(more)} more` : names.join('; ');
}

/** The project whose links are just those that a selector names. */
function projectOf(model: Model, selector: string): string | undefined {
  if (!selector.includes(';')) return undefined;
  return model.tables.project.find(({ projectId }) => projectSelector(model, projectId) === selector)?.name;
}

/** The selector of a project's links; empty where the model has none of them. */
export function projectSelector(model: Model, project: string): string {
  return model.tables.link
    .filter(({ projectId }) => projectId === project)
    .map(({ linkId }) => `link:${linkId}`)
    .join(';');
}

/** A change in words: `Astara: closed`, `Volga-Caspian Canal: water 1 m lower`. */
export function changeWords(model: Model, { kind, selector, value = 1 }: NetworkChange): string {
  const name = selectorWords(model, selector);
  const factor = formatNumber(value);
  switch (kind) {
    case 'close':
      return `${name}: closed`;
    case 'open':
      return `${name}: open`;
    case 'capacity':
      return value === 0.5 ? `${name}: half the capacity` : `${name}: capacity × ${factor}`;
    case 'hours':
      return `${name}: hours × ${factor}`;
    case 'cost':
      return `${name}: cost × ${factor}`;
    case 'water_level':
      return value === 0
        ? `${name}: water as it is`
        : `${name}: water ${formatNumber(Math.abs(value))} m ${value < 0 ? 'lower' : 'higher'}`;
    case 'demand':
      return `${name}: demand × ${factor}`;
  }
}

/** What was observed, in the words of the observation's own selector, and its period where that is not the one shown. */
export function countName(model: Model, { observation, selector, period }: CountedVolume, shown: string): string {
  const own = model.tables.observation.find(({ observationId }) => observationId === observation)?.selector;
  const name = selectorWords(model, own === undefined || own === '' ? selector : own);
  return period === shown ? name : `${name}, ${spanWords(period)}`;
}

/** `2023-01/2023-05` as `2023-01 to 2023-05`, `2023-Q1` as `2023 Q1`. */
function spanWords(period: string): string {
  return period
    .split('/')
    .map((each) => each.replace(/-(?=Q)/, ' '))
    .join(' to ');
}

export const useWords: Readonly<Record<CountedVolume['use'], string>> = {
  fit: 'fitted to',
  held_out: 'held out',
  shown: 'shown only',
};

/** An observed volume: `2.2 Mt`, or a range where sources or their wording give one. */
export function observedWords({ observedLow, observedHigh, unit }: CountedVolume): string {
  const format = (value: number): string => volumeWords(value, unit);
  const [low, high] = [format(observedLow), format(observedHigh)];
  return low === high ? low : `${low} to ${high}`;
}

/** A volume in the unit that its observation has. */
export function volumeWords(value: number, unit: CountedVolume['unit']): string {
  return unit === 't' ? formatTonnes(value) : `${formatNumber(value)} TEU`;
}

/** How far the model is from what was observed: `−3 %`; nothing within the range. */
export function residualWords({ modelled, observed, observedLow, observedHigh }: CountedVolume): string {
  if (modelled >= observedLow && modelled <= observedHigh) return 'within the range';
  if (observed === 0) return 'not known';
  const percent = (100 * (modelled - observed)) / observed;
  if (Math.abs(percent) < 0.5) return 'within 1 %';
  return `${percent > 0 ? '+' : '−'}${formatNumber(Math.abs(percent) < 10 ? percent : Math.round(percent)).replace('-', '')} %`;
}
