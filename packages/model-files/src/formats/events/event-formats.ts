import { FaultList } from '../../fault-list.ts';
import { acledReader } from './acled.ts';
import type { EventReader } from './event-reader.ts';
import { gdeltReader, USUAL_LEAST_SOURCES } from './gdelt.ts';
import { icewsReader } from './icews.ts';
import { eventFormats } from './imported-event.ts';
import type { EventFormat } from './imported-event.ts';
import { polecatReader } from './polecat.ts';
import { registerReader } from './register.ts';
import { detectSeparator, splitCells } from './row-text.ts';

/** Reader of the files of a format; findings of a register go to `faults`, fewer sources are too few for GDELT. */
export function eventReader(
  format: EventFormat,
  faults: FaultList,
  leastSources: number = USUAL_LEAST_SOURCES,
): EventReader {
  switch (format) {
    case 'gdelt1':
    case 'gdelt2':
      return gdeltReader(format, leastSources);
    case 'polecat':
      return polecatReader;
    case 'icews':
      return icewsReader;
    case 'acled':
      return acledReader;
    case 'register':
      return registerReader(faults);
  }
}

/** The format whose files begin with such a line; undefined when none of them does. */
export function guessEventFormat(line: string): EventFormat | undefined {
  return eventFormats.find((format) => {
    const reader = eventReader(format, new FaultList());
    return [reader, reader.headed].some((each) => {
      if (each === undefined) return false;
      const separator = each.separator === 'tab' ? '\t' : detectSeparator(line);
      return typeof each.open(splitCells(line, separator, each.quotes), '') !== 'string';
    });
  });
}
