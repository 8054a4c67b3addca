import { describe, expect, it } from 'vitest';
import { scoreName } from './ofac-score.ts';
import { nameTokens } from './ofac-tokens.ts';

describe('parts of names', () => {
  it.each([
    ['PUTIN, Vladimir', ['PUTIN', 'VLADIMIR']],
    ["O'BRIEN / J.P. Morgan-Chase", ['OBRIEN', 'JP', 'MORGAN', 'CHASE']],
    ['Göteborg Łódź İstanbul Əliyev Straße Ærø', ['GOTEBORG', 'LODZ', 'ISTANBUL', 'ALIYEV', 'STRASSE', 'AERO']],
    ['Владимир Щёкин', ['VLADIMIR', 'SHCHEKIN']],
    ['Тоҷикистон, Қазақстан, Київ, Раҳмонӣ', ['TOJIKISTON', 'KAZAKSTAN', 'KIYIV', 'RAHMONI']],
    ['თბილისი', ['TBILISI']],
    ['Երևան', ['YEREVAN']],
    ['چابهار', ['CHABHAR']],
    ['کشتیرانی جمهوری اسلامی', ['KSHTIRANI', 'JMHURI', 'ASLAMI']],
    ['والفجر ۸', ['VALFJR', '۸']],
    ['上海 Shipping 8', ['上海', 'SHIPPING', '8']],
    [' -- ', []],
  ])('01 %s', (name, tokens) => {
    expect(nameTokens(name)).toEqual(tokens);
  });

  it.each([
    ['Владимир Путин', 'PUTIN, Vladimir', 100],
    ['Khazar Sea Shipping Lines', 'KHAZAR SEA SHIPPING LINES', 100],
    ['کشتیرانی', 'کشتيرانی', 100],
  ])('02 %s finds %s in whatever script, with %d', (query, name, score) => {
    expect(scoreName(query, name).score).toBe(score);
  });

  it('03 finds a Persian name by its Latin form, though short vowels are not written', () => {
    expect(scoreName('Chabahar', 'چابهار').score).toBeGreaterThan(90);
  });
});
