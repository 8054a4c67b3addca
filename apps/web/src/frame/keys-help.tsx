import { Kbd, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWorkbench } from '../state/workbench-context.ts';

type KeyMeaning = readonly [key: string, meaning: string];

const ofThePage: readonly KeyMeaning[] = [
  ['/', 'search for a place'],
  ['?', 'this list'],
  ['Esc', 'close what is open: source, selection, drawer'],
  ['[', 'close or open the panel'],
  ['← ↑ → ↓', 'move the map (while it has the focus)'],
];
const ofTheMap: readonly KeyMeaning[] = [
  ['+  −', 'zoom in and out'],
  ['0', 'the whole corridor'],
];

/** The list of keys. */
export function KeysHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const { views } = useWorkbench();
  const keys = [...ofThePage, ...views.flatMap((view) => view.keys ?? []), ...ofTheMap];
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" size="sm" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className="facts">
        {keys.map(([key, meaning]) => (
          <div key={meaning} style={{ display: 'contents' }}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
