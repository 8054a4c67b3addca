import { ploverByCameo } from './plover/cameo-to-plover.ts';

/** A PLOVER type, with its mode where there is one. */
export interface PloverAct {
  readonly type: string;
  readonly mode: string | undefined;
}

/**
 * PLOVER type and mode of a CAMEO code; undefined for statements and appeals (01 and 02), which PLOVER drops. The map has no
 * bare roots and not the codes that came last (155, 176, 1834, 1951, 1952): those take the act of the nearest code above
 * them, 1952 that of 195 and 176 that of 170.
 */
export function ploverOfCameo(code: string): PloverAct | undefined {
  const root = code.slice(0, 2);
  for (const near of [code, code.slice(0, 3), `${root}0`]) {
    const mapped = ploverByCameo.get(near);
    if (mapped !== undefined) return { type: mapped[0], mode: mapped[1] === '' ? undefined : mapped[1] };
  }
  return undefined;
}
