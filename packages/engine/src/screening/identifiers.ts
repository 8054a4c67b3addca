/** What a query holds beside a name: numbers that name one ship or firm. */
export interface QueryIdentifiers {
  /** Seven digits of IMO numbers whose check digit is right. */
  readonly imo: readonly string[];
  /** Nine digits of a ship's radio (MMSI). */
  readonly mmsi: readonly string[];
  /** Any other number or code, in capitals and digits. */
  readonly other: readonly string[];
  /** The query without them. */
  readonly rest: string;
  readonly notes: readonly string[];
}

const imoPattern = /\bIMO(?:\s*(?:NO|NUMBER|№|#))?[\s.:-]*(\d{7})\b/giu;
const mmsiPattern = /\bMMSI[\s.:-]*(\d{9})\b/giu;

/**
 * Whether seven digits are an IMO number: the first six, weighted 7 to 2, add up to a number that ends in the seventh
 * (IMO resolution A.1117(30)).
 */
export function isImoNumber(digits: string): boolean {
  if (!/^\d{7}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < 6; place += 1) sum += Number(digits.charAt(place)) * (7 - place);
  return sum % 10 === Number(digits.charAt(6));
}

/** A number or code in the form in which two are compared: capitals and digits; an IMO number without its letters. */
export function foldIdentifier(text: string): string {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return /^IMO\d{7}$/.test(plain) ? plain.slice(3) : plain;
}

/** Numbers in a query: `IMO 9187629`, `MMSI 422030600`, the same digits alone, and codes of six signs or more. */
export function readIdentifiers(query: string): QueryIdentifiers {
  const [imo, mmsi, other, notes]: [string[], string[], string[], string[]] = [[], [], [], []];
  const named = query
    .replace(imoPattern, (_, digits: string) => {
      if (isImoNumber(digits)) imo.push(digits);
      else {
        other.push(digits);
        notes.push(`IMO ${digits} fails its check digit: some digit of it is wrong.`);
      }
      return ' ';
    })
    .replace(mmsiPattern, (_, digits: string) => {
      mmsi.push(digits);
      return ' ';
    });
  const words = named.split(/\s+/).filter((word) => {
    const code = foldIdentifier(word);
    if (isImoNumber(code)) imo.push(code);
    else if (/^\d{9}$/.test(code)) mmsi.push(code);
    else if (/\d/.test(code) && code.length >= 6) other.push(code);
    else return word !== '';
    return false;
  });
  return { imo, mmsi, other, rest: words.join(' '), notes };
}
