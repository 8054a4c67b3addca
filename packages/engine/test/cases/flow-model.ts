import { isRefusal } from '../../src/findings/refusal.ts';
import type { FlowsAnswer, FlowsQuery } from '../../src/flows/answer.ts';
import { parseChange } from '../../src/scenario/change.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import type { FlowsOptions } from '../../src/flows/flows-base.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { textModel } from './text-network.ts';

/** Two branches from a to d, by b and by c, 1,000 and 1,200 km of railway, and a road from a to e. */
export const links = `
  a-b rail 500 corridor=west
  b-d rail 500 corridor=west
  a-c rail 600 corridor=east
  c-d rail 600 corridor=east
  a-e road 100`;
export const days = 91;
export const quarter = '2023-Q2';

export function modelWith(change: ModelDraft = {}, text = links): Model {
  const zone = ['a', 'd', 'e'].map((id) => ({ zoneId: id, name: id, nodeId: id }));
  return textModel(text, {
    zone,
    corridor: ['west', 'east'].map((id) => ({ corridorId: id, name: id, kind: 'branch', letter: id[0] ?? '' })),
    demand: [
      { fromZoneId: 'a', toZoneId: 'd', commodityId: 'box', period: quarter, tonnes: 9100, sourceId: ['s'] },
      { fromZoneId: 'a', toZoneId: 'e', commodityId: 'box', period: quarter, tonnes: 910, sourceId: ['s'] },
    ],
    parameter: [
      { parameterId: 'relative_logit_scale', value: 10, unit: 'ratio', sourceId: ['s'] },
      { parameterId: 'outside_share', value: 1e-9, unit: 'ratio', sourceId: ['s'] },
    ],
    ...change,
  });
}

export function ask(model: Model, query: FlowsQuery = {}, options: FlowsOptions = {}): FlowsAnswer {
  const answer = findFlows(compile(model), { period: quarter, gap: 1e-9, ...query }, options);
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

export const words = (model: Model, query: FlowsQuery): unknown =>
  findFlows(compile(model), { period: quarter, ...query });
export const tonnesOf = (answer: FlowsAnswer, id: string): number => {
  const found = answer.links.find(({ link }) => link === id);
  return (found?.tonnesForward ?? 0) + (found?.tonnesBackward ?? 0);
};
export const change = (text: string): NonNullable<FlowsQuery['changes']>[number] => {
  const parsed = parseChange(text);
  if (isRefusal(parsed)) throw new Error(parsed.message);
  return parsed;
};

// By hand, per tonne: loading and unloading 1 USD and 1 h at 0.5 USD/h each; rail 0.1 USD/t-km, 50 km/h.
export const handling = 2 * (1 + 0.5);
export const west = handling + 100 + 20 * 0.5;
export const east = handling + 120 + 24 * 0.5;
/** Path size of a path that shares handling, and nothing else, with one other. */
export const size = (cost: number): number => (cost - handling / 2) / cost;
