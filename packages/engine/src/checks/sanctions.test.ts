import { describe, expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { checkSanctions } from './sanctions.ts';

const network = {
  node: [{ nodeId: 'p' }, { nodeId: 'q' }, { nodeId: 'r' }],
  mode: [{ modeId: 'sea' }, { modeId: 'rail' }],
  link: [
    { linkId: 'pq', fromNodeId: 'p', toNodeId: 'q', modeId: 'sea' },
    { linkId: 'qr', fromNodeId: 'q', toNodeId: 'r', modeId: 'rail' },
  ],
  commodity: [{ commodityId: 'food' }],
} as const satisfies ModelDraft;

const act = {
  sanctionId: 'act',
  imposingParty: 'US',
  target: 'a port',
  legalAct: 'an act',
  selector: 'node:p&mode:sea',
  validFrom: '2020-01-01',
  validTo: '2024-12-31',
};
const exception = { ...act, sanctionId: 'ex', exempts: ['act'], validFrom: '2021', validTo: '2022' };

function findingsOf(...sanction: NonNullable<ModelDraft['sanction']>): readonly string[] {
  return checkSanctions(createModel('test', { ...network, sanction })).map(
    ({ code, row, column, message }) => `${code} ${row ?? '-'}:${column ?? '-'} ${message}`,
  );
}

describe('checks of exceptions from sanctions', () => {
  it('01 finds nothing in an act with an exception, for a place or for a cargo', () => {
    expect(findingsOf(act, exception)).toEqual([]);
    expect(findingsOf(act, { ...exception, selector: 'commodity:food' })).toEqual([]);
    expect(findingsOf(act, { ...exception, selector: 'node:p&commodity:food' })).toEqual([]);
  });

  it('02 warns of an exception that is in force when no act is', () => {
    expect(findingsOf(act, { ...exception, validFrom: '2025-01-01', validTo: undefined })).toEqual([
      'exemption-idle 3:exempts ex (2025-01-01 to now) frees from act (2020-01-01 to 2024-12-31), and on no day are both in force.',
    ]);
    // they share the last day
    expect(findingsOf(act, { ...exception, validFrom: '2024-12-31', validTo: undefined })).toEqual([]);
  });

  it('03 warns of an exception that selects nothing of what is forbidden, or nothing at all', () => {
    expect(findingsOf(act, { ...exception, selector: 'link:qr' })).toEqual([
      'exemption-idle 3:exempts ex frees nothing that act selects.',
    ]);
    expect(findingsOf(act, { ...exception, selector: undefined })).toEqual([
      'exemption-idle 3:selector ex is an exception and selects nothing, so it frees nothing.',
    ]);
  });

  it('04 refuses exceptions from themselves, from each other and from other exceptions', () => {
    expect(findingsOf(act, { ...exception, exempts: ['ex'] })).toEqual([
      'exemption-circular 3:exempts ex frees from itself.',
    ]);
    const [a, b] = [
      { ...exception, sanctionId: 'a', exempts: ['b'] },
      { ...exception, sanctionId: 'b', exempts: ['a'] },
    ];
    expect(findingsOf(a, b)).toEqual([
      'exemption-circular 2:exempts The exceptions that a names lead back to it.',
      'exemption-circular 3:exempts The exceptions that b names lead back to it.',
    ]);
    expect(findingsOf(act, exception, { ...exception, sanctionId: 'of', exempts: ['ex'] })).toEqual([
      'exemption-of-exception 4:exempts of frees from ex, which is an exception itself and forbids nothing.',
    ]);
  });

  it('05 warns of an exception by another party', () => {
    expect(findingsOf(act, { ...exception, imposingParty: 'EU' })).toEqual([
      'exemption-party 3:exempts ex of EU frees from act of US.',
    ]);
  });
});
