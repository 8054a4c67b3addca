import { formOf, getField, questions } from '@meridian/engine/questions';
import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { formatChoice } from '@meridian/words';
import { parseAsDay, parseAsMapPosition, parseAsSelection, parseAsWords } from './address-parsers.ts';
import { addressParsersOf, itemParser } from './question-parsers.ts';
import { joinSettings } from './settings.ts';
import type { Setting, Settings, ValuesOf } from './settings.ts';

const { route, explain } = questions;
const cargo = addressParsersOf(route, ['commodity', 'teu', 'tonnes', 'via', 'avoid', 'comply']);
const usualAmount = { instead: 'the usual amount of the model is taken', belongsTo: 'model' } as const;

/** As much of a view as the address has to know: its name in the address and on the page, and its charts and tables. */
interface Named {
  readonly id: string;
  readonly label: string;
  readonly drawers: readonly { readonly id: string }[];
  readonly settings: Settings;
}

/**
 * The part of the address that no view has for itself: what is open, and what several views ask for. What is null is as
 * the model has it. The names of a question are those of the HTTP API. The first view is the one of an empty address.
 */
function sharedSettings(views: readonly [Named, ...Named[]]) {
  const ids = views.map(({ id }) => id);
  const drawers = [...new Set(views.flatMap((view) => view.drawers.map(({ id }) => id)))];
  return {
    view: {
      parser: parseAsStringLiteral(ids).withDefault(views[0].id),
      form: formatChoice(ids),
      instead: `${views[0].label} is shown`,
    },
    model: { parser: parseAsString },
    from: { parser: parseAsString, belongsTo: 'model' },
    depart: {
      parser: parseAsDay,
      form: 'a day YYYY-MM-DD',
      instead: 'the reference date of the model is taken',
      belongsTo: 'model',
    },
    commodity: {
      parser: cargo.commodity,
      form: formOf(getField(route, 'commodity')),
      instead: 'that of the model is taken',
      belongsTo: 'model',
    },
    teu: { parser: cargo.teu, form: formOf(getField(route, 'teu')), ...usualAmount },
    tonnes: { parser: cargo.tonnes, form: formOf(getField(route, 'tonnes')), ...usualAmount },
    /** Conditions of the question, which several views obey. */
    via: { parser: cargo.via.withDefault([]), belongsTo: 'model' },
    avoid: {
      parser: cargo.avoid.withDefault([]),
      item: itemParser(getField(route, 'avoid')),
      form: formOf(getField(route, 'avoid')),
      instead: 'it is left out',
      belongsTo: 'model',
    },
    comply: { parser: cargo.comply.withDefault([]), belongsTo: 'model' },
    /** By which times count, where several views sort and plot by time. */
    clock: {
      parser: addressParsersOf(route, ['clock']).clock.withDefault('gate'),
      form: formOf(getField(route, 'clock')),
      instead: 'times count from the door to release',
    },
    drawer: {
      parser: parseAsStringLiteral(drawers),
      form: formatChoice(drawers),
      instead: 'the drawer stays closed',
      belongsTo: 'model',
    },
    /** Corridors that the legend has switched off. */
    hide: { parser: parseAsWords.withDefault([]), belongsTo: 'model' },
    selected: {
      parser: parseAsSelection,
      form: 'node:NAME or link:NAME',
      instead: 'nothing is selected',
      belongsTo: 'model',
    },
    /** TABLE.ROW.COLUMN that is explained. */
    cell: {
      parser: addressParsersOf(explain, ['cell']).cell,
      form: formOf(getField(explain, 'cell')),
      instead: 'nothing is explained',
      belongsTo: 'model',
    },
    map: {
      parser: parseAsMapPosition,
      form: 'LONGITUDE_LATITUDE_ZOOM',
      instead: 'the whole corridor is shown',
      belongsTo: 'model',
    },
  } as const satisfies Record<string, Setting>;
}

/** What every view knows of the address. */
export type Address = ValuesOf<ReturnType<typeof sharedSettings>>;

/** All parts of the address: what is shared, and what each view has for itself. */
export function settingsOf(views: readonly [Named, ...Named[]]): Settings {
  return joinSettings([sharedSettings(views), ...views.map(({ settings }) => settings)]);
}

/** The value of a setting of any view by its name. */
export function settingOf(address: Address, name: string): unknown {
  return (address as Readonly<Record<string, unknown>>)[name];
}
