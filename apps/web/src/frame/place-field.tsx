import { Autocomplete } from '@mantine/core';
import { foldName } from '@meridian/engine';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { placeOptions } from '../state/place-options.ts';
import { useFieldFault, useWorkbench } from '../state/workbench-context.ts';

/** A place by name, code or alias. It changes when a place is chosen, or when the field is left. */
export function PlaceField({
  label,
  field,
  value,
  onChange,
}: {
  readonly label: string;
  /** Which field of the question it is. */
  readonly field: 'from' | 'to';
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { model, places } = useWorkbench();
  const fault = useFieldFault(field);
  const options = placeOptions(model);
  const shown = options.labelOf(value);
  const [text, setText] = useState(shown);
  const [before, setBefore] = useState(shown);
  if (shown !== before) {
    // the place was changed from elsewhere: a link, the exchange of both ends, another model
    setBefore(shown);
    setText(shown);
  }
  const isKnown = places.byName.has(foldName(text)) || options.byLabel.has(text);
  const commit = (typed: string): void => {
    const wanted = options.byLabel.get(typed) ?? typed.trim();
    if (wanted !== '' && wanted !== value) onChange(wanted);
    else if (wanted === '') setText(shown);
  };
  return (
    <Autocomplete
      label={label}
      size="sm"
      value={text}
      data={options.labels}
      filter={options.filter}
      limit={12}
      selectFirstOptionOnChange
      error={text !== shown ? undefined : isKnown ? fault : (fault ?? 'not a place of this model')}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      onChange={setText}
      onOptionSubmit={commit}
      onBlur={() => commit(text)}
      onKeyDown={(event) => {
        // whoever types faster than the list opens means its first line
        if (event.key === 'Enter' && !event.currentTarget.hasAttribute('aria-activedescendant'))
          commit(places.byName.has(foldName(text)) ? text : (options.bestMatch(text) ?? text));
      }}
      onFocus={({ currentTarget }) => currentTarget.select()}
    />
  );
}
