import { compile, coverageOf, explainCell, findRoutes, isRefusal, linkStates, overlay } from '@meridian/engine';
import type { Model, Network, Refusal, StateQuery } from '@meridian/engine';
import type {
  AnswerMessage,
  CancelMessage,
  OpenInput,
  OpenedModel,
  RequestMessage,
  Requests,
  StatesAnswer,
} from './protocol.ts';
import type { Abort } from './flows.ts';
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

async function fetchModel(name: string): Promise<Model> {
  const response = await fetch(`${self.location.origin}/api/models/${encodeURIComponent(name)}`);
  if (!response.ok) throw new Error(((await response.json()) as { detail?: string }).detail ?? response.statusText);
  return (await response.json()) as Model;
}

/** The model that the address names, or the one that is served, is fetched before the page can ask for it. */
let expected: { readonly name: string; readonly model: Promise<Model> } | undefined;

async function expectModel(): Promise<void> {
  const response = await fetch(`${self.location.origin}/api/models`);
  const { models } = (await response.json()) as { readonly models: readonly { readonly name: string }[] };
  const name = models.find((each) => each.name === self.name)?.name ?? models[0]?.name;
  if (name === undefined || open !== undefined) return;
  expected = { name, model: fetchModel(name) };
  expected.model.catch(() => undefined);
}
// where it fails, so will the question, which can say so
expectModel().catch(() => undefined);

async function openModel(input: OpenInput): Promise<OpenedModel> {
  if (input.kind === 'offered') {
    const model = await (expected?.name === input.name ? expected.model : fetchModel(input.name));
    expected = undefined;
    return keep({ model, findings: [], positions: [], format: 'meridian' });
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

function answerStates(query: StateQuery): StatesAnswer | Refusal {
  const state = overlay(openedNetwork(), query);
  return isRefusal(state) ? state : { date: state.consignment.depart.slice(0, 10), states: linkStates(state) };
}

const answerers: {
  readonly [K in keyof Requests]: (
    input: Requests[K]['input'],
    abort: Abort,
  ) => Requests[K]['output'] | Promise<Requests[K]['output']>;
} = {
  open: openModel,
  states: answerStates,
  routes: (query) => findRoutes(openedNetwork(), query),
  reach: (query) => answerReach(openedNetwork(), query),
  async flows(query, abort) {
    const { answerFlows } = await import('./flows.ts');
    return answerFlows(openedNetwork(), query, abort);
  },
  async 'select-flows'(query, abort) {
    const { answerSelect } = await import('./flows.ts');
    return answerSelect(openedNetwork(), query, abort);
  },
  async 'flow-periods'() {
    const { listPeriods } = await import('./flows.ts');
    return listPeriods(openedNetwork());
  },
  async 'relation-view'(input) {
    const { answerRelationView } = await import('./relations.ts');
    return answerRelationView(openedModel(), input);
  },
  async relations(query) {
    const { answerRelations } = await import('./relations.ts');
    return answerRelations(openedModel(), query);
  },
  async 'relation-profile'(query) {
    const { answerProfile } = await import('./relations.ts');
    return answerProfile(openedModel(), query);
  },
  async regimes(input) {
    const { answerRegimes } = await import('./relations.ts');
    return answerRegimes(openedModel(), input);
  },
  coverage: () => [...coverageOf(openedModel())],
  explain: (cell) => explainCell(openedModel(), cell),
  async export(what) {
    const { exportCsv, exportGeoJson } = await import('@meridian/model-store');
    return what === 'geojson' ? exportGeoJson(openedModel()) : exportCsv(openedModel(), what);
  },
};

/** What is being answered, by its number: what takes long looks now and then whether it is still waited for. */
const running = new Map<number, { aborted: boolean }>();

self.onmessage = async ({ data }: MessageEvent<RequestMessage | CancelMessage>) => {
  if ('cancel' in data) {
    const found = running.get(data.cancel);
    if (found !== undefined) found.aborted = true;
    return;
  }
  const abort = { aborted: false };
  running.set(data.id, abort);
  const start = performance.now();
  const reply = (answer: AnswerMessage): void => self.postMessage(answer);
  try {
    const answer = answerers[data.kind] as (input: unknown, abort: Abort) => unknown;
    const output = await answer(data.input, abort);
    reply({ id: data.id, output, milliseconds: performance.now() - start });
  } catch (fault) {
    reply({ id: data.id, fault: fault instanceof Error ? fault.message : String(fault) });
  } finally {
    running.delete(data.id);
  }
};
