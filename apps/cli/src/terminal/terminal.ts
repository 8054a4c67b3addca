import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Where a command writes. Results go to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Characters to a line; unlimited where the output is no terminal. */
  readonly columns: number;
  /** The text in a style, or as it is where the output is no terminal or NO_COLOR is set. */
  style(style: Style, text: string): string;
}

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    columns: stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY,
    style: (style, text) => (stdout.isTTY ? styleText(style, text, { stream: stdout }) : text),
  };
}

/** Width of a text on a terminal, styles not counted. */
export function displayWidth(text: string): number {
  // eslint's control character rule has no name for the escape that opens a style
  const plain = text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '');
  return [...plain].length;
}
