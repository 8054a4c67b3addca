/** What a route may be best at, in the order in which answers name them. */
export const criteria = ['time', 'cost', 'co2', 'risk'] as const;

/** From where times count: `gate` to release at the end, or `departure` of the first train or ship to arrival of the last. */
export const clocks = ['gate', 'departure'] as const;
export type Clock = (typeof clocks)[number];

/** The methods of `assign`, in the order in which help lists them. */
export const assignmentMethods = ['aon', 'msa', 'fw', 'cfw', 'bfw', 'bush', 'sue', 'so', 'lp'] as const;

/** What may be taken away, one at a time, to see what is lost. */
export const criticalityKinds = ['link', 'node', 'country', 'passage', 'corridor', 'regime', 'relation'] as const;

export { relationSteps } from '../calendar/step.ts';

/** Which table gives an act its score from -10 (conflict) to 10 (cooperation). */
export const scoreTables = ['goldstein', 'plover'] as const;

/** What the index of a pair decays to: what stands between the two, or 0. */
export const relationLevels = ['structural', 'none'] as const;

/**
 * How names are compared: `parts`, by parts paired and weighed (the default), or `ofac`, as the search tool of OFAC
 * scores them.
 */
export const screeningMethods = ['parts', 'ofac'] as const;

/** What entities of a list may be asked for alone. */
export const screenedKinds = ['Person', 'Company', 'Vessel'] as const;
