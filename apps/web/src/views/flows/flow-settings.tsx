import { rowOf } from '@meridian/engine';
import { Chip, Select } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Choice } from '../../frame/choice.tsx';
import { clearedOf } from '../../state/settings.ts';
import { useWorkbench } from '../../state/workbench-context.ts';
import { colorOf } from './flow-content.ts';
import { flowsSettings } from './settings.ts';
import type { FlowColor } from './settings.ts';

const everyCargo = 'all';

/** What of the flows the map shows: which cargo, what the colors say, and whether the direction moves. */
export function FlowSettings(): ReactNode {
  const { model, address, setAddress } = useWorkbench(flowsSettings);
  const isStill = useReducedMotion();
  const { commodity } = model.tables;
  const chosen = rowOf(model.tables, 'commodity', address.commodity)?.commodityId ?? everyCargo;
  const options: readonly (readonly [FlowColor, string])[] = [
    ...(address.select === null ? [] : ([['users', 'Selected']] as const)),
    ...(address.changes.length > 0 ? ([['difference', 'Difference']] as const) : []),
    ['load', 'Load'],
    ['branch', 'Branch'],
  ];
  return (
    <>
      <Select
        label="Cargo on the map"
        size="sm"
        value={chosen}
        allowDeselect={false}
        data={[
          { value: everyCargo, label: 'All cargo' },
          ...commodity.map(({ commodityId, name }) => ({ value: commodityId, label: name })),
        ]}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(value) =>
          void setAddress({ commodity: value === everyCargo ? null : value, teu: null, tonnes: null })
        }
      />
      <div className="controls" style={{ alignItems: 'center' }}>
        <Choice
          label="What the lines say"
          value={colorOf(address)}
          options={options}
          onChange={(color) => void setAddress({ color })}
        />
        <Chip
          size="xs"
          radius={4}
          checked={address.animate && !isStill}
          disabled={isStill}
          title={isStill ? 'Off: your system asks for less motion' : undefined}
          onChange={(animate) => void setAddress({ animate: animate ? null : false })}
        >
          Moving direction
        </Chip>
      </div>
      <Sanctions />
    </>
  );
}

/** Whose sanctions all cargo obeys: folded away until some are chosen, here or for a route. */
function Sanctions(): ReactNode {
  const { model, settings, address, changeAddress } = useWorkbench();
  const [isOpen, setOpen] = useState(address.comply.length > 0);
  const parties = [...new Set(model.tables.sanction.map(({ imposingParty }) => imposingParty))].sort();
  if (parties.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="figure small"
        style={{ justifySelf: 'start' }}
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        {address.comply.length === 0
          ? 'Obey the sanctions of (no legal advice)'
          : `All cargo obeys the sanctions of ${address.comply.join(', ')} (no legal advice)`}
      </button>
      {isOpen && (
        <Chip.Group
          multiple
          value={address.comply}
          onChange={(comply) =>
            void changeAddress({ ...clearedOf(settings, 'answer'), comply: comply.length === 0 ? null : comply })
          }
        >
          <div role="group" aria-label="Obey the sanctions of" className="controls" style={{ gap: 6 }}>
            {parties.map((party) => (
              <Chip key={party} value={party} size="xs" radius={4}>
                {party}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      )}
    </>
  );
}
