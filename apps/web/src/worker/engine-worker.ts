import { compile, coverageOf, explainCell, findRoutes, linkStates, overlay } from '@meridian/engine';
import type { Model, Network, StateQuery } from '@meridian/engine';
import type { AnswerMessage, OpenInput, OpenedModel, RequestMessage, Requests, StatesAnswer } from './protocol.ts';
import { answerReach } from './reach.ts';

/** The model that is open; the page has a copy without its evidence. Its network is built with the first question. */
let open: { readonly model: Model; network: Network | undefined } | undefined;

function openedModel(): Model {
  if (open === undefined) throw new Error('no model is open');
  return open.model;
}

function openedNetwork(): Network {
  const model = openedModel();
  const network = open?.network ?? compile(model);
  if (open !== undefined) open.network = network;
  return network;
}

async function openModel(input: OpenInput): Promise<OpenedModel> {
  if (input.kind === 'offered') {
    const response = await fetch(`${self.location.origin}/api/models/${encodeURIComponent(input.name)}`);
    if (!response.ok) throw new Error(((await response.json()) as { detail?: string }).detail ?? response.statusText);
    return keep({ model: (await response.json()) as Model, findings: [], positions: [], format: 'meridian' });
  }
  const { readDroppedFiles } = await import('../own-model/read-dropped-files.ts');
  return keep(readDroppedFiles(input.files));
}

/** A model that has an error is told, and the one that was open stays. */
function keep(read: OpenedModel): OpenedModel {
  const { model, findings } = read;
  if (model === undefined || findings.some(({ severity }) => severity === 'error'))
    return { ...read, model: undefined };
  open = { model, network: undefined };
  return { ...read, model: { ...model, tables: { ...model.tables, evidence: [] } } };
}

function answerStates(query: StateQuery): StatesAnswer | string {
  const state = overlay(openedNetwork(), query);
  return typeof state === 'string' ? state : { date: state.consignment.depart.slice(0, 10), states: linkStates(state) };
}

const answerers: {
  readonly [K in keyof Requests]: (
    input: Requests[K]['input'],
  ) => Requests[K]['output'] | Promise<Requests[K]['output']>;
} = {
  open: openModel,
  states: answerStates,
  routes: (query) => findRoutes(openedNetwork(), query),
  reach: (query) => answerReach(openedNetwork(), query),
  coverage: () => [...coverageOf(openedModel())],
  explain: (cell) => explainCell(openedModel(), cell),
  async export(what) {
    const { exportCsv, exportGeoJson } = await import('@meridian/model-store');
    return what === 'geojson' ? exportGeoJson(openedModel()) : exportCsv(openedModel(), what);
  },
};

self.onmessage = async ({ data }: MessageEvent<RequestMessage>) => {
  const start = performance.now();
  const reply = (answer: AnswerMessage): void => self.postMessage(answer);
  try {
    const answer = answerers[data.kind] as (input: unknown) => unknown;
    const output = await answer(data.input);
    reply({ id: data.id, output, milliseconds: performance.now() - start });
  } catch (fault) {
    reply({ id: data.id, fault: fault instanceof Error ? fault.message : String(fault) });
  }
};
