import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { collectChosen } from '../../own-model/collect-files.ts';
import type { DroppedFile } from '../../worker/protocol.ts';

/** Two buttons for those who do not drag: files (or a zip), and a folder. */
export function FileButtons({
  onFiles,
  isDisabled,
}: {
  readonly onFiles: (files: Promise<readonly DroppedFile[]>) => void;
  readonly isDisabled: boolean;
}): ReactNode {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const read = (input: HTMLInputElement): void => {
    onFiles(collectChosen(input.files));
    // so that the same file can be chosen again when it has been mended
    input.value = '';
  };
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <Button size="xs" variant="default" disabled={isDisabled} onClick={() => files.current?.click()}>
        Choose files
      </Button>
      <Button size="xs" variant="default" disabled={isDisabled} onClick={() => folder.current?.click()}>
        Choose a folder
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files of a model"
        onChange={({ currentTarget }) => read(currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder of a model"
        onChange={({ currentTarget }) => read(currentTarget)}
        {...{ webkitdirectory: '' }}
      />
    </div>
  );
}
