import type { Palette } from '@meridian/cartography';
import type { Model } from '@meridian/engine';
import { strokes } from '../../map/map-content.ts';
import type { Selection } from '../../state/address-parsers.ts';
import { flowContent } from './flow-content.ts';
import type { FlowAnswers, FlowChoice } from './flow-content.ts';

/** What moves, in place of the strokes of the network. */
export function flowsContent({
  answer: answers,
  address,
  model,
  palette,
}: {
  readonly answer: FlowAnswers;
  readonly address: FlowChoice & { readonly selected: Selection | null };
  readonly model: Model;
  readonly palette: Palette;
}) {
  const moving = flowContent(model, palette, answers, address);
  return {
    selected: address.selected ?? selectionOf(address.select),
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
