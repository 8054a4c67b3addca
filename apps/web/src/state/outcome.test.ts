import { compile, createModel, overlay } from '@meridian/engine';
import { expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';

const model = createModel('test', {
  config: [{ referenceDate: '2023-02-01', defaultCommodityId: 'box' }],
  commodity: [{ commodityId: 'box', unit: 'teu' }],
});

it('a refusal keeps its field, and its words say what is wrong and what would be right', () => {
  const refusal = { code: 'value-unknown', field: 'commodity', message: 'The model has no commodity “ice”.' } as const;
  expect(outcomeOf(overlay(compile(model), { commodity: 'ice' }))).toEqual({
    value: undefined,
    problem: 'The model has no commodity “ice”. It has box.',
    refusal: { ...refusal, remedy: 'It has box.' },
  });
});

it('an answer has neither problem nor refusal', () => {
  expect(outcomeOf({ links: 3 })).toEqual({ value: { links: 3 }, problem: undefined, refusal: undefined });
});
