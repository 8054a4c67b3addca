const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const values = new Map<string, number>();
for (const list of [units, ordinals])
  for (const [value, word] of list.split(' ').entries()) values.set(word.toUpperCase(), value);
for (const [place, word] of tens.split(' ').entries()) values.set(word.toUpperCase(), 20 + 10 * place);
values.set('FOURTY', 40);

const roman = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/;
const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** Numbers in words as digits: `FORTY FOUR` is 44, `FIRST` and `1ST` are 1. */
export function readNumberWords(tokens: readonly string[]): readonly string[] {
  const result: string[] = [];
  let isTens = false;
  for (const token of tokens) {
    const plain = /^(\d+)(?:ST|ND|RD|TH)$/.exec(token)?.[1] ?? token;
    const value = values.get(plain) ?? (/^[1-9]$/.test(plain) ? Number(plain) : undefined);
    const last = result.at(-1);
    if (isTens && last !== undefined && value !== undefined && value > 0 && value < 10)
      result[result.length - 1] = String(Number(last) + value);
    else result.push(values.has(plain) ? String(value) : plain);
    isTens = value !== undefined && value >= 20 && value % 10 === 0;
  }
  return result;
}

/** The number that a word of I, V and X is, to 39; undefined where it is none. */
export function romanNumber(token: string): number | undefined {
  if (token === '' || !roman.test(token)) return undefined;
  let sum = 0;
  for (let place = 0; place < token.length; place += 1) {
    const value = romanDigits[token.charAt(place)] ?? 0;
    sum += value < (romanDigits[token.charAt(place + 1)] ?? 0) ? -value : value;
  }
  return sum;
}
