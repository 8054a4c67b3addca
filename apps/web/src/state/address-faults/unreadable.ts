import type { Setting, Settings } from '../settings.ts';
import { faultOf } from './address-fault.ts';
import type { AddressFault } from './address-fault.ts';

/** What of an address no parser can read: no value of it is passed over in silence. */
export function unreadable(
  written: string,
  address: Readonly<Record<string, unknown>>,
  settings: Settings,
): readonly AddressFault[] {
  const query = new URLSearchParams(written);
  return [...new Set(query.keys())].flatMap((name): readonly AddressFault[] => {
    const [value = '', ...others] = query.getAll(name);
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (setting === undefined)
      return [{ name, value, message: 'The page has no such setting; it is left out.', mend: undefined }];
    const repeated = others.map((other) => ({
      name,
      value: other,
      message: `It is given twice; “${value}” is taken.`,
      mend: { [name]: address[name] },
    }));
    return [...repeated, ...unreadableValue(name, value, setting, address[name])];
  });
}

function unreadableValue(
  name: string,
  value: string,
  { parser, item, form = '', instead = '' }: Setting,
  read: unknown,
): readonly AddressFault[] {
  const message = `It is not ${form}; ${instead}.`;
  if (item !== undefined) {
    // an empty list is one of nothing
    if (value === '') return [];
    const items = value.split(',').map((each) => each.replaceAll('%2C', ','));
    const bad = items.filter((each) => item.parse(each) === null);
    const mend = { [name]: Array.isArray(read) && read.length > 0 ? read : null };
    return bad.map((each) => ({ name, value: each, message, mend }));
  }
  return (parser.parse(value) ?? undefined) === undefined ? [faultOf(name, value, message)] : [];
}
