/** A part of the address that cannot be had as it is written. */
export interface AddressFault {
  /** Name of the parameter, and its value or the item of it that is at fault. */
  readonly name: string;
  readonly value: string;
  /** What is wrong, and what is shown in its place or what to do. */
  readonly message: string;
  /** The change that takes it out of the address; undefined where only the reader can. */
  readonly mend: Readonly<Record<string, unknown>> | undefined;
}

/** A setting that is at fault as a whole: it is taken out. */
export function faultOf(name: string, value: string, message: string): AddressFault {
  return { name, value, message, mend: { [name]: null } };
}

/** An item of a list that is at fault: the rest of the list stays. */
export function faultOfItem(name: string, list: readonly string[], value: string, message: string): AddressFault {
  const left = list.filter((each) => each !== value);
  return { name, value, message, mend: { [name]: left.length === 0 ? null : left } };
}

/** The items of a list that the model does not have, as `no such corridor`, with those that it has. */
export function faultsOfItems(
  name: string,
  list: readonly string[],
  known: readonly string[],
  lacks: string,
): readonly AddressFault[] {
  const has = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
  return list
    .filter((each) => !known.includes(each))
    .map((each) => faultOfItem(name, list, each, `The model has ${lacks}; ${has}.`));
}
