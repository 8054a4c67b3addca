import { NumberInput, Select, TextInput } from '@mantine/core';
import { parameterOf, rowOf } from '@meridian/engine';
import type { ReactNode } from 'react';
import { useWorkbench } from '../state/workbench-context.ts';

/** Date of departure, kind and amount of cargo. */
export function CargoFields(): ReactNode {
  const { model, address, setAddress } = useWorkbench();
  const config = model.tables.config[0];
  const commodities = model.tables.commodity;
  const chosen = address.commodity ?? config?.defaultCommodityId ?? '';
  const unit = rowOf(model.tables, 'commodity', chosen)?.unit ?? 'teu';
  const amount =
    unit === 'teu'
      ? (address.teu ?? parameterOf(model, 'default_teu'))
      : (address.tonnes ?? parameterOf(model, 'default_tonnes'));
  return (
    <>
      <TextInput
        type="date"
        label="Leaving"
        size="sm"
        value={address.depart ?? config?.referenceDate ?? ''}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '') void setAddress({ depart: value === config?.referenceDate ? null : value });
        }}
      />
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 110px', gap: 8 }}>
        <Select
          label="Cargo"
          size="sm"
          value={chosen}
          allowDeselect={false}
          data={commodities.map(({ commodityId, name }) => ({ value: commodityId, label: name }))}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          onChange={(commodity) => void setAddress({ commodity, teu: null, tonnes: null })}
        />
        <NumberInput
          label={unit === 'teu' ? 'TEU' : 'Tonnes'}
          size="sm"
          min={unit === 'teu' ? 0.01 : 0.001}
          max={unit === 'teu' ? 100_000 : 10_000_000}
          clampBehavior="strict"
          value={amount}
          onChange={(value) => {
            const number = Number(value);
            if (value === '' || !(number > 0)) return;
            void setAddress(unit === 'teu' ? { teu: number, tonnes: null } : { tonnes: number, teu: null });
          }}
        />
      </div>
    </>
  );
}
