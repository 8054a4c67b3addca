import { describe, expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { checkCaptive } from './captive.ts';

type Row<T extends keyof ModelDraft> = NonNullable<ModelDraft[T]>[number];

const count = (
  countId: string,
  use: 'fit' | 'held_out' | 'input' | 'shown',
  change: Partial<Row<'count'>> = {},
): Row<'count'> => ({
  countId,
  observationId: 'seen',
  selector: 'link:ab',
  use,
  ...change,
});

/** Trade of 2023 that is captive to ab, one of two railways, and the count of ab that it was calculated from. */
function codes(counts: readonly Row<'count'>[], change: Partial<Row<'trade'>> = {}): readonly string[] {
  const draft: ModelDraft = {
    node: ['a', 'b', 'c'].map((nodeId) => ({ nodeId, nodeType: 'rail_station' })),
    mode: [{ modeId: 'rail' }],
    link: ['ab', 'bc'].map((linkId) => ({
      linkId,
      fromNodeId: linkId.charAt(0),
      toNodeId: linkId.charAt(1),
      modeId: 'rail',
    })),
    commodity: [{ commodityId: 'box' }, { commodityId: 'grain' }],
    observation: [
      { observationId: 'seen', period: '2023-Q1', unit: 't', sourceId: ['report'] },
      { observationId: 'later', period: '2024-Q1', unit: 't', sourceId: ['report'] },
    ],
    trade: [
      {
        tradeId: 't',
        fromCountry: 'XAA',
        toCountry: 'XBB',
        period: '2023',
        commodityId: 'box',
        use: 'demand',
        captiveTo: 'link:ab',
        sourceId: ['sum'],
        ...change,
      },
    ],
    evidence: [{ table: 'trade', rowKey: 't', column: 'tonnes', sourceId: ['sum'], inputs: ['report', 'assumption'] }],
    count: counts,
  };
  return [...checkCaptive(createModel('test', draft))].map(({ code, row }) => `${code} ${row}`);
}

describe('checkCaptive', () => {
  it('wants the count that captive trade is made from as an input', () => {
    expect(codes([count('c', 'input')])).toEqual([]);
    expect(codes([])).toEqual(['captive-without-input 2']);
    expect(codes([count('c', 'shown')])).toEqual(['captive-without-input 2']);
    expect(codes([count('c', 'input', { selector: 'link:bc' })])).toEqual(['captive-without-input 2']);
    expect(codes([count('c', 'input', { selector: 'link:bc', alsoSelector: 'link:ab' })])).toEqual([]);
    expect(codes([], { captiveTo: undefined })).toEqual([]);
    expect(codes([], { use: 'shown' })).toEqual([]);
  });

  it.each(['fit', 'held_out'] as const)('refuses %s of what demand is made from, calculated or not', (use) => {
    const found = ['count-fits-its-own-input 3'];
    expect(codes([count('i', 'input'), count('c', use)])).toEqual(found);
    expect(codes([count('i', 'input'), count('c', use)], { tradeId: 'u', sourceId: ['report'] })).toEqual(found);
    expect(codes([count('i', 'input'), count('c', use)], { tradeId: 'u' })).toEqual([]);
  });

  it('lets be what counts other days, another way, cargo or country', () => {
    for (const other of [
      { observationId: 'later' },
      { selector: 'link:bc' },
      { commodityIds: ['grain'] },
      { fromCountries: ['XCC'] },
      { toCountries: ['XCC'] },
    ])
      expect(codes([count('i', 'input'), count('c', 'fit', other)])).toEqual([]);
  });
});
