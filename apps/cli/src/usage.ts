import { UsageFault } from './faults.ts';

/** The value of an option that knows a few words; any other is a fault of the usage. */
export function oneOf<T extends string>(
  option: string,
  allowed: readonly T[],
  text: string | undefined,
): T | undefined {
  if (text === undefined) return undefined;
  const found = allowed.find((each) => each === text);
  if (found === undefined) throw new UsageFault(`${option} knows ${allowed.join(', ')}, not “${text}”.`);
  return found;
}
