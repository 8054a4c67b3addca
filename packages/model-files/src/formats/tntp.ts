// Reads instances of the Transportation Networks format (TNTP): a net file, and a trips file for each class of users.
// Cost of a link: free_flow_time (1 + b (volume / capacity)^power) + toll weight x toll + distance weight x length.

import type { Finding } from '@meridian/engine';
import { decodeText } from '../decode-text.ts';
import { FaultList } from '../fault-list.ts';
import { reportOtherKind } from './tntp-kind.ts';
import type { TntpFactors } from './tntp-metadata.ts';
import { readTntpNet } from './tntp-net.ts';
import type { TntpNetwork } from './tntp-net.ts';
import { createTntpProblem } from './tntp-problem.ts';
import type { TntpProblem, TntpUsers } from './tntp-problem.ts';
import { readTntpTrips } from './tntp-trips.ts';
import type { TntpTrips } from './tntp-trips.ts';
import { reportLostDemand } from './tntp-ways.ts';

/** A class of users: its trips file, and how its demand and costs differ from those of the others. */
export interface TntpClass {
  readonly file: string;
  readonly content: Uint8Array | string;
  /** What the demand of the file is multiplied by; default: 1. */
  readonly demandFactor?: number | undefined;
  /** What a unit of toll costs in units of time; default: that of the options, else of the trips file, else of the net file, else 0. */
  readonly tollWeight?: number | undefined;
  /** The same for a unit of length. */
  readonly distanceWeight?: number | undefined;
}

export interface TntpOptions {
  /** Names of the files in findings; defaults: net.tntp, trips.tntp. */
  readonly netFile?: string | undefined;
  readonly tripsFile?: string | undefined;
  readonly tollWeight?: number | undefined;
  readonly distanceWeight?: number | undefined;
  /** Seconds by any clock, for `buildSeconds`. */
  readonly now?: (() => number) | undefined;
}

export interface TntpInstance extends TntpProblem {
  readonly network: TntpNetwork;
  readonly users: readonly TntpUsers[];
  /** Demand of all classes that is to be assigned. */
  readonly demand: number;
  /** Demand of all classes that stays within its zone and is never assigned. */
  readonly intrazonalDemand: number;
  /** Time that it took to make the problem of what was read; 0 without a clock. */
  readonly buildSeconds: number;
}

export interface TntpResult {
  /** Undefined when any finding is an error. */
  readonly instance: TntpInstance | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Reads a net file and the trips of one class (named `all`), or of several. Rows of findings are lines of the files.
 * Zones that no link touches, pairs without a way and totals that do not agree are warnings; all else is an error.
 */
export function readTntp(
  net: Uint8Array | string,
  trips: Uint8Array | string | readonly TntpClass[],
  options: TntpOptions = {},
): TntpResult {
  const { netFile = 'net.tntp', tripsFile = 'trips.tntp' } = options;
  const faults = new FaultList();
  const classes: readonly TntpClass[] =
    typeof trips === 'string' || trips instanceof Uint8Array ? [{ file: tripsFile, content: trips }] : trips;
  const netText = textOf(netFile, net, faults);
  const texts = new Map(classes.map(({ file, content }) => [content, textOf(file, content, faults)]));
  if (hasOtherKind(netFile, netText, classes, texts, faults)) return { instance: undefined, findings: faults.list() };
  const network = netText === undefined ? undefined : readTntpNet(netFile, netText, faults);
  const users = network === undefined ? [] : readUsers(network, classes, texts, options, faults);
  // nothing is built from files that are at fault
  const instance =
    network === undefined || faults.hasErrors ? undefined : createInstance(network, users, options, faults);
  const findings = faults.list();
  return { instance: findings.some(({ severity }) => severity === 'error') ? undefined : instance, findings };
}

/** By content, its text; classes may share one. */
type Texts = ReadonlyMap<Uint8Array | string, string | undefined>;

/** Whether the net is a trips file or the trips of a class a net file: whoever exchanged them is told of both. */
function hasOtherKind(
  netFile: string,
  net: string | undefined,
  classes: readonly TntpClass[],
  texts: Texts,
  faults: FaultList,
): boolean {
  let found = net !== undefined && reportOtherKind(netFile, net, 'net', faults);
  const files = new Map(classes.map(({ file, content }) => [content, file]));
  for (const [content, text] of texts) {
    if (text !== undefined) found = reportOtherKind(files.get(content) ?? '', text, 'trips', faults) || found;
  }
  return found;
}

function readUsers(
  network: TntpNetwork,
  classes: readonly TntpClass[],
  texts: Texts,
  options: TntpOptions,
  faults: FaultList,
): readonly TntpUsers[] {
  // classes may share one file, which is read once
  const read = new Map<Uint8Array | string, TntpTrips | undefined>();
  return classes.flatMap((each, index): TntpUsers[] => {
    const { file, content } = each;
    if (!read.has(content)) {
      const text = texts.get(content);
      read.set(content, text === undefined ? undefined : readTntpTrips(file, text, network.zones, faults));
    }
    const trips = read.get(content);
    if (trips === undefined) return [];
    const id = classes.length === 1 ? 'all' : `class-${String(index + 1)}`;
    return [{ id, trips, ...weightsOf(each, options, trips, network) }];
  });
}

function createInstance(
  network: TntpNetwork,
  users: readonly TntpUsers[],
  { now = () => 0 }: TntpOptions,
  faults: FaultList,
): TntpInstance {
  const start = now();
  const made = createTntpProblem(network, users, faults);
  if (!faults.hasErrors) reportLostOfAll(made, users, faults);
  const sum = (of: (trips: TntpTrips) => number): number =>
    users.reduce((total, { trips, demandFactor }) => total + demandFactor * of(trips), 0);
  const demand = sum(({ total }) => total);
  const intrazonalDemand = sum(({ intrazonal }) => intrazonal);
  return { ...made, network, users, demand, intrazonalDemand, buildSeconds: now() - start };
}

function weightsOf(
  { demandFactor = 1, tollWeight, distanceWeight }: TntpClass,
  options: TntpOptions,
  trips: TntpFactors,
  network: TntpFactors,
): Pick<TntpUsers, 'demandFactor' | 'tollWeight' | 'distanceWeight'> {
  return {
    demandFactor,
    tollWeight: tollWeight ?? options.tollWeight ?? trips.tollFactor ?? network.tollFactor ?? 0,
    distanceWeight: distanceWeight ?? options.distanceWeight ?? trips.distanceFactor ?? network.distanceFactor ?? 0,
  };
}

function reportLostOfAll({ problem }: TntpProblem, users: readonly TntpUsers[], faults: FaultList): void {
  const told = new Set<TntpTrips>();
  for (const [index, { trips }] of users.entries()) {
    const demand = problem.classes[index];
    if (told.has(trips) || demand === undefined) continue;
    told.add(trips);
    reportLostDemand(problem, trips, demand, faults);
  }
}

/** The text of a file, its lines ended by `\n`. Only what is no text at all is refused: comments may be in any encoding. */
function textOf(file: string, content: Uint8Array | string, faults: FaultList): string | undefined {
  const isBytes = typeof content !== 'string';
  const text = isBytes && !content.includes(0) ? new TextDecoder().decode(content) : decodeText(file, content, faults);
  return text?.includes('\r') === true && !text.includes('\n') ? text.replaceAll('\r', '\n') : text;
}
