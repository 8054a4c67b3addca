/** What a query holds beside a name: numbers that name one ship, firm or person. */
export interface QueryIdentifiers {
  /** Numbers and codes in capitals and digits, without repetition. */
  readonly codes: readonly string[];
  /** Words that may be the call sign of a ship. */
  readonly callSigns: readonly string[];
  /** The query without what can only be a number. */
  readonly rest: string;
  readonly notes: readonly string[];
}

const digitsApart = (count: number): string => `(\\d(?:[\\s.-]?\\d){${count - 1}})`;
const imoPattern = new RegExp(`\\bIMO(?:\\s*(?:NO|NUMBER|№|#))?[\\s.:-]*${digitsApart(7)}\\b`, 'giu');
const mmsiPattern = new RegExp(`\\bMMSI(?:\\s*(?:NO|NUMBER|№|#))?[\\s.:-]*${digitsApart(9)}\\b`, 'giu');
const callSignPattern = /\bCALL\s*SIGN[\s.:-]*([A-Z0-9]{3,7})\b/giu;
/** Call signs of ships (ITU Radio Regulations, article 19): two signs of the country, one of them a letter, and 2 to 5 more. */
const callSignShape = /^(?:[A-Z][A-Z0-9]|[0-9][A-Z])[A-Z0-9]{2,5}$/;

const shipWeights = [7, 6, 5, 4, 3, 2];
const companyWeights = [8, 6, 4, 2, 9, 7];

function weighDigits(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + Number(digits.charAt(place)) * weight, 0);
}

/** Seven digits that stand for “not known”, though the check digit of some is right. */
export function isPlaceholder(code: string): boolean {
  return (
    /^(\d)\1{5,}$/.test(code) || (code.length >= 6 && '0123456789'.includes(code)) || '9876543210'.startsWith(code)
  );
}

/**
 * Whether seven digits are the IMO number of a ship: the first six, weighted 7 to 2, add up to a number that ends in the
 * seventh (IMO resolution A.1117(30)).
 */
export function isImoNumber(digits: string): boolean {
  return /^\d{7}$/.test(digits) && weighDigits(digits, shipWeights) % 10 === Number(digits.charAt(6));
}

/**
 * Whether seven digits are the IMO number of a company or registered owner: other weights, and 11 less the rest by 11,
 * of which the last digit counts (IMO resolution MSC.160(78) and its circular letters).
 */
export function isImoCompanyNumber(digits: string): boolean {
  return /^\d{7}$/.test(digits) && (11 - (weighDigits(digits, companyWeights) % 11)) % 10 === Number(digits.charAt(6));
}

/** A number or code in the form in which two are compared: capitals and digits; an IMO number without its letters. */
export function foldIdentifier(text: string): string {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return /^IMO\d{7}$/.test(plain) ? plain.slice(3) : plain;
}

/** Numbers in a query: `IMO 9187629`, `MMSI 422 030 600`, digits alone, call signs, and codes of six signs or more. */
export function readIdentifiers(query: string): QueryIdentifiers {
  const [codes, callSigns, notes]: [Set<string>, Set<string>, string[]] = [new Set(), new Set(), []];
  const take = (written: string, isImo: boolean): void => {
    const code = foldIdentifier(written);
    if (isPlaceholder(code)) notes.push(`${code} is a placeholder, no number of anybody: it is not looked for.`);
    else codes.add(code);
    if (isImo && !isPlaceholder(code)) noteImo(code, notes);
  };
  const named = query
    .replace(imoPattern, (_, digits: string) => (take(digits, true), ' '))
    .replace(mmsiPattern, (_, digits: string) => (take(digits, false), ' '))
    .replace(callSignPattern, (_, sign: string) => (callSigns.add(sign.toUpperCase()), ' '));
  // digits alone, with blanks between them as registers print them
  if (/^[\d\s.-]+$/.test(named) && named.replace(/\D/g, '').length >= 6) {
    take(named, false);
    return { codes: [...codes], callSigns: [], rest: '', notes };
  }
  const words = named.split(/\s+/).filter((word) => word !== '');
  const rest = words.filter((word) => {
    const code = foldIdentifier(word);
    const isNumber = /^(?:IMO)?\d{6,}$/.test(code);
    if (isNumber || (/\d/.test(code) && code.length >= 6)) take(word, false);
    if (callSignShape.test(code) && (words.length === 1 || /\d/.test(code))) callSigns.add(code);
    return !isNumber;
  });
  return { codes: [...codes], callSigns: [...callSigns], rest: rest.join(' '), notes };
}

function noteImo(digits: string, notes: string[]): void {
  if (isImoNumber(digits)) return;
  notes.push(
    isImoCompanyNumber(digits)
      ? `IMO ${digits} is the number of a company or owner, by its check digit, not that of a ship.`
      : `IMO ${digits} fails the check digit of ships and that of companies: some digit of it is wrong.`,
  );
}
