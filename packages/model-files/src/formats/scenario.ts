// A scenario in YAML: name, why, dates, sources and changes. What it may hold is the JSON Schema of the engine.

import { changeForms, changeKinds, createFinding, parseDate, scenarioSchema } from '@meridian/engine';
import type { ChangeKind, Finding, NetworkChange, Scenario } from '@meridian/engine';
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';

/** The most that a file of a scenario may hold, in characters. */
export const SCENARIO_SIZE_LIMIT = 1_000_000;

export interface ScenarioResult {
  /** Undefined where the file has an error. */
  readonly scenario: Scenario | undefined;
  readonly findings: readonly Finding[];
}

/** Reads a scenario; every fault is told at once, with its row. Whether a model has what it names is not looked at. */
export function readScenario(text: string, file: string): ScenarioResult {
  const reader = new Reader(file);
  const isLong = text.length > SCENARIO_SIZE_LIMIT;
  if (isLong) reader.refuseSize();
  const scenario = isLong ? undefined : reader.read(text);
  const isSound = reader.findings.every(({ severity }) => severity !== 'error');
  return { scenario: isSound ? scenario : undefined, findings: reader.findings };
}

const { properties } = scenarioSchema;
const scenarioKeys = Object.keys(properties);
const changeKeys = Object.keys(properties.changes.items.properties);

class Reader {
  readonly findings: Finding[] = [];
  private readonly file: string;
  private readonly lines = new LineCounter();

  constructor(file: string) {
    this.file = file;
  }

  refuseSize(): void {
    const size = SCENARIO_SIZE_LIMIT.toLocaleString('en');
    this.findings.push(
      createFinding('file-too-large', { file: this.file }, `The file has over ${size} characters.`, 'Write less.'),
    );
  }

  read(text: string): Scenario | undefined {
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    for (const { message, pos } of [...document.errors, ...document.warnings])
      this.fault(
        pos[0],
        undefined,
        `The text is no YAML: ${message}.`,
        'Look at the indentation, colons and quotes there.',
      );
    if (document.errors.length > 0) return undefined;
    const root = document.contents;
    if (!isMap(root)) {
      this.fault(0, undefined, 'A scenario is a list of keys with values.', `It has ${scenarioKeys.join(', ')}.`);
      return undefined;
    }
    this.checkKeys(root, scenarioKeys);
    const name = this.text(root, 'name');
    if (name === undefined) this.missing(root, 'name');
    const dates = this.dates(root);
    const sources = this.texts(root, 'sources');
    const changes = this.changes(root).map((change) => ({
      ...change,
      from: change.from ?? dates.from,
      to: change.to ?? dates.to,
      sources: change.sources ?? sources,
    }));
    return { name: name ?? '', why: this.text(root, 'why'), changes };
  }

  private changes(root: YAMLMap): readonly NetworkChange[] {
    const list = nodeOf(root, 'changes');
    if (!isSeq(list) || list.items.length === 0) {
      this.fault(
        startOf(list ?? root),
        'changes',
        'A scenario has a list of changes.',
        'Write changes: and under it - kind: close …',
      );
      return [];
    }
    return list.items.flatMap((item) => {
      if (isMap(item)) return this.change(item) ?? [];
      this.fault(
        startOf(item as Node),
        'changes',
        'A change has a kind and a selector.',
        'Write - kind: close, and under it selector: link:ID.',
      );
      return [];
    });
  }

  private change(map: YAMLMap): NetworkChange | undefined {
    this.checkKeys(map, changeKeys);
    const kindText = this.text(map, 'kind');
    const kind = changeKinds.find((each) => each === kindText);
    if (kindText === undefined) this.missing(map, 'kind');
    else if (kind === undefined)
      this.fault(
        startOf(nodeOf(map, 'kind')),
        'kind',
        `“${kindText}” is no kind of change.`,
        `It is one of ${changeKinds.join(', ')}.`,
        kindText,
      );
    const selector = this.text(map, 'selector');
    if (selector === undefined) this.missing(map, 'selector');
    const value = this.value(map, kind);
    const sources = this.texts(map, 'sources');
    const rest = { ...this.dates(map), why: this.text(map, 'why'), sources };
    return kind === undefined ? undefined : { kind, selector: selector ?? '', value, ...rest };
  }

  /** The number of a change, where its kind takes one. */
  private value(map: YAMLMap, kind: ChangeKind | undefined): number | undefined {
    const node = nodeOf(map, 'value');
    const takes = kind === undefined ? undefined : changeForms[kind].value;
    const value = isScalar(node) && typeof node.value === 'number' ? node.value : undefined;
    if (node !== undefined && value === undefined)
      this.fault(startOf(node), 'value', 'The value of a change is a number.', 'Write 0.5, or -1.');
    else if (takes === 'none' && node !== undefined)
      this.fault(startOf(node), 'value', `The change ${kind ?? ''} takes no value.`, 'Leave it out.');
    else if (takes !== undefined && takes !== 'none' && node === undefined)
      this.fault(
        startOf(map),
        'value',
        `The change ${kind ?? ''} needs a value.`,
        {
          factor: 'Write value: and a factor.',
          meters: 'Write value: and meters.',
          amount: 'Write value: and an amount.',
        }[takes],
      );
    return value;
  }

  private dates(map: YAMLMap): Pick<NetworkChange, 'from' | 'to'> {
    const read = (key: 'from' | 'to'): string | undefined => {
      const text = this.text(map, key);
      if (text === undefined || parseDate(text) !== undefined) return text;
      this.fault(startOf(nodeOf(map, key)), key, `“${text}” is no date.`, 'Write YYYY-MM-DD, YYYY-MM or YYYY.', text);
      return undefined;
    };
    return { from: read('from'), to: read('to') };
  }

  private text(map: YAMLMap, key: string): string | undefined {
    const node = nodeOf(map, key);
    if (node === undefined) return undefined;
    // a year is a date in YAML as it is here, though it looks like a number
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) return String(node.value);
    this.fault(startOf(node), key, `${key} is text.`, 'Put it in quotes.');
    return undefined;
  }

  private texts(map: YAMLMap, key: string): readonly string[] | undefined {
    const node = nodeOf(map, key);
    if (node === undefined) return undefined;
    const items = isSeq(node) ? node.items : [];
    const texts = items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value] : []));
    if (isSeq(node) && texts.length === items.length) return texts;
    this.fault(startOf(node), key, `${key} is a list of texts.`, `Write ${key}: [first, second].`);
    return undefined;
  }

  private checkKeys(map: YAMLMap, known: readonly string[]): void {
    for (const { key } of map.items as readonly Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!known.includes(name))
        this.fault(
          startOf(key),
          name,
          `“${name}” is nothing that stands here.`,
          `What may stand here is ${known.join(', ')}.`,
          name,
        );
    }
  }

  private missing(map: YAMLMap, key: string): void {
    this.fault(startOf(map), key, `${key} is missing.`, `Add ${key}: and what it is.`);
  }

  private fault(offset: number, column: string | undefined, message: string, remedy: string, found?: string): void {
    const { line } = this.lines.linePos(offset);
    this.findings.push(
      createFinding('scenario-invalid', { file: this.file, row: Math.max(1, line), column, found }, message, remedy),
    );
  }
}

/** The value of a key; undefined where there is none, or nothing after the colon. */
function nodeOf(map: YAMLMap, key: string): Node | undefined {
  const node = map.get(key, true);
  return isNode(node) && !(isScalar(node) && node.value === null) ? node : undefined;
}

function startOf(node: Node | undefined): number {
  return node?.range?.[0] ?? 0;
}
