import { isRefusal } from '../../src/findings/refusal.ts';
import { expect } from 'vitest';
import { createModel } from '../../src/model/model.ts';
import type { ModelDraft } from '../../src/model/model.ts';
import type { RelationsAnswer, RelationsQuery } from '../../src/relations/answer.ts';
import { findRelations } from '../../src/relations/find-relations.ts';

/** Alpha and Bravo sign, Alpha strikes Bravo, Bravo visits Alpha; Alpha and Charlie trade. */
export const draft = {
  actor: [
    { actorId: 'AAA', name: 'Alpha', kind: 'state', tradeUsd: 1000 },
    { actorId: 'BBB', name: 'Bravo', kind: 'state', tradeUsd: 500 },
    { actorId: 'CCC', name: 'Charlie', kind: 'state' },
  ],
  dimension: [
    {
      dimensionId: 'all',
      name: 'All',
      halfLifeDays: 730,
      levelTerms: ['alliance', 'formats', 'trade', 'rivalry', 'sanctions'],
    },
    {
      dimensionId: 'military',
      name: 'Military',
      tags: ['military'],
      halfLifeDays: 365,
      levelTerms: ['alliance', 'rivalry'],
    },
    { dimensionId: 'grievance', name: 'Grievance', tags: ['grievance', 'military'], halfLifeDays: 365, levelTerms: [] },
  ],
  event: [
    {
      eventId: 'e1',
      date: '2020-01-10',
      actorAId: 'AAA',
      actorBId: 'BBB',
      direction: 'mutual',
      eventType: 'SUPPORT',
      cameoCode: '057',
      title: 'They sign',
      tags: ['diplomatic'],
      sourceId: ['b2'],
    },
    {
      eventId: 'e2',
      date: '2020-06',
      actorAId: 'AAA',
      actorBId: 'BBB',
      direction: 'a_to_b',
      eventType: 'ASSAULT',
      cameoCode: '190',
      title: 'Alpha strikes',
      tags: ['military', 'grievance'],
      sourceId: ['general'],
    },
    {
      eventId: 'e3',
      date: '2021',
      actorAId: 'BBB',
      actorBId: 'AAA',
      direction: 'a_to_b',
      eventType: 'CONSULT',
      cameoCode: '042',
      title: 'Bravo visits',
      tags: ['diplomatic'],
      sourceId: ['b2', 'b3', 'copy'],
    },
  ],
  publisher: [
    { publisherId: 'agency', name: 'Agency', reliability: 'B' },
    { publisherId: 'paper', name: 'Paper', reliability: 'C' },
  ],
  source: [
    { sourceId: 'b2', title: 'Agency report', kind: 'published', publisherId: 'agency', credibility: 2 },
    { sourceId: 'copy', title: 'The same again', kind: 'published', publisherId: 'agency', credibility: 3 },
    { sourceId: 'b3', title: 'Paper report', kind: 'published', publisherId: 'paper', credibility: 3 },
    { sourceId: 'general', title: 'General knowledge', kind: 'general' },
  ],
} as const satisfies ModelDraft;
export const model = createModel('test', draft);

export function ask(query: RelationsQuery, of = model): RelationsAnswer {
  const answer = findRelations(of, { level: 'none', draws: 20, ...query });
  return isRefusal(answer) ? expect.fail(answer.message) : answer;
}

/** Index on one date. */
export function indexOn(date: string, query: RelationsQuery, of = model): number {
  const [dyad] = ask({ step: 'month', from: date, to: date, ...query }, of).dyads;
  return dyad?.series.at(-1)?.index ?? expect.fail('no point');
}
