import { formatChoice } from '@meridian/words';
import type { Address } from '../address-parsers.ts';
import { criterionNames, drawerNames, flowColors, itemParsers, parsers, viewNames } from '../address-parsers.ts';
import type { AddressFault } from './address-fault.ts';

type Name = keyof typeof parsers;

/** What each parameter may be, and what is shown where it is not. Those that take any text are judged by the model. */
const forms: Readonly<Partial<Record<Name, readonly [form: string, instead: string]>>> = {
  view: [formatChoice(viewNames), 'Routes is shown'],
  depart: ['a day YYYY-MM-DD', 'the reference date of the model is taken'],
  besideDate: ['a day YYYY-MM-DD', 'no second date is shown'],
  teu: ['a number above 0, at most 100,000', 'the usual amount of the model is taken'],
  tonnes: ['a number above 0, at most 10,000,000', 'the usual amount of the model is taken'],
  criteria: [formatChoice(criterionNames), 'it is left out'],
  exact: ['true or false', 'the usual search is made'],
  hours: ['a whole number of hours from 1 to 87,600', '30 days are taken'],
  period: ['a year or a quarter, as 2023 or 2023-Q1', 'the period of the reference date is taken'],
  changes: ['a change, as close:link:NAME or capacity:corridor:NAME=0.5', 'it is left out'],
  color: [formatChoice(flowColors), 'the usual colors are shown'],
  animate: ['true or false', 'the direction moves'],
  dyad: ['a pair of actors, as AAA-BBB or AAA>BBB', 'the pair with most acts is shown'],
  pairs: ['a pair of actors, as AAA-BBB or AAA>BBB', 'it is left out'],
  scores: ['goldstein or plover', 'goldstein is taken'],
  halflife: ['a whole number of days from 1 to 36,525', 'that of the dimension is taken'],
  confidence: ['true or false', 'acts count alike'],
  level: ['structural or none', 'structural is taken'],
  drawer: [formatChoice(drawerNames), 'the drawer stays closed'],
  selected: ['node:NAME or link:NAME', 'nothing is selected'],
  map: ['LONGITUDE_LATITUDE_ZOOM', 'the whole corridor is shown'],
};

const isName = (name: string): name is Name => name in parsers;

/** What of an address no parser can read: no value of it is passed over in silence. */
export function unreadable(written: string, address: Address): readonly AddressFault[] {
  const query = new URLSearchParams(written);
  return [...new Set(query.keys())].flatMap((name): readonly AddressFault[] => {
    const [value = '', ...others] = query.getAll(name);
    if (!isName(name))
      return [{ name, value, message: 'The page has no such setting; it is left out.', mend: undefined }];
    const repeated = others.map((other) => ({
      name,
      value: other,
      message: `It is given twice; “${value}” is taken.`,
      mend: { [name]: address[name] },
    }));
    return [...repeated, ...unreadableValue(name, value, address)];
  });
}

function unreadableValue(name: Name, value: string, address: Address): readonly AddressFault[] {
  const [form, instead] = forms[name] ?? ['', ''];
  const message = `It is not ${form}; ${instead}.`;
  if (name === 'criteria' || name === 'changes' || name === 'pairs') {
    // an empty list is one of nothing
    if (value === '') return [];
    const parser = itemParsers[name];
    const items = value.split(',').map((item) => item.replaceAll('%2C', ','));
    const bad = items.filter((item) => parser.parse(item) === null);
    const left: readonly unknown[] = address[name];
    return bad.map((item) => ({ name, value: item, message, mend: { [name]: left.length === 0 ? null : left } }));
  }
  return (parsers[name].parse(value) ?? undefined) === undefined
    ? [{ name, value, message, mend: { [name]: null } }]
    : [];
}
