import type { Palette } from '@meridian/cartography';
import type { LinkState, Model } from '@meridian/engine';
import { drawnStates, strokes } from '../../map/map-content.ts';
import type { Selection } from '../../state/address-parsers.ts';
import { flowContent, statesUnder } from './flow-content.ts';
import type { FlowChoice } from './flow-content.ts';
import type { FlowsState } from './use-flows.ts';

/** What moves, in place of the strokes of the network, and what the changes close and open. */
export function flowsContent({
  answer: { base, shown, users },
  address,
  model,
  palette,
  states,
}: {
  readonly answer: FlowsState;
  readonly address: FlowChoice & { readonly selected: Selection | null };
  readonly model: Model;
  readonly palette: Palette;
  readonly states: ReadonlyMap<string, LinkState>;
}) {
  const { changes, select } = address;
  const answers = { base: base.value, shown: shown.value, users: users.value };
  const moving = flowContent(model, palette, answers, address);
  return {
    selected: address.selected ?? selectionOf(select),
    style: { states: drawnStates(changes.length === 0 ? states : statesUnder(model, states, changes)) },
    ...(moving === undefined
      ? {}
      : { moving: { style: moving.style, key: moving.key }, legend: strokes(moving.legend) }),
  };
}

/** The place or link that a selector of one term names. */
function selectionOf(select: string | null): Selection | undefined {
  const [, kind, id] = /^(link|node):([^&;]+)$/.exec(select ?? '') ?? [];
  return (kind === 'link' || kind === 'node') && id !== undefined ? { kind, id } : undefined;
}
