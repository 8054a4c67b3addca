import { createParser, parseAsArrayOf, parseAsString } from 'nuqs';

/** What is selected on the map. */
export interface Selection {
  readonly kind: 'node' | 'link';
  readonly id: string;
}

export const parseAsSelection = createParser<Selection>({
  parse(text) {
    const at = text.indexOf(':');
    const kind = text.slice(0, at);
    const id = text.slice(at + 1);
    return (kind === 'node' || kind === 'link') && id !== '' ? { kind, id } : null;
  },
  serialize: ({ kind, id }) => `${kind}:${id}`,
  eq: (a, b) => a.kind === b.kind && a.id === b.id,
});

/** Longitude and latitude of the middle of the map, and how far it is zoomed in from the whole corridor. */
export interface MapPosition {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

export const parseAsMapPosition = createParser<MapPosition>({
  parse(text) {
    const [longitude, latitude, zoom, ...rest] = text.split('_').map(Number);
    if (rest.length > 0 || longitude === undefined || latitude === undefined || zoom === undefined) return null;
    const isSound = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && zoom > 0 && zoom < 10_000;
    return isSound ? { longitude, latitude, zoom } : null;
  },
  serialize: ({ longitude, latitude, zoom }) => `${longitude.toFixed(4)}_${latitude.toFixed(4)}_${zoom.toPrecision(5)}`,
  eq: (a, b) => a.longitude === b.longitude && a.latitude === b.latitude && a.zoom === b.zoom,
});

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const parseAsDate = createParser<string>({
  parse: (text) => (isDay(text) ? text : null),
  serialize: (date) => date,
});

/** An amount of cargo, within the limits of the form and of the HTTP API. */
export const parseAsAmount = (most: number) =>
  createParser<number>({
    parse(text) {
      const amount = Number(text);
      return amount > 0 && amount <= most ? amount : null;
    },
    serialize: String,
  });

/** true or false; the library's own takes every other word for false. */
export const parseAsTruth = createParser<boolean>({
  parse: (text) => (text === 'true' ? true : text === 'false' ? false : null),
  serialize: String,
});

export const parseAsWhole = (least: number, most: number) =>
  createParser<number>({
    parse(text) {
      const number = Number(text);
      return text !== '' && Number.isInteger(number) && number >= least && number <= most ? number : null;
    },
    serialize: String,
  });

/** Texts with commas between them. */
export const parseAsList = parseAsArrayOf(parseAsString);
