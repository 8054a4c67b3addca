import { ActionIcon, Chip, TagsInput } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Model } from '@meridian/engine';
import { PlaceField } from '../../frame/place-field.tsx';
import { StandingConditions } from '../../frame/standing-conditions.tsx';
import { Icon } from '../../frame/icons.tsx';
import { useFieldFault, useWorkbench } from '../../state/workbench-context.ts';
import { criterionWords } from '@meridian/words';
import { CargoFields } from '../../frame/cargo-fields.tsx';
import { readEnds } from './question.ts';
import { criterionNames, routesSettings } from './settings.ts';

/** Origin, destination, cargo and conditions; each change is answered at once. */
export const QuestionForm = memo(function QuestionForm(): ReactNode {
  const { model, address, setAddress } = useWorkbench(routesSettings);
  const ends = readEnds(address, model);
  const [isMore, setMore] = useState(
    address.via.length + address.avoid.length + address.comply.length > 0 || address.exact,
  );
  return (
    <form onSubmit={(event) => event.preventDefault()} aria-label="Question" style={{ display: 'grid', gap: 10 }}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: 8, alignItems: 'center' }}>
        <div style={{ display: 'grid', gap: 8 }}>
          <PlaceField
            label="From"
            field="from"
            value={ends.from}
            onChange={(from) => void setAddress({ from, route: null })}
          />
          <PlaceField label="To" field="to" value={ends.to} onChange={(to) => void setAddress({ to, route: null })} />
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Exchange origin and destination"
          title="Exchange"
          onClick={() => void setAddress({ from: ends.to, to: ends.from, route: null })}
        >
          <Icon name="swap" />
        </ActionIcon>
      </div>
      <CargoFields />
      <Chip.Group
        multiple
        value={address.criteria}
        onChange={(chosen) => {
          const criteria = criterionNames.filter((each) => chosen.includes(each));
          if (criteria.length > 0)
            void setAddress({ criteria: criteria.length === criterionNames.length ? null : criteria });
        }}
      >
        <div role="group" aria-label="Compare by" style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
          {criterionNames.map((name) => (
            <Chip key={name} value={name} size="xs" radius={4}>
              {criterionWords[name]}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <button
        type="button"
        className="figure small"
        aria-expanded={isMore}
        onClick={() => setMore((before) => !before)}
      >
        {isMore ? 'Fewer conditions' : 'Via, avoid, obey sanctions of'}
      </button>
      {isMore ? <Conditions model={model} /> : <StandingConditions of={['via', 'avoid', 'comply']} />}
    </form>
  );
});

function Conditions({ model }: { readonly model: Model }): ReactNode {
  const { address, setAddress } = useWorkbench(routesSettings);
  const choices = useMemo(() => listChoices(model), [model]);
  const [viaFault, avoidFault] = [useFieldFault('via'), useFieldFault('avoid')];
  const orNull = (items: readonly string[]): string[] | null => (items.length === 0 ? null : [...items]);
  return (
    <>
      <TagsInput
        label="Via"
        description="places where cargo is handled, or passages, in this order; node:ID to pass a place"
        size="sm"
        data={[...choices.via]}
        value={address.via}
        limit={20}
        error={viaFault}
        onChange={(via) => void setAddress({ via: orNull(via), route: null })}
      />
      <TagsInput
        label="Avoid"
        description="such as country:AZE, passage:suez, mode:road"
        size="sm"
        data={[...choices.avoid]}
        value={address.avoid}
        limit={20}
        error={avoidFault}
        onChange={(avoid) => void setAddress({ avoid: orNull(avoid), route: null })}
      />
      {choices.parties.length > 0 && (
        <Chip.Group
          multiple
          value={address.comply}
          onChange={(comply) => void setAddress({ comply: orNull(comply), route: null })}
        >
          <div role="group" aria-label="Obey the sanctions of" style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
            <span className="small quiet" style={{ width: '100%' }}>
              Obey the sanctions of (no legal advice)
            </span>
            {choices.parties.map((party) => (
              <Chip key={party} value={party} size="xs" radius={4}>
                {party}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      )}
      <Chip
        size="xs"
        radius={4}
        checked={address.exact}
        onChange={(exact) => void setAddress({ exact: exact || null })}
      >
        Search the whole front (slower)
      </Chip>
    </>
  );
}

function listChoices(model: Model): {
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  readonly parties: readonly string[];
} {
  const { node, mode, passage, corridor, regime, sanction } = model.tables;
  const countries = [...new Set(node.flatMap(({ country }) => country ?? []))].sort();
  const names = new Set(node.filter(({ nodeType }) => nodeType !== 'waypoint').map(({ name }) => name));
  return {
    via: [...passage.map(({ passageId }) => passageId as string), ...names],
    avoid: [
      ...countries.map((each) => `country:${each}`),
      ...passage.map(({ passageId }) => `passage:${passageId}`),
      ...mode.map(({ modeId }) => `mode:${modeId}`),
      ...corridor.map(({ corridorId }) => `corridor:${corridorId}`),
      ...regime.map(({ regimeId }) => `regime:${regimeId}`),
      ...node.filter(({ nodeType }) => nodeType !== 'waypoint').map(({ nodeId }) => `node:${nodeId}`),
    ],
    parties: [...new Set(sanction.map(({ imposingParty }) => imposingParty))].sort(),
  };
}
