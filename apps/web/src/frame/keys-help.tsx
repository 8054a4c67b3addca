import { Kbd, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

const keys: readonly (readonly [string, string])[] = [
  ['/', 'search for a place'],
  ['?', 'this list'],
  ['Esc', 'close what is open: source, selection, drawer'],
  ['[', 'close or open the panel'],
  ['← ↑ → ↓', 'move the map (while it has the focus)'],
  ['← ↑ → ↓', 'from pair to pair, from act to act (in the matrix, in the timeline)'],
  ['+  −', 'zoom in and out'],
  ['0', 'the whole corridor'],
];

/** The list of keys. */
export function KeysHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
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
