import { ActionIcon, Button, Select } from '@mantine/core';
import type { NetworkChange } from '@meridian/engine';
import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../frame/icons.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import { changeWords } from '@meridian/words';
import { addChange, removeChange, tuneChange } from './change-set.ts';
import { ChangeButtons } from './change-buttons.tsx';
import { Tune } from './tune.tsx';
import { listTargets } from './targets.ts';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

/** What is changed of the network, one thing after another, each with a way back; every change is answered at once. */
export const WhatIf = memo(function WhatIf(): ReactNode {
  const { model, address, setAddress } = useWorkbench(flowsSettings);
  const [target, setTarget] = useState<string | null>(null);
  const { changes } = address;
  const data = useMemo(() => choicesOf(listTargets(model)), [model]);
  const known = target !== null && data.some(({ items }) => items.some(({ value }) => value === target));
  return (
    <section className="flow-block" aria-label="What if">
      <h2 className="minor">What if</h2>
      <Select
        size="sm"
        aria-label="What is changed"
        placeholder="choose a branch, border, passage or project"
        searchable
        clearable
        value={known ? target : null}
        data={data}
        limit={200}
        nothingFoundMessage="Nothing of that name. A click on the map selects any link or place."
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={setTarget}
      />
      {known && (
        <ChangeButtons
          selector={target}
          onChange={(change) => void setAddress({ changes: addChange(changes, change), color: 'difference' })}
        />
      )}
      {changes.length === 0 ? (
        <p className="quiet small">Choose here, or click a link or a place on the map.</p>
      ) : (
        <ChangeList />
      )}
    </section>
  );
});

function choicesOf(groups: ReturnType<typeof listTargets>) {
  const seen = new Set<string>();
  return groups.map(({ group, items }) => ({
    group,
    items: items
      .filter(({ selector }) => !seen.has(selector) && seen.add(selector))
      .map(({ selector, name }) => ({ value: selector, label: name })),
  }));
}

/** What holds in this what-if: each line can be tuned and taken back. */
function ChangeList(): ReactNode {
  const { model, address, setAddress } = useWorkbench(flowsSettings);
  const { changes, tryChanges } = useFlows();
  const keep = (index: number, value: number): void => {
    // what is let go where it was taken leaves the address as it is
    tryChanges(undefined);
    void setAddress({ changes: tuneChange(address.changes, index, value) }, { history: 'replace' });
  };
  return (
    <>
      <ol className="changes" aria-label="Changes">
        {changes.map((change, index) => (
          <li key={`${change.kind} ${change.selector}`}>
            <span>{changeWords(model, change)}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Take back: ${changeWords(model, change)}`}
              title="Take back"
              onClick={() => void setAddress(without(changes, index))}
            >
              <Icon name="close" size={14} />
            </ActionIcon>
            <Tune
              change={change}
              onDrag={(value) => tryChanges(tuneChange(changes, index, value))}
              onValue={(value) => keep(index, value)}
            />
          </li>
        ))}
      </ol>
      <div className="controls">
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon name="undo" size={13} />}
          onClick={() => void setAddress(without(changes, changes.length - 1))}
        >
          Undo
        </Button>
        {changes.length > 1 && (
          <Button size="compact-xs" variant="subtle" onClick={() => void setAddress({ changes: null, color: null })}>
            Take all back
          </Button>
        )}
      </div>
    </>
  );
}

/** One change less; with the last of them the map shows again what it showed before. */
function without(changes: readonly NetworkChange[], index: number) {
  const left = removeChange(changes, index);
  return left === null ? { changes: null, color: null } : { changes: left };
}
