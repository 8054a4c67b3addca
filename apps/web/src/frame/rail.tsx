import { ActionIcon, useMantineColorScheme, useComputedColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WorkbenchView } from '../views/workbench-view.ts';
import { Icon, LineIcon } from './icons.tsx';

/** The views, down the left side; on a narrow screen along the bottom. */
export function Rail({
  views,
  open,
  onView,
  onKeys,
}: {
  readonly views: readonly WorkbenchView[];
  /** The view that is open, and what happens when one is chosen, both by their ids. */
  readonly open: string;
  readonly onView: (view: string) => void;
  readonly onKeys?: () => void;
}): ReactNode {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <nav className="rail" aria-label="Views">
      <img className="brand" src="icon.svg" alt="Meridian" />
      {views.map(({ id, label, icon }) => (
        <button
          key={id}
          type="button"
          className="view"
          aria-current={id === open ? 'page' : undefined}
          onClick={() => onView(id)}
        >
          <LineIcon path={icon} />
          {label}
        </button>
      ))}
      <div className="foot">
        {onKeys !== undefined && (
          <ActionIcon variant="subtle" color="gray" aria-label="Keys" onClick={onKeys} title="Keys (?)">
            <Icon name="keys" size={18} />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={scheme === 'dark' ? 'Light colors' : 'Dark colors'}
          title={scheme === 'dark' ? 'Light colors' : 'Dark colors'}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          <Icon name="theme" size={18} />
        </ActionIcon>
      </div>
    </nav>
  );
}
