import { setOpenQuestion } from './state/open-question.ts';
import { useComputedColorScheme } from '@mantine/core';
import { indexPlaces, rowsById } from '@meridian/engine';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { Notice } from './frame/notice.tsx';
import { Rail } from './frame/rail.tsx';
import { OpenWorkbench } from './open-workbench.tsx';
import { useAddress } from './state/address.ts';
import type { SetAddress, Settings } from './state/settings.ts';
import { settingsOf } from './state/shared-settings.ts';
import type { Address } from './state/shared-settings.ts';
import { useModel } from './state/use-model.ts';
import type { ModelState, OpenModel } from './state/use-model.ts';
import { WorkbenchContext } from './state/workbench-context.ts';
import type { WorkbenchState } from './state/workbench-context.ts';
import { placeName } from '@meridian/words';
import { ViewAnswers } from './state/view-answers.tsx';
import type { ViewList } from './views/workbench-view.ts';

/** The page with its views: while the first model is read the frame stands already, so that nothing jumps. */
export function Workbench({ views }: { readonly views: ViewList }): ReactNode {
  const settings = useMemo(() => settingsOf(views), [views]);
  const [address, setAddress, written] = useAddress(settings);
  const models = useModel(address.model);
  const { open } = models;
  if (open !== undefined)
    return <WithModel key="open" {...{ views, settings, models, open, address, setAddress, written }} />;
  return (
    <div className="workbench" data-busy="true">
      <Rail views={views} open={address.view} onView={(view) => void setAddress({ view })} />
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

function WithModel({
  views,
  settings,
  models,
  open,
  address,
  setAddress,
  written,
}: {
  readonly views: ViewList;
  readonly settings: Settings;
  readonly models: ModelState;
  readonly open: OpenModel;
  readonly address: Address;
  readonly setAddress: SetAddress<Address>;
  readonly written: string;
}): ReactNode {
  const { model } = open;
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const places = useMemo(() => indexPlaces(model), [model]);
  const nameOf = useMemo(() => {
    const nodes = rowsById(model.tables, 'node');
    return (id: string): string => placeName(nodes.get(id)?.name ?? id);
  }, [model]);
  const view = views.find(({ id }) => id === address.view) ?? views[0];
  useEffect(() => {
    setOpenQuestion(view.asks ?? view.id);
  }, [view]);
  const workbench = useMemo(
    (): WorkbenchState => ({
      views,
      view,
      models,
      open,
      model,
      places,
      settings,
      address,
      setAddress,
      changeAddress: setAddress,
      written,
      theme,
      nameOf,
    }),
    [views, view, models, open, model, places, settings, address, setAddress, written, theme, nameOf],
  );
  return (
    <WorkbenchContext value={workbench}>
      <ViewAnswers>
        <OpenWorkbench />
      </ViewAnswers>
    </WorkbenchContext>
  );
}
