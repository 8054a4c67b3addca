import { useComputedColorScheme } from '@mantine/core';
import { indexPlaces } from '@meridian/engine';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Notice } from './frame/notice.tsx';
import { Rail } from './frame/rail.tsx';
import { OpenWorkbench } from './open-workbench.tsx';
import { findAddressFaults } from './state/address-faults/find-address-faults.ts';
import { useAddress } from './state/address.ts';
import type { Address } from './state/address-parsers.ts';
import type { SetAddress } from './state/address.ts';
import { readOrigin, readQuestion, readState } from './state/question.ts';
import { refusalWords } from './state/outcome.ts';
import { useAnswer } from './state/use-answer.ts';
import { useModel } from './state/use-model.ts';
import type { ModelState, OpenModel } from './state/use-model.ts';
import { AnswersContext, RefusalContext, WorkbenchContext } from './state/workbench-context.ts';
import type { AnswersState, WorkbenchState } from './state/workbench-context.ts';
import { useFlows } from './views/flows/use-flows.ts';
import { useRelations } from './views/relations/use-relations.ts';
import { placeName } from '@meridian/words';
import type { LinkState } from '@meridian/engine';

/** The page: while the first model is read the frame stands already, so that nothing jumps. */
export function Workbench(): ReactNode {
  const [address, setAddress, written] = useAddress();
  const models = useModel(address.model);
  const { open } = models;
  if (open !== undefined)
    return (
      <WithModel models={models} open={open} address={address} setAddress={setAddress} written={written} key="open" />
    );
  return (
    <div className="workbench" data-busy="true">
      <Rail view={address.view} onView={(view) => void setAddress({ view })} />
      <section className="panel" aria-label="Question and answer">
        <div className="content">
          {models.fault === undefined ? (
            <p className="quiet" role="status">
              Reading the model …
            </p>
          ) : (
            <Notice kind="fault" title="The model could not be opened">
              {models.fault} Start the server again with “npm start”, or choose another model in the address.
            </Notice>
          )}
        </div>
      </section>
      <main className="stage">
        <div className="map" />
      </main>
    </div>
  );
}

const noStates: ReadonlyMap<string, LinkState> = new Map();

function WithModel({
  models,
  open,
  address,
  setAddress,
  written,
}: {
  readonly models: ModelState;
  readonly open: OpenModel;
  readonly address: Address;
  readonly setAddress: SetAddress;
  readonly written: string;
}): ReactNode {
  const { model } = open;
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const places = useMemo(() => indexPlaces(model), [model]);
  const state = readState(address, model);
  const question = useMemo(() => readQuestion(address, model, places), [address, model, places]);
  const origin = useMemo(() => readOrigin(address, model, places), [address, model, places]);
  const isReach = address.view === 'reach';
  const isFlows = address.view === 'flows';
  const isRelations = address.view === 'relations';
  const query = 'query' in question ? question.query : undefined;
  const asked = useAnswer(models, 'routes', isReach || isFlows || isRelations ? undefined : query);
  const flows = useFlows(models, model, address, isFlows);
  // asked for after the answer: the two share their work, and the answer is what is waited for
  const depart = isFlows ? (flows.shown.value?.date ?? state.depart) : state.depart;
  const states = useAnswer(models, 'states', { depart });
  const relations = useRelations(models, model, address, state.depart, isRelations);
  const reach = useAnswer(
    models,
    'reach',
    isReach && 'from' in origin
      ? { ...state, from: origin.from, hours: address.hours, rivals: address.rivals }
      : undefined,
  );
  const unread = isReach ? origin : question;
  const unreadable = 'refusal' in unread ? unread.refusal : undefined;
  const problem = unreadable === undefined ? asked.problem : refusalWords(unreadable);
  const refusal = unreadable ?? (isReach ? reach : asked).refusal;
  const faults = useMemo(() => {
    const via = query?.via ?? [];
    const from = 'from' in origin ? origin.from : [];
    return findAddressFaults(written, address, model, {
      places: isReach ? { from } : { from, to: query?.to ?? [], via },
      routes: asked.isWorking ? undefined : asked.value,
      periods: flows.periods,
      period: flows.period,
    });
  }, [written, address, model, origin, query, isReach, asked.isWorking, asked.value, flows.periods, flows.period]);
  const workbench = useMemo((): WorkbenchState => {
    const names = new Map(model.tables.node.map(({ nodeId, name }) => [nodeId as string, placeName(name)]));
    const nameOf = (id: string): string => names.get(id) ?? id;
    return { models, open, model, places, address, setAddress, theme, nameOf };
  }, [models, open, model, places, address, setAddress, theme]);
  const date = states.value?.date ?? depart;
  const answers = useMemo(
    (): AnswersState => ({
      date,
      states: states.value?.states ?? noStates,
      routes: { ...asked, problem },
      reach,
      flows,
      relations,
      faults,
    }),
    [date, states.value, asked, problem, reach, flows, relations, faults],
  );
  return (
    <WorkbenchContext value={workbench}>
      <RefusalContext value={refusal}>
        <AnswersContext value={answers}>
          <OpenWorkbench />
        </AnswersContext>
      </RefusalContext>
    </WorkbenchContext>
  );
}
