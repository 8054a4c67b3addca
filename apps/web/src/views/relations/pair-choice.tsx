import { MultiSelect, Select } from '@mantine/core';
import type { Model } from '@meridian/engine';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import { Choice } from '../../frame/choice.tsx';
import { useWorkbench } from '../../state/workbench-context.ts';
import { actorName, dyadName, plural } from '@meridian/words';
import type { SetRelations } from './open-event.ts';
import { joinDyad, keyOf, splitDyad } from './pairs.ts';
import type { Direction, Pair } from './pairs.ts';
import { relationsSettings } from './settings.ts';
import { useRelations } from './use-relations.ts';

/** Pairs beside the one that is looked at. */
const mostBeside = 3;

/** Which pair is looked at, whose acts count, and which pairs stand beside it. */
export function PairChoice(): ReactNode {
  const { model, address, setAddress } = useWorkbench(relationsSettings);
  const relations = useRelations();
  const { pairs, dyad } = relations;
  if (dyad === undefined) return null;
  return <PairFields model={model} pairs={pairs} dyad={dyad} chosen={address.pairs} setAddress={setAddress} />;
}

/** Long lists to choose from: drawn anew when one of them changes, not with every move of a slider. */
const PairFields = memo(function PairFields({
  model,
  pairs,
  dyad,
  chosen,
  setAddress,
}: {
  readonly model: Model;
  readonly pairs: readonly Pair[];
  readonly dyad: string;
  /** Pairs beside it, as the address has them. */
  readonly chosen: readonly string[];
  readonly setAddress: SetRelations;
}): ReactNode {
  const options = useMemo(
    () =>
      pairs.map(({ dyad: each, acts }) => ({ value: each, label: `${dyadName(model, each)}, ${plural(acts, 'act')}` })),
    [model, pairs],
  );
  const { pair, direction } = splitDyad(dyad, pairs);
  const isListed = pairs.some((each) => each.dyad === pair.dyad);
  const data = isListed ? options : [{ value: pair.dyad, label: dyadName(model, pair.dyad) }, ...options];
  const directions: readonly (readonly [Direction, string])[] = [
    ['both', 'Both'],
    ['forward', `${actorName(model, pair.a)} acts`],
    ['backward', `${actorName(model, pair.b)} acts`],
  ];
  // an address may name a pair the other way round
  const beside = chosen.filter((each) => keyOf(each) !== keyOf(dyad)).map((each) => splitDyad(each, pairs).pair);
  const others = [...beside, ...pairs.filter((each) => !beside.includes(each) && keyOf(each.dyad) !== keyOf(dyad))];
  return (
    <>
      <Select
        label="Pair"
        size="sm"
        searchable
        allowDeselect={false}
        value={pair.dyad}
        data={data}
        limit={60}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        nothingFoundMessage="No such pair has acts in this model"
        onChange={(value) => {
          if (value !== null) void setAddress({ dyad: value, event: null });
        }}
      />
      <Choice
        label="Whose acts count"
        value={direction}
        options={directions}
        onChange={(each) => void setAddress({ dyad: joinDyad(pair, each) })}
      />
      <MultiSelect
        label="Beside it"
        size="sm"
        searchable={beside.length < mostBeside}
        clearable
        placeholder={beside.length === 0 ? 'up to three pairs' : ''}
        maxValues={mostBeside}
        value={beside.map((each) => each.dyad)}
        data={others.map((each) => ({ value: each.dyad, label: dyadName(model, each.dyad) }))}
        limit={60}
        clearButtonProps={{ 'aria-label': 'No pair beside it' }}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        nothingFoundMessage="No such pair has acts in this model"
        onChange={(values) =>
          void setAddress({
            pairs: values.length === 0 ? null : values,
            ...(values.length > beside.length && window.innerWidth > 800 ? { drawer: 'pairs' as const } : {}),
          })
        }
      />
    </>
  );
});
