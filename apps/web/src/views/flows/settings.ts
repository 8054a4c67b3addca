import { isRefusal, parseChange } from '@meridian/engine';
import type { NetworkChange } from '@meridian/engine';
import { formOf, getField, questions } from '@meridian/engine/questions';
import { createParser, parseAsStringLiteral } from 'nuqs';
import { parseAsTruth } from '../../state/address-parsers.ts';
import { addressParsersOf, listParser } from '../../state/question-parsers.ts';
import type { Settings } from '../../state/settings.ts';
import { formatChoice } from '@meridian/words';

/** What the lines of flows say: load, branch, the difference that changes make, or the cargo that uses what is selected. */
const flowColors = ['load', 'branch', 'difference', 'users'] as const;
export type FlowColor = (typeof flowColors)[number];

const { assign } = questions;
const asked = addressParsersOf(assign, ['period', 'select']);

/** A change as `close:link:x`, `capacity:corridor:western=0.5`, `water_level:passage:y=-1`. */
const parseAsChange = createParser<NetworkChange>({
  parse(text) {
    const change = parseChange(text);
    return isRefusal(change) ? null : change;
  },
  serialize: ({ kind, selector, value }) => `${kind}:${selector}${value === undefined ? '' : `=${String(value)}`}`,
  eq: (a, b) => a.kind === b.kind && a.selector === b.selector && a.value === b.value,
});

/** Quarter of the flows, what is changed of the network in it, and whose cargo is looked at, as a selector. */
export const flowsSettings = {
  period: {
    parser: asked.period,
    form: formOf(getField(assign, 'period')),
    instead: 'the period of the reference date is taken',
    belongsTo: 'model',
  },
  changes: {
    parser: listParser(parseAsChange).withDefault([]),
    item: parseAsChange,
    form: 'a change, as close:link:NAME or capacity:corridor:NAME=0.5',
    instead: 'it is left out',
    belongsTo: 'model',
  },
  select: {
    parser: asked.select,
    form: formOf(getField(assign, 'select')),
    instead: 'none is selected',
    belongsTo: 'model',
  },
  color: {
    parser: parseAsStringLiteral(flowColors),
    form: formatChoice(flowColors),
    instead: 'the usual colors are shown',
    belongsTo: 'model',
  },
  animate: {
    parser: parseAsTruth.withDefault(true),
    form: 'true or false',
    instead: 'the direction moves',
  },
} as const satisfies Settings;
