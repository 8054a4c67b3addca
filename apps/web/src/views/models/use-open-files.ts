import { useState } from 'react';
import { clearedOf } from '../../state/settings.ts';
import { ownModelName } from '../../own-model/own-model-name.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import type { DroppedFile } from '../../worker/protocol.ts';

/** Opens files as a model: a clean one is shown at once, the findings of another stand in the drawer. */
export function useOpenFiles(): {
  readonly openFiles: (files: Promise<readonly DroppedFile[]>) => Promise<void>;
  /** Why the files could not be read at all. */
  readonly fault: string | undefined;
} {
  const { models, settings, setAddress, changeAddress } = useWorkbench();
  const [fault, setFault] = useState<string>();
  const openFiles = async (collecting: Promise<readonly DroppedFile[]>): Promise<void> => {
    setFault(undefined);
    const files = await collecting.catch((error: unknown) => {
      setFault(error instanceof Error ? error.message : String(error));
      return undefined;
    });
    const output = files === undefined ? undefined : await models.openFiles(files);
    if (output === undefined) return;
    if (output.model !== undefined) {
      await changeAddress({
        ...clearedOf(settings, 'model'),
        model: ownModelName,
        drawer: output.findings.length > 0 ? 'findings' : null,
        view: 'models',
      });
    } else await setAddress({ view: 'models', drawer: 'findings' });
  };
  return { openFiles, fault };
}
