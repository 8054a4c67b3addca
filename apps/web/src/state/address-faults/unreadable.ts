import { splitList } from '@meridian/engine/questions';
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
    const all = query.getAll(name);
    const [value = '', ...others] = all;
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (setting === undefined)
      return [{ name, value, message: 'The page has no such setting; it is left out.', mend: undefined }];
    const { parser } = setting;
    if (parser.type === 'multi') return unreadableItems(name, all, setting, address[name]);
    const repeated = others.map((other) => ({
      name,
      value: other,
      message: `It is given twice; “${value}” is taken.`,
      mend: { [name]: address[name] },
    }));
    const isLost = (parser.parse(value) ?? undefined) === undefined;
    return [...repeated, ...(isLost ? [faultOf(name, value, messageOf(setting))] : [])];
  });
}

/** The items of a list that cannot be read, and are left out of it. An empty list is one of nothing. */
function unreadableItems(
  name: string,
  texts: readonly string[],
  setting: Setting,
  read: unknown,
): readonly AddressFault[] {
  const { item } = setting;
  if (item === undefined) return [];
  const mend = { [name]: Array.isArray(read) && read.length > 0 ? read : null };
  return splitList(texts)
    .filter((text) => item.parse(text) === null)
    .map((value) => ({ name, value, message: messageOf(setting), mend }));
}

function messageOf({ form = '', instead = '' }: Setting): string {
  return `It is not ${form}; ${instead}.`;
}
