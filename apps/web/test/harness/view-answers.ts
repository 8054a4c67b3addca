import { createModel, indexPlaces } from '@meridian/engine';
import { createContext, createElement } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { useAnswer } from '../../src/state/use-answer.ts';
import type { AnswerState } from '../../src/state/use-answer.ts';
import { ViewAnswers } from '../../src/state/view-answers.tsx';
import {
  useGiven,
  useNetwork,
  useOpenAnswers,
  useWorkbench,
  WorkbenchContext,
} from '../../src/state/workbench-context.ts';
import type { WorkbenchState } from '../../src/state/workbench-context.ts';
import type { Settings } from '../../src/state/settings.ts';
import { request } from '../../src/worker/protocol.ts';
import { defineView } from '../../src/views/workbench-view.ts';
import type { Asking } from '../../src/views/workbench-view.ts';

/** What the test reads and does from outside. */
export interface Harness {
  /** How often each part was drawn. */
  readonly drawn: Record<string, number>;
  /** Kinds of the questions that were asked, in their order. */
  readonly asked: readonly string[];
  /** Answers what was asked last of a kind. */
  readonly answer: (kind: string, output: unknown) => void;
  readonly open: (view: string) => void;
}

const drawn: Record<string, number> = {};
const asked: string[] = [];
const waiting = new Map<string, (answer: unknown) => void>();
const client = {
  ask: ({ kind }: { readonly kind: string }) => {
    asked.push(kind);
    return new Promise((resolve) => waiting.set(kind, resolve));
  },
};

function count(name: string): void {
  drawn[name] = (drawn[name] ?? 0) + 1;
}

function viewCalled(id: string) {
  const settings: Settings = {};
  const Context = createContext<AnswerState<string> | undefined>(undefined);
  const asks = request<'all', { readonly text: string }>(id);
  const view = defineView({
    id,
    label: id,
    icon: '',
    settings,
    Panel: () => null,
    drawers: [],
    answers: {
      Context,
      useAsked: ({ models, isOpen }: Asking<Settings>) =>
        useAnswer(models, asks, isOpen ? 'all' : undefined) as unknown as AnswerState<string>,
      isWorking: ({ isWorking }) => isWorking,
    },
  });
  const Shows = (): ReactNode => {
    useGiven(Context, id);
    count(`shows ${id}`);
    return null;
  };
  return { view, Shows };
}

function ShowsNetwork(): ReactNode {
  useNetwork();
  count('shows network');
  return null;
}

function ShowsAddress(): ReactNode {
  useWorkbench();
  count('shows address');
  return null;
}

function ShowsOpen(): ReactNode {
  useOpenAnswers();
  count('shows open');
  return null;
}

const model = createModel('empty', {});
const [one, two] = [viewCalled('one'), viewCalled('two')];
const root = createRoot(document.body.appendChild(document.createElement('div')));
const parts = createElement(
  ViewAnswers,
  null,
  ...[one.Shows, two.Shows, ShowsNetwork, ShowsAddress, ShowsOpen].map((Part, key) => createElement(Part, { key })),
);

function open(id: string): void {
  const address = { view: id, avoid: [], comply: [], via: [], hide: [], depart: '2020-01-01' };
  const state = {
    views: [one.view, two.view],
    view: id === 'one' ? one.view : two.view,
    models: { client, epoch: 1 },
    model,
    places: indexPlaces(model),
    address: { ...address, commodity: null, teu: null, tonnes: null },
    settings: {},
  };
  root.render(createElement(WorkbenchContext, { value: state as unknown as WorkbenchState }, parts));
}

const harness: Harness = {
  drawn,
  asked,
  open,
  answer: (kind, output) => waiting.get(kind)?.({ output, milliseconds: 1 }),
};
Object.assign(globalThis, { harness });
open('one');
