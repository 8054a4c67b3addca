import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ownModelName } from '../own-model/own-model-name.ts';
import { EngineClient } from '../worker/engine-client.ts';
import { openRequest } from '../worker/protocol.ts';
import type { DroppedFile, OpenInput, OpenedModel } from '../worker/protocol.ts';

/** A model that can be chosen: name and title. */
export interface OfferedModel {
  readonly name: string;
  readonly title: string;
}

export type OpenModel = OpenedModel & { readonly model: NonNullable<OpenedModel['model']> };

export interface ModelState {
  readonly client: EngineClient;
  readonly offered: readonly OfferedModel[];
  /** The model that is shown; undefined until the first has come. */
  readonly open: OpenModel | undefined;
  /** Counts the models that were opened, so that answers about an earlier one are told apart. */
  readonly epoch: number;
  /** What was dropped last, whether or not it opened. */
  readonly dropped: Pick<OpenedModel, 'findings' | 'positions'> | undefined;
  readonly isWorking: boolean;
  readonly fault: string | undefined;
  readonly openFiles: (files: readonly DroppedFile[]) => Promise<OpenedModel | undefined>;
}

const client = new EngineClient(
  new Worker(new URL('../worker/engine-worker.ts', import.meta.url), {
    type: 'module',
    // the worker begins with this model before it is asked for it
    name: new URLSearchParams(window.location.search).get('model') ?? '',
  }),
);

async function fetchOffered(): Promise<readonly OfferedModel[]> {
  const response = await fetch('api/models');
  if (!response.ok) throw new Error(`The server did not say which models it has: ${response.statusText}`);
  const { models } = (await response.json()) as { readonly models: readonly OfferedModel[] };
  return models;
}

/** The list is asked for at once, beside the first drawing. */
const offeredModels = fetchOffered();
offeredModels.catch(() => undefined);

/** Opens the model that the address names (null: the one that is served), and keeps it until another has opened. */
export function useModel(name: string | null): ModelState {
  const [offered, setOffered] = useState<readonly OfferedModel[]>([]);
  const [shown, setShown] = useState<{ readonly open: OpenModel; readonly epoch: number }>();
  const [dropped, setDropped] = useState<ModelState['dropped']>();
  const [isWorking, setWorking] = useState(true);
  const [fault, setFault] = useState<string>();
  const openName = useRef<string>(undefined);

  const open = useCallback(async (input: OpenInput): Promise<OpenedModel | undefined> => {
    setWorking(true);
    try {
      const { output } = await client.ask(openRequest, input);
      const { model } = output;
      if (model !== undefined) setShown((before) => ({ open: { ...output, model }, epoch: (before?.epoch ?? 0) + 1 }));
      return output;
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
      return undefined;
    } finally {
      setWorking(false);
    }
  }, []);

  useEffect(() => {
    let isCurrent = true;
    offeredModels.then(
      (models) => {
        if (!isCurrent) return;
        setOffered(models);
        if (name === ownModelName && openName.current !== ownModelName) {
          setFault('This address shows a model of your own, which stays on your machine: drop it here once more.');
        }
        const wanted = name === ownModelName ? (openName.current ?? models[0]?.name) : (name ?? models[0]?.name);
        if (wanted === undefined || wanted === openName.current) return;
        openName.current = wanted;
        if (name !== ownModelName) setFault(undefined);
        void open({ kind: 'offered', name: wanted });
      },
      (error: unknown) => {
        if (!isCurrent) return;
        setWorking(false);
        setFault(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [name, open]);

  const openFiles = useCallback(
    async (files: readonly DroppedFile[]) => {
      setFault(undefined);
      const output = await open({ kind: 'files', files });
      if (output !== undefined) setDropped({ findings: output.findings, positions: output.positions });
      if (output?.model !== undefined) openName.current = ownModelName;
      return output;
    },
    [open],
  );

  return useMemo(
    () => ({ client, offered, open: shown?.open, epoch: shown?.epoch ?? 0, dropped, isWorking, fault, openFiles }),
    [offered, shown, dropped, isWorking, fault, openFiles],
  );
}
