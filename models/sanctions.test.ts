import { fileURLToPath } from 'node:url';
import { checkModel, compile, decideActs, findRoutes } from '@meridian/engine';
import type { Model, NodeId } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-store/disk';
import { beforeAll, describe, expect, it } from 'vitest';

let model: Model;

beforeAll(async () => {
  const loaded = await loadModelFolder(fileURLToPath(new URL('instc', import.meta.url)));
  if (loaded.model === undefined) throw new Error('the model does not load');
  model = loaded.model;
});

function verdictOn(date: string): string {
  const answer = decideActs(model, { nodes: ['chabahar' as NodeId], mode: 'sea', date, parties: ['US'] });
  if (typeof answer === 'string') throw new Error(answer);
  return answer.verdict;
}

/** Whether a consignment from India may go by sea to Chabahar by the acts of the United States. */
function isReached(date: string): boolean {
  const answer = findRoutes(compile(model), {
    from: ['mundra' as NodeId],
    to: ['chabahar' as NodeId],
    depart: date,
    comply: ['US'],
  });
  if (typeof answer === 'string') throw new Error(answer);
  return answer.routes.some(({ modes }) => modes.includes('sea') && !modes.includes('road'));
}

describe('sanctions of the INSTC model', () => {
  // Executive Order 13846 and the exception under section 1244(f) of IFCA, its revocation, the conditional waiver
  it.each([
    ['2018-11-04', 'not touched'],
    ['2018-11-05', 'forbidden'],
    ['2018-11-06', 'exempt'],
    ['2025-09-28', 'exempt'],
    ['2025-09-29', 'forbidden'],
    ['2025-10-28', 'forbidden'],
    ['2025-10-29', 'exempt'],
    ['2026-04-26', 'exempt'],
    ['2026-04-27', 'forbidden'],
  ])('01 on %s the port of Chabahar is %s by the acts of the United States', (date, verdict) => {
    expect(verdictOn(date)).toBe(verdict);
  });

  it('02 closes and opens the lanes to Chabahar on the same days', () => {
    for (const [date, open] of [
      ['2024-06-01', true],
      ['2025-10-15', false],
      ['2025-12-01', true],
      ['2026-05-01', false],
    ] as const)
      expect(isReached(date), date).toBe(open);
  });

  it('03 names exceptions that free something', () => {
    expect(checkModel(model).filter(({ code }) => code.startsWith('exemption-'))).toEqual([]);
  });
});
