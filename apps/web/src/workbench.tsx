import { useComputedColorScheme } from '@mantine/core';
import { indexPlaces } from '@meridian/engine';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Notice } from './frame/notice.tsx';
import { Rail } from './frame/rail.tsx';
import { OpenWorkbench } from './open-workbench.tsx';
import { useAddress } from './state/address.ts';
import type { Address, SetAddress } from './state/address.ts';
import { readQuestion, readState } from './state/question.ts';
import { useAnswer } from './state/use-answer.ts';
import { useModel } from './state/use-model.ts';
import type { ModelState, OpenModel } from './state/use-model.ts';
import { AnswersContext, WorkbenchContext } from './state/workbench-context.ts';
import type { AnswersState, WorkbenchState } from './state/workbench-context.ts';
import { useFlows } from './views/flows/use-flows.ts';
import { useRelations } from './views/relations/use-relations.ts';
import { placeName } from './words/routes.ts';
import type { LinkState } from '@meridian/engine';

/** The page: while the first model is read the frame stands already, so that nothing jumps. */
export function Workbench(): ReactNode {
  const [address, setAddress] = useAddress();
  const models = useModel(address.model);
  const { open } = models;
  if (open !== undefined)
    return <WithModel models={models} open={open} address={address} setAddress={setAddress} key="open" />;
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
}: {
  readonly models: ModelState;
  readonly open: OpenModel;
  readonly address: Address;
  readonly setAddress: SetAddress;
}): ReactNode {
  const { model } = open;
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const places = useMemo(() => indexPlaces(model), [model]);
  const state = readState(address, model);
  const question = readQuestion(address, model, places);
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
    isReach && query !== undefined
      ? { ...state, from: query.from, hours: address.hours, rivals: address.rivals }
      : undefined,
  );
  const problem = 'problem' in question ? question.problem.message : asked.problem;
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
    }),
    [date, states.value, asked, problem, reach, flows, relations],
  );
  return (
    <WorkbenchContext value={workbench}>
      <AnswersContext value={answers}>
        <OpenWorkbench />
      </AnswersContext>
    </WorkbenchContext>
  );
}
