import { Autocomplete } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Selection } from '../state/address-parsers.ts';
import { useWorkbench } from '../state/workbench-context.ts';
import { placeOptions } from '../state/place-options.ts';
import { Icon } from './icons.tsx';

/** Finds a place by any of its names, selects it and brings it into view. */
export function PlaceSearch({ onPlace }: { readonly onPlace: (selection: Selection) => void }): ReactNode {
  const { model, setAddress } = useWorkbench();
  const [text, setText] = useState('');
  const options = useMemo(() => placeOptions(model), [model]);
  const choose = (value: string): void => {
    const found = options.byLabel.get(value);
    if (found === undefined) return;
    const selection = { kind: 'node', id: found } as const;
    void setAddress({ selected: selection, cell: null });
    onPlace(selection);
    setText('');
    // the map has what was looked for; keys are its own again
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  return (
    <Autocomplete
      id="place-search"
      className="search"
      data-covers="true"
      w={{ base: '100%', sm: 220 }}
      aria-label="Search for a place"
      placeholder="Search for a place  /"
      leftSection={<Icon name="search" size={16} />}
      value={text}
      onChange={setText}
      onOptionSubmit={choose}
      onKeyDown={(event) => {
        // whoever types faster than the list opens means its first line
        if (event.key !== 'Enter' || event.currentTarget.hasAttribute('aria-activedescendant')) return;
        const match = options.bestMatch(text);
        if (match !== undefined) choose(match);
      }}
      data={options.labels}
      filter={options.filter}
      limit={12}
      selectFirstOptionOnChange
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  );
}
