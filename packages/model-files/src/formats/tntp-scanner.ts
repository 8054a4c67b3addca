import { parseNumber } from '../number-text.ts';

const [LINE_END, SPACE] = [10, 32];
const [SEMICOLON, COLON, COMMA, TILDE, LESS] = [59, 58, 44, 126, 60];
const [PLUS, MINUS, POINT, ZERO, NINE] = [43, 45, 46, 48, 57];

/** Powers of ten that a double holds exactly. */
const exactPowers = Array.from({ length: 23 }, (_, power) => Number(`1e${String(power)}`));

/** What stands next in the body of a TNTP file. */
export type TntpMark = 'end' | 'line-end' | 'row-end' | 'tag' | 'text';

/**
 * Goes through the body of a TNTP file once, character by character: cities have a megabyte of it, which patterns by row
 * would take longer to read than the flows take to compute. Blanks and comments (`~` to the line's end) are passed over.
 * It owns its place in the text, and the line of it, from 1.
 */
export class TntpScanner {
  readonly #text: string;
  #at: number;
  #line: number;
  #token = 0;

  constructor(text: string, at: number, line: number) {
    this.#text = text;
    this.#at = at;
    this.#line = line;
  }

  get line(): number {
    return this.#line;
  }

  /** Passes over blanks and comments and says what comes then; ends of lines and rows are passed over too. */
  advance(): TntpMark {
    const text = this.#text;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (isBlank(code)) this.#at += 1;
      else if (code === TILDE) this.#skipToLineEnd();
      else if (code === LINE_END) {
        this.#at += 1;
        this.#line += 1;
        return 'line-end';
      } else if (code === SEMICOLON) {
        this.#at += 1;
        return 'row-end';
      } else if (code === LESS) return 'tag';
      // past the end there is no code: NaN
      else return code >= 0 ? 'text' : 'end';
    }
  }

  /** Passes over one sign between two numbers, `:` or `,`, where there is one, and the blanks around it. */
  skipSeparator(): void {
    this.#skipBlanks();
    const code = this.#text.charCodeAt(this.#at);
    if (code !== COLON && code !== COMMA) return;
    this.#at += 1;
    this.#skipBlanks();
  }

  /** Leaves the rest of the line, which is returned without its end. */
  restOfLine(): string {
    const from = this.#at;
    this.#skipToLineEnd();
    return this.#text.slice(from, this.#at).trimEnd();
  }

  /**
   * Reads up to the next blank, `;`, `:`, `,` or end of line. The number that it is, or NaN, also for nothing at all and
   * for what is not finite; `token` has the text.
   */
  number(): number {
    const text = this.#text;
    this.#token = this.#at;
    let at = this.#at;
    let code = text.charCodeAt(at);
    const negative = code === MINUS;
    if (negative || code === PLUS) code = text.charCodeAt((at += 1));
    // up to 15 digits over a power of ten up to 22 are rounded once, so exactly (Clinger, 1990)
    let digits = 0;
    let mantissa = 0;
    while (code >= ZERO && code <= NINE) {
      mantissa = mantissa * 10 + (code - ZERO);
      digits += 1;
      code = text.charCodeAt((at += 1));
    }
    let places = 0;
    if (code === POINT) {
      code = text.charCodeAt((at += 1));
      while (code >= ZERO && code <= NINE) {
        mantissa = mantissa * 10 + (code - ZERO);
        digits += 1;
        places += 1;
        code = text.charCodeAt((at += 1));
      }
    }
    this.#at = at;
    if (digits === 0 || digits > 15 || !endsToken(code)) return this.#slowNumber();
    const value = mantissa / (exactPowers[places] ?? Number.NaN);
    return negative ? -value : value;
  }

  /** The text of the last number. */
  get token(): string {
    return this.#text.slice(this.#token, this.#at);
  }

  /** A word of letters, in small ones; '' where none stands. */
  word(): string {
    const from = this.#at;
    let code = this.#text.charCodeAt(this.#at) | 32;
    while (code >= 97 && code <= 122) code = this.#text.charCodeAt((this.#at += 1)) | 32;
    return this.#text.slice(from, this.#at).toLowerCase();
  }

  #slowNumber(): number {
    while (!endsToken(this.#text.charCodeAt(this.#at))) this.#at += 1;
    // a separator that stands alone is a token, or the same place would be met again and again
    const code = this.#text.charCodeAt(this.#at);
    if (this.token === '' && (code === COLON || code === COMMA)) this.#at += 1;
    return parseNumber(this.token) ?? Number.NaN;
  }

  #skipBlanks(): void {
    let code = this.#text.charCodeAt(this.#at);
    while (isBlank(code)) code = this.#text.charCodeAt((this.#at += 1));
  }

  #skipToLineEnd(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }
}

/** Whether a character is a blank, tab, carriage return or any other that cannot be seen, the end of a line apart. */
function isBlank(code: number): boolean {
  return code <= SPACE && code !== LINE_END;
}

/** Whether a character ends a token; NaN, which stands behind the last one, does. */
function endsToken(code: number): boolean {
  return !(code > SPACE) || code === SEMICOLON || code === COLON || code === COMMA || code === TILDE;
}
