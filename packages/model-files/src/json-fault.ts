/**
 * The line, from 1, on which text stops being JSON (RFC 8259). `JSON.parse` says it in words that differ
 * from engine to engine, or not at all; people who edit datapackage.json need it. Only for text that
 * `JSON.parse` has refused.
 */
export function findJsonFaultLine(text: string): number {
  return text.slice(0, findFault(text)).split('\n').length;
}

const TOKEN =
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

/** What may come next. */
type Expected = 'value' | 'value or ]' | 'key or }' | 'key' | ':' | ', or ]' | ', or }' | 'end';

/** Position after the last token that is in its place. */
function findFault(text: string): number {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let position = 0;
  for (;;) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    const token = match === null ? undefined : (match[1] ?? (match[2] === undefined ? '0' : '"'));
    const next: Expected | undefined = token === undefined ? undefined : accept(token, expected, open);
    if (next === undefined) return position + (/^\s*/.exec(text.slice(position))?.[0].length ?? 0);
    expected = next;
    position = TOKEN.lastIndex;
  }
}

/** What may follow a token (`0` stands for a plain value, `"` for a text); undefined when it is out of place. */
function accept(token: string, expected: Expected, open: ('[' | '{')[]): Expected | undefined {
  const after = (): Expected => (open.length === 0 ? 'end' : open.at(-1) === '[' ? ', or ]' : ', or }');
  const takesValue = expected === 'value' || expected === 'value or ]';
  if (token === '"' && (expected === 'key' || expected === 'key or }')) return ':';
  if (token === ':' && expected === ':') return 'value';
  if (token === ',' && expected === ', or ]') return 'value';
  if (token === ',' && expected === ', or }') return 'key';
  if (token === ']' && (expected === 'value or ]' || expected === ', or ]')) return (open.pop(), after());
  if (token === '}' && (expected === 'key or }' || expected === ', or }')) return (open.pop(), after());
  if ((token === '0' || token === '"') && takesValue) return after();
  if (token === '[' && takesValue) return (open.push('['), 'value or ]');
  if (token === '{' && takesValue) return (open.push('{'), 'key or }');
  return undefined;
}
