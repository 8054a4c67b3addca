import { departField } from '@meridian/engine/questions';
import { createParser, parseAsString } from 'nuqs';
import { itemParser, listParser } from './question-parsers.ts';

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

/** The page asks for days, not hours of them. */
export const parseAsDay = itemParser({ ...departField, type: 'day' });

export const parseAsTruth = itemParser({ name: 'truth', type: 'boolean', meaning: 'True or false.', example: 'true' });

/** Texts with commas between them. */
export const parseAsWords = listParser(parseAsString);
