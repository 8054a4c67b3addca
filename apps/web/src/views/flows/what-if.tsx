import { ActionIcon, Button, Select, Slider } from '@mantine/core';
import type { NetworkChange } from '@meridian/engine';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../frame/icons.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import { changeWords, selectorWords } from '@meridian/words';
import { addChange, removeChange, tuneChange } from './change-set.ts';
import { ChangeButtons } from './change-buttons.tsx';
import { listTargets } from './targets.ts';
import { flowsSettings } from './settings.ts';
import { useFlows } from './use-flows.ts';

/** What is changed of the network, one thing after another, each with a way back; every change is answered at once. */
export function WhatIf(): ReactNode {
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
        <ChangeList changes={changes} />
      )}
    </section>
  );
}

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
function ChangeList({ changes }: { readonly changes: readonly NetworkChange[] }): ReactNode {
  const { model, setAddress } = useWorkbench(flowsSettings);
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
              onValue={(value) =>
                void setAddress({ changes: tuneChange(changes, index, value) }, { history: 'replace' })
              }
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

const factorRange = { min: 0, max: 2, step: 0.05 } as const;
const waterRange = { min: -3, max: 3, step: 0.1 } as const;

/** A slider for what has a size: factors, and meters of water. */
function Tune({
  change: { kind, selector, value = 1 },
  onValue,
}: {
  readonly change: NetworkChange;
  readonly onValue: (value: number) => void;
}): ReactNode {
  const { model } = useWorkbench();
  const flows = useFlows();
  if (kind === 'close' || kind === 'open') return null;
  const range = kind === 'water_level' ? waterRange : factorRange;
  const unit = kind === 'water_level' ? 'meters of water' : `${kind.replace('_', ' ')}, times`;
  return (
    <div className="tune" data-working={flows.shown.isWorking}>
      <Slider
        {...range}
        size="sm"
        label={null}
        thumbLabel={`${selectorWords(model, selector)}: ${unit}`}
        value={Math.max(range.min, Math.min(range.max, value))}
        marks={[{ value: kind === 'water_level' ? 0 : 1 }]}
        onChange={(next) => onValue(Math.round(next * 100) / 100)}
      />
    </div>
  );
}
