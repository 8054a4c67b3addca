import { palettes } from '@meridian/cartography';
import { useMemo } from 'react';
import { useNetwork, useOpenAnswers, useWorkbench } from '../state/workbench-context.ts';
import type { MapContent } from './map-content.ts';

/** What the map shows for the state of the page: closures of the date, and what the open view draws. */
export function useMapContent(): MapContent {
  const { view, model, address, theme } = useWorkbench();
  const { states } = useNetwork();
  const answers = useOpenAnswers();
  const { hide, selected } = address;
  const part = view.map;
  const answer = part?.answer(answers);
  // the map is drawn anew when one of these settings is another, not with every change of the address
  const chosen = JSON.stringify((part?.settings ?? []).map((name) => [name, address[name]]));
  return useMemo((): MapContent => {
    const settings = Object.fromEntries(JSON.parse(chosen) as readonly (readonly [string, unknown])[]);
    const { style, ...content } = part?.content({ answer, address: settings, model, palette: palettes[theme] }) ?? {};
    const drawn = new Map([...states].map(([link, { state }]) => [link, state]));
    return {
      selected: selected ?? undefined,
      named: [],
      ...content,
      style: { states: drawn, hidden: new Set(hide), ...style },
    };
  }, [part, answer, chosen, model, theme, states, hide, selected]);
}
