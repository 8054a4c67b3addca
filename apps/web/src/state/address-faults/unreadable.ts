import { formOf, getField, questions, splitList } from '@meridian/engine/questions';
import { formatChoice } from '../../words/numbers.ts';
import type { Address } from '../address-parsers.ts';
import { drawerNames, flowColors, itemParsers, parsers, viewNames } from '../address-parsers.ts';
import type { AddressFault } from './address-fault.ts';

const { route, reach, assign, relationProfile, explain } = questions;
type Name = keyof typeof parsers;

/** What each parameter may be, and what is shown where it is not. Those that take any text are judged by the model. */
const forms: Readonly<Partial<Record<Name, readonly [form: string, instead: string]>>> = {
  view: [formatChoice(viewNames), 'Routes is shown'],
  depart: ['a day YYYY-MM-DD', 'the reference date of the model is taken'],
  besideDate: ['a day YYYY-MM-DD', 'no second date is shown'],
  commodity: [formOf(getField(route, 'commodity')), 'that of the model is taken'],
  teu: [formOf(getField(route, 'teu')), 'the usual amount of the model is taken'],
  tonnes: [formOf(getField(route, 'tonnes')), 'the usual amount of the model is taken'],
  criteria: [formOf(getField(route, 'criteria')), 'it is left out'],
  avoid: [formOf(getField(route, 'avoid')), 'it is left out'],
  exact: ['true or false', 'the usual search is made'],
  hours: [`${formOf(getField(reach, 'hours'))} hours`, '30 days are taken'],
  period: [formOf(getField(assign, 'period')), 'the period of the reference date is taken'],
  select: [formOf(getField(assign, 'select')), 'none is selected'],
  changes: ['a change, as close:link:NAME or capacity:corridor:NAME=0.5', 'it is left out'],
  color: [formatChoice(flowColors), 'the usual colors are shown'],
  animate: ['true or false', 'the direction moves'],
  dyad: [formOf(getField(relationProfile, 'dyad')), 'the pair with most acts is shown'],
  pairs: [formOf(getField(relationProfile, 'dyad')), 'it is left out'],
  dimension: [formOf(getField(relationProfile, 'dimension')), 'all are taken'],
  scores: [formOf(getField(relationProfile, 'scores')), 'goldstein is taken'],
  halflife: [`${formOf(getField(relationProfile, 'halfLife'))} days`, 'that of the dimension is taken'],
  confidence: ['true or false', 'acts count alike'],
  level: [formOf(getField(relationProfile, 'level')), 'structural is taken'],
  drawer: [formatChoice(drawerNames), 'the drawer stays closed'],
  selected: ['node:NAME or link:NAME', 'nothing is selected'],
  cell: [formOf(getField(explain, 'cell')), 'nothing is explained'],
  map: ['LONGITUDE_LATITUDE_ZOOM', 'the whole corridor is shown'],
};

const isName = (name: string): name is Name => name in parsers;

/** What of an address no parser can read: no value of it is passed over in silence. */
export function unreadable(written: string, address: Address): readonly AddressFault[] {
  const query = new URLSearchParams(written);
  return [...new Set(query.keys())].flatMap((name): readonly AddressFault[] => {
    const all = query.getAll(name);
    const [value = '', ...others] = all;
    if (!isName(name))
      return [{ name, value, message: 'The page has no such setting; it is left out.', mend: undefined }];
    if (parsers[name].type === 'multi') return isItemized(name) ? unreadableItems(name, all, address) : [];
    const repeated = others.map((other) => ({
      name,
      value: other,
      message: `It is given twice; “${value}” is taken.`,
      mend: { [name]: address[name] },
    }));
    return [...repeated, ...unreadableValue(name, value)];
  });
}

type ItemizedName = keyof typeof itemParsers;
const isItemized = (name: Name): name is ItemizedName => name in itemParsers;

/** The items of a list that cannot be read, and are left out of it. An empty list is one of nothing. */
function unreadableItems(name: ItemizedName, texts: readonly string[], address: Address): readonly AddressFault[] {
  const left: readonly unknown[] = address[name];
  return splitList(texts)
    .filter((item) => itemParsers[name].parse(item) === null)
    .map((item) => ({
      name,
      value: item,
      message: messageOf(name),
      mend: { [name]: left.length === 0 ? null : left },
    }));
}

function unreadableValue(name: Name, value: string): readonly AddressFault[] {
  const parser = parsers[name];
  const isLost = parser.type !== 'multi' && (parser.parse(value) ?? undefined) === undefined;
  return isLost ? [{ name, value, message: messageOf(name), mend: { [name]: null } }] : [];
}

function messageOf(name: Name): string {
  const [form, instead] = forms[name] ?? ['', ''];
  return `It is not ${form}; ${instead}.`;
}
