import type { NamedTonnes } from '@meridian/engine';
import type { ReactNode } from 'react';
import { Icon } from '../../frame/icons.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import { commodityName, formatTonnes, formatWholePercent, selectorWords, zoneName } from '@meridian/words';
import { addChange } from './change-set.ts';
import { ChangeButtons } from './change-buttons.tsx';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

const mostNamed = 3;

/** What is selected on the map: who uses it, and what can be changed of it. */
export function ChosenUsers({ selector }: { readonly selector: string }): ReactNode {
  const { model, address, setAddress } = useWorkbench(flowsSettings);
  const flows = useFlows();
  const { value, problem, isWorking } = flows.users;
  const users = value?.selector === selector ? value : undefined;
  const [, kind, id] = /^(link|node):([^&;]+)$/.exec(selector) ?? [];
  const flow = kind === 'link' ? flows.shown.value?.links.find(({ link }) => link === id) : undefined;
  return (
    <section className="flow-block" data-chosen="true" aria-label="Selected" aria-live="polite">
      <div style={{ display: 'flex', gap: 8 }}>
        <h2 className="minor" style={{ flex: 1 }}>
          {selectorWords(model, selector)}
        </h2>
        <button
          type="button"
          className="plain"
          aria-label="Nothing selected"
          title="Close (Esc)"
          onClick={() => void setAddress({ select: null })}
        >
          <Icon name="close" size={16} />
        </button>
      </div>
      <p>
        {users === undefined
          ? isWorking
            ? 'Looking who uses it …'
            : (problem ?? 'No answer yet.')
          : users.tonnes > 0
            ? `${formatTonnes(users.tonnes)} use it, by the model`
            : 'Nothing uses it in the model'}
        {flow === undefined ? '' : `; load ${formatWholePercent(flow.load)}`}
      </p>
      {users !== undefined && users.tonnes > 0 && (
        <dl className="facts small">
          <Named title="from" items={users.origins} nameOf={(zone) => zoneName(model, zone)} />
          <Named title="to" items={users.destinations} nameOf={(zone) => zoneName(model, zone)} />
          <Named title="cargo" items={users.commodities} nameOf={(each) => commodityName(model, each)} />
        </dl>
      )}
      <ChangeButtons
        selector={selector}
        onChange={(change) => void setAddress({ changes: addChange(address.changes, change), color: 'difference' })}
      />
      <div className="controls">
        {users !== undefined && users.tonnes > 0 && (
          <button type="button" className="figure small" onClick={() => void setAddress({ drawer: 'users' })}>
            All pairs
          </button>
        )}
        {(kind === 'link' || kind === 'node') && id !== undefined && (
          <button
            type="button"
            className="figure small"
            onClick={() => void setAddress({ selected: { kind, id }, cell: null })}
          >
            Facts and sources
          </button>
        )}
      </div>
    </section>
  );
}

/** The greatest of a kind, with what is left in one figure. */
function Named({
  title,
  items,
  nameOf,
}: {
  readonly title: string;
  readonly items: readonly NamedTonnes[];
  readonly nameOf: (id: string) => string;
}): ReactNode {
  const sorted = items.toSorted((a, b) => b.tonnes - a.tonnes);
  const rest = sorted.slice(mostNamed).reduce((sum, { tonnes }) => sum + tonnes, 0);
  const parts = sorted.slice(0, mostNamed).map(({ id, tonnes }) => `${nameOf(id)} ${formatTonnes(tonnes)}`);
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {parts.join(', ')}
        {rest >= 0.5 ? `, others ${formatTonnes(rest)}` : ''}
      </dd>
    </>
  );
}
