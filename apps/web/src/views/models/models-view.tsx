import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from '../../frame/notice.tsx';
import { clearedOf } from '../../state/settings.ts';
import { ownModelName } from '../../own-model/own-model-name.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { plural } from '@meridian/words';
import { FileButtons } from './file-buttons.tsx';
import { useOpenFiles } from './use-open-files.ts';

/** The models that can be chosen, and the way in for one's own. */
export function ModelsView(): ReactNode {
  const { models, model, settings, address, setAddress, changeAddress } = useWorkbench();
  const { openFiles, fault } = useOpenFiles();
  const { offered, dropped, isWorking } = models;
  const errors = dropped?.findings.filter(({ severity }) => severity === 'error') ?? [];
  const isOwn = address.model === ownModelName && dropped !== undefined && errors.length === 0;
  const current = isOwn ? ownModelName : (offered.find(({ name }) => name === address.model)?.name ?? offered[0]?.name);
  const { tables } = model;
  return (
    <>
      <Radio.Group
        label="Model"
        value={current ?? ''}
        // a question belongs to its model: another one begins with its own
        onChange={(name) =>
          void changeAddress({ ...clearedOf(settings, 'model'), model: name === offered[0]?.name ? null : name })
        }
      >
        <div style={{ display: 'grid', gap: 8, marginTop: 6 }}>
          {offered.map(({ name, title }) => (
            <Radio key={name} value={name} label={title} size="sm" />
          ))}
          {isOwn && <Radio value={ownModelName} label={`${model.title} (your own)`} size="sm" />}
        </div>
      </Radio.Group>
      <p className="quiet small">
        {plural(tables.node.length, 'place')}, {plural(tables.link.length, 'link')},{' '}
        {plural(tables.service.length, 'service')}, {plural(tables.regime.length, 'regime')},{' '}
        {plural(tables.sanction.length, 'sanction')}, {plural(tables.source.length, 'source')}.
        {tables.config[0]?.license === undefined ? '' : ` License of the data: ${tables.config[0].license}.`}
      </p>
      <section style={{ display: 'grid', gap: 8 }}>
        <h2>A corridor of your own</h2>
        <p>
          Drop a folder, a zip, CSV tables, a GMNS network or GeoJSON lines anywhere on this page. It is checked on this
          machine and sent nowhere; a model without errors opens at once.
        </p>
        <FileButtons onFiles={(files) => void openFiles(files)} isDisabled={isWorking} />
        {isWorking && <p role="status">Reading and checking …</p>}
        {(fault ?? models.fault) !== undefined && (
          <Notice kind="fault" title="It could not be read">
            {fault ?? models.fault}
          </Notice>
        )}
        {dropped !== undefined && (
          <Notice
            kind={errors.length > 0 ? 'fault' : 'warning'}
            title={
              errors.length > 0 ? `${plural(errors.length, 'error')}: the model did not open` : 'The model is open'
            }
          >
            {plural(dropped.findings.length, 'finding')}.{' '}
            <button type="button" className="figure" onClick={() => void setAddress({ drawer: 'findings' })}>
              Show them
            </button>
          </Notice>
        )}
        <p className="quiet small">
          To begin with a small model that passes its checks: <code>npx meridian new my-corridor</code>. The format is a
          Frictionless Data Package of CSV tables; network tables are GMNS.
        </p>
      </section>
    </>
  );
}
