import { compile, explainCell, isRefusal, linkStates, overlay } from '@meridian/engine';
import type { Model, Network, Refusal, StateQuery } from '@meridian/engine';
import { answerersOfViews } from '../views/answerers.ts';
import { answering, byKind } from './answerer.ts';
import type { Answerer, Opened } from './answerer.ts';
import { explainRequest, exportRequest, openRequest, statesRequest, receiptRequest } from './protocol.ts';
import type { AnswerMessage, CancelMessage, OpenInput, OpenedModel, RequestMessage, StatesAnswer } from './protocol.ts';

/** The model that is open; the page has a copy without its evidence. */
let open: Opened | undefined;

function opened(): Opened {
  if (open === undefined) throw new Error('no model is open');
  return open;
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
  let network: Network | undefined;
  open = { model, network: () => (network ??= compile(model)) };
  return { ...read, model: { ...model, tables: { ...model.tables, evidence: [] } } };
}

function answerStates(network: Network, query: StateQuery): StatesAnswer | Refusal {
  const state = overlay(network, query);
  return isRefusal(state) ? state : { date: state.consignment.depart.slice(0, 10), states: linkStates(state) };
}

/** What the page itself asks; the rest is asked by its views. */
const ofThePage: readonly Answerer[] = [
  // the only question that needs no model
  { kind: openRequest.kind, answer: (input) => openModel(input as OpenInput) },
  answering(statesRequest, (query, { network }) => answerStates(network(), query)),
  answering(explainRequest, (cell, { model }) => explainCell(model, cell)),
  answering(exportRequest, async (what, { model }) => {
    const { exportCsv, exportGeoJson } = await import('@meridian/model-files');
    return what === 'geojson' ? exportGeoJson(model) : exportCsv(model, what);
  }),
  answering(receiptRequest, async ({ question, at }, { model }) => {
    const { createReceipt, meridianVersion } = await import('@meridian/model-files');
    return createReceipt({ question, model }, { meridian: meridianVersion, node: null, at });
  }),
];

const answerers = byKind([...ofThePage, ...answerersOfViews]);

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
    const answerer = answerers.get(data.kind);
    if (answerer === undefined) throw new Error(`the worker has no answer to “${data.kind}”`);
    const output = await answerer.answer(data.input, opened, abort);
    reply({ id: data.id, output, milliseconds: performance.now() - start });
  } catch (fault) {
    reply({ id: data.id, fault: fault instanceof Error ? fault.message : String(fault) });
  } finally {
    running.delete(data.id);
  }
};
