import type { Receipt } from '@meridian/model-files';
import { getOpenQuestion } from '../state/open-question.ts';
import { engineClient } from '../state/use-model.ts';
import { now } from '../clock.ts';
import { receiptRequest } from '../worker/protocol.ts';
import { formatMoment } from '@meridian/engine';

/**
 * The receipt of what the page shows: its question is the page's own address, as a link to it has it. Made in the worker,
 * which has the whole model.
 */
export async function pageReceipt(): Promise<Receipt> {
  const values = new Map<string, string | readonly string[]>();
  const parameters = new URLSearchParams(window.location.search);
  for (const key of parameters.keys()) {
    const [first = '', ...rest] = parameters.getAll(key);
    values.set(key, rest.length === 0 ? first : [first, ...rest]);
  }
  const question = { ask: getOpenQuestion(), ...Object.fromEntries(values) };
  const { output } = await engineClient.ask(receiptRequest, { question, at: formatMoment(now()) });
  return output;
}
