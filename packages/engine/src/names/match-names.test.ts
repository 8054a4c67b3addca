import { describe, expect, it } from 'vitest';
import { isImoCompanyNumber, isImoNumber, readIdentifiers } from './identifiers.ts';
import { bestPairing } from './kernels/pairing.ts';
import { matchNames } from './match-names.ts';
import { readName } from './name-parts.ts';
import type { NameBearer } from './name-parts.ts';

function score(bearer: NameBearer, query: string, listed: string): number {
  return matchNames(readName(query, bearer), readName(listed, bearer)).score;
}

describe('names compared by parts', () => {
  it.each([
    ['firm', 'ОАО «Тарвик»', 'TARVIK PJSC'],
    ['firm', 'Joint Stock Company Tarvik', 'Tarvik'],
    ['firm', 'Tarvik Gesellschaft mit beschränkter Haftung', 'Tarvik GmbH'],
    ['firm', 'شرکت تارویک', 'تارویک'],
    ['firm', 'Tarvik Sanayi A.Ş.', 'TARVIK SANAYI ANONIM SIRKETI'],
    ['firm', 'TARVIK44', 'TARVIK44 FZE'],
    ['firm', 'The Tarvik Metals', 'Tarvik Metals Co., Ltd.'],
    ['ship', 'Motor Tanker Golden Reed', 'GOLDEN REED'],
    ['person', 'Ali Hormozi', 'علی هرمزی'],
    ['person', 'Omar Daliri', 'عمر دلیری'],
    ['person', 'Katerina Stavrou', 'Κατερίνα Σταύρου'],
    ['person', 'Wolodymyr Tkatschuk', 'Volodymyr Tkachuk'],
    ['person', 'TimurSadykov', 'Timur Sadykov'],
    ['person', 'T. Sadykov', 'Timur Sadykov'],
    ['person', 'SADYKOV, Timur', 'Timur Rashidovich Sadykov'],
  ] as const)('01 a %s: %s is %s', (bearer, query, listed) => {
    expect(score(bearer, query, listed)).toBeGreaterThan(0.8);
  });

  it.each([
    ['firm', 'X-Y-Z Company', 'Harbor Company'],
    ['firm', 'Bank of Ruritania', 'Bank of Zembla'],
    ['firm', 'Tarvik LLC', 'Dormand LLC'],
    ['person', 'Erna Vogt', 'E. Sadykov'],
    ['person', 'Timur Rashidovich Sadykov', 'Timur Karimovich Sadykov'],
    ['person', 'Hasan Daliri', 'حسین دلیری'],
    ['person', 'Timur Vogt', 'Timur'],
    ['person', '李大海', '李大洋'],
  ] as const)('02 a %s: %s is not %s', (bearer, query, listed) => {
    expect(score(bearer, query, listed)).toBeLessThan(0.65);
  });

  it('03 pairs for the greatest sum, not the first come', () => {
    expect([...bestPairing(Float64Array.of(0.9, 0.8, 0, 0.8, 0, 0), 2, 3)]).toEqual([1, 0]);
  });

  it('04 tells numbers of ships from those of companies, and refuses placeholders', () => {
    expect([isImoNumber('9187629'), isImoCompanyNumber('9187629')]).toEqual([true, false]);
    // 1*8 + 2*6 + 3*4 + 4*2 + 5*9 + 6*7 = 127 = 11*11 + 6, and 11 - 6 = 5
    expect([isImoNumber('1234565'), isImoCompanyNumber('1234565')]).toEqual([false, true]);
    expect(readIdentifiers('IMO 1234565').notes.join()).toContain('number of a company');
    for (const placeholder of ['0000000', '9999999', '1234567'])
      expect(readIdentifiers(placeholder)).toMatchObject({ codes: [], rest: '' });
    expect(readIdentifiers('MMSI 422 123 456').codes).toEqual(['422123456']);
    expect(readIdentifiers('EQAB').callSigns).toEqual(['EQAB']);
    expect(readIdentifiers('TARVIK44').rest).toBe('TARVIK44');
  });
});
