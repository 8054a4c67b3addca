import { ActionIcon, useMantineColorScheme, useComputedColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { viewNames } from '../state/address-parsers.ts';
import type { ViewName } from '../state/address-parsers.ts';
import { Icon } from './icons.tsx';

export const viewTitles: Readonly<Record<ViewName, string>> = {
  routes: 'Routes',
  reach: 'Reach',
  flows: 'Flows',
  relations: 'Relations',
  evidence: 'Evidence',
  models: 'Models',
};

/** The views, down the left side; on a narrow screen along the bottom. */
export function Rail({
  view,
  onView,
  onKeys,
}: {
  readonly view: ViewName;
  readonly onView: (view: ViewName) => void;
  readonly onKeys?: () => void;
}): ReactNode {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <nav className="rail" aria-label="Views">
      <img className="brand" src="icon.svg" alt="Meridian" />
      {viewNames.map((name) => (
        <button
          key={name}
          type="button"
          className="view"
          aria-current={name === view ? 'page' : undefined}
          onClick={() => onView(name)}
        >
          <Icon name={name} />
          {viewTitles[name]}
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
