import { formatDay, lastDay, yearsBefore } from '../calendar/date.ts';
import type { Model } from '../model/model.ts';
import { recordEndNotes } from '../model/record-end.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { offer } from '../model/offer.ts';
import { dyadAlignment } from './alignment.ts';
import { structuralBreaks } from './breaks.ts';
import { convergence, convergenceYears } from './convergence.ts';
import type { IndexMaterialOf } from './convergence.ts';
import { dependence } from './dependence.ts';
import { dimensionOf } from './dimension.ts';
import type { Dimension } from './dimension.ts';
import { driverLinks } from './driver-links.ts';
import { formatDyad, parseDyad, refuseActor } from './dyad.ts';
import type { Dyad } from './dyad.ts';
import { indexMaterial, refuseDate } from './find-relations.ts';
import { memberships, partnerDiversity, reassurance } from './hedging.ts';
import type { ActorProfile, ActorProfileQuery, RelationProfile, RelationProfileQuery } from './profile-answer.ts';
import { quarterlyScores } from './quarterly.ts';
import { eventsOfDyad, registerEvents } from './relation-event.ts';
import type { RelationEvent } from './relation-event.ts';
import { firstKnownDay, relationIndex } from './relation-index.ts';
import { stepEnd } from '../calendar/step.ts';

/** With fewer events the measures say little. */
const fewEvents = 10;

/**
 * All measures of one pair as of a date: its index, convergence, alignment, hedging, dependence, breaks and drivers. Only
 * events up to the date count. `events` are those of the model's register unless an imported set is given. Refused
 * where a part of the question makes no sense.
 */
export function relationProfile(
  model: Model,
  query: RelationProfileQuery,
  events: readonly RelationEvent[] = registerEvents(model),
): RelationProfile | Refusal {
  const dyad = parseDyad(query.dyad);
  if (isRefusal(dyad)) return dyad;
  const unknown = unknownAmong(model, events, { field: 'dyad', actors: [dyad.a, dyad.b], blocs: query.blocs });
  if (unknown !== undefined) return unknown;
  const dimension = dimensionOf(model, query.dimension ?? 'all');
  if (isRefusal(dimension)) return dimension;
  const day = dayOf(query.date, events);
  return isRefusal(day) ? day : describe(model, query, events, dyad, dimension, day);
}

function describe(
  model: Model,
  query: RelationProfileQuery,
  register: readonly RelationEvent[],
  dyad: Dyad,
  dimension: Dimension,
  day: number,
): RelationProfile {
  const { scores = 'goldstein', weighByConfidence = false, level = 'structural', seed = 1 } = query;
  const halfLifeDays = query.halfLifeDays ?? dimension.halfLifeDays;
  const reading = { scores, weighByConfidence };
  const events = register.filter(
    (event) => event.day <= day && (dimension.tags?.some((tag) => event.tags.includes(tag)) ?? true),
  );
  const materialOf: IndexMaterialOf = (pair) => ({
    ...indexMaterial(model, events, pair, dimension, { scores, level }),
    halfLifeDays,
    weighByConfidence,
  });
  const own = eventsOfDyad(events, dyad, scores, undefined);
  const quarterly = quarterlyScores(own, weighByConfidence, day);
  const { a, b } = dyad;
  const beforeDay = yearsBefore(day, convergenceYears);
  const profile: Omit<RelationProfile, 'notes'> = {
    schema: 'meridian.relation-profile/1',
    dyad: formatDyad(dyad),
    a,
    b,
    dimension: dimension.id,
    date: formatDay(day),
    settings: { scores, confidence: weighByConfidence, level, halfLifeDays, seed },
    index: indexNow(materialOf(dyad), day),
    convergence: convergence(dyad, day, events, materialOf),
    alignment: {
      now: dyadAlignment(model, a, b, day),
      beforeDate: formatDay(beforeDay),
      before: dyadAlignment(model, a, b, beforeDay),
    },
    hedging: {
      reassurance: reassurance(events, a, b, day, reading),
      ofA: partnerDiversity(model, events, a, day, reading, query.blocs),
      ofB: partnerDiversity(model, events, b, day, reading, query.blocs),
    },
    dependence: dependence(model, events, a, b, day, reading),
    breaks: structuralBreaks(quarterly, seed),
    drivers: driverLinks(model, a, b, quarterly, seed),
  };
  return { ...profile, notes: [...notesOf(profile), ...recordEndNotes(model, day)] };
}

function indexNow(material: ReturnType<IndexMaterialOf>, day: number): RelationProfile['index'] {
  const series = relationIndex({ ...material, samples: [day] });
  const [index, level, lag] = [series.index[0] ?? 0, series.level[0] ?? 0, series.lag[0] ?? 0];
  const [first, last] = [material.events[0], material.events.at(-1)];
  const isKnown = day >= firstKnownDay(material);
  return {
    index: isKnown ? index : null,
    level,
    lag: isKnown ? lag : null,
    events: isKnown ? index - level - lag : null,
    eventCount: material.events.length,
    firstEvent: first === undefined ? null : formatDay(first.day),
    lastEvent: last === undefined ? null : formatDay(last.day),
  };
}

function notesOf({ index, convergence: change, dependence: needs, drivers }: Omit<RelationProfile, 'notes'>): string[] {
  const { eventCount } = index;
  return [
    ...(eventCount === 0 ? ['No event of the pair counts by this date: its index is not known.'] : []),
    ...(eventCount > 0 && eventCount < fewEvents
      ? [
          `Only ${String(eventCount)} ${eventCount === 1 ? 'event counts' : 'events count'} here: each of them moves every figure.`,
        ]
      : []),
    ...(eventCount > 0 && change.change === null
      ? [`The pair's first event came within ${String(change.years)} years: no change is measured.`]
      : []),
    ...(needs.needsMore.every(({ actor }) => actor === null)
      ? ['Who needs whom more is not known by any of the three measures.']
      : []),
    ...(drivers.length > 1
      ? [`${String(drivers.length)} drivers are tested: of so many, one link by chance is more likely than its p says.`]
      : []),
  ];
}

/**
 * Hedging of one actor as of a date: over how many partners and blocs its cooperative acts of the last five years spread.
 * Refused where a part of the question makes no sense.
 */
export function actorProfile(
  model: Model,
  query: ActorProfileQuery,
  events: readonly RelationEvent[] = registerEvents(model),
): ActorProfile | Refusal {
  const actor = query.actor.trim().toUpperCase();
  const unknown = unknownAmong(model, events, { field: 'actor', actors: [actor], blocs: query.blocs });
  if (unknown !== undefined) return unknown;
  const day = dayOf(query.date, events);
  if (isRefusal(day)) return day;
  const { scores = 'goldstein', weighByConfidence = false, blocs = [] } = query;
  const found = partnerDiversity(model, events, actor, day, { scores, weighByConfidence }, blocs);
  const own = memberships(model, actor, day);
  const isFellow = (partner: string): boolean =>
    memberships(model, partner, day).some((format) => own.includes(format));
  return {
    schema: 'meridian.actor-profile/1',
    name: rowOf(model.tables, 'actor', actor)?.name ?? actor,
    date: formatDay(day),
    ...found,
    withFellowMembers:
      found.diversity === null
        ? null
        : Math.min(
            1,
            found.partners.reduce((sum, { name, share }) => sum + (isFellow(name) ? share : 0), 0),
          ),
    settings: { scores, confidence: weighByConfidence, blocs: blocs.length === 0 ? null : blocs },
  };
}

/** The names asked for; `field` is the part of the question that names the actors. */
interface AskedNames {
  readonly field: 'dyad' | 'actor';
  readonly actors: readonly string[];
  readonly blocs: readonly string[] | undefined;
}

/** Refuses a name that neither the model nor the events know; undefined where they know them all. */
function unknownAmong(
  model: Model,
  events: readonly RelationEvent[],
  { field, actors, blocs }: AskedNames,
): Refusal | undefined {
  const known = new Set<string>(model.tables.actor.map(({ actorId }) => actorId));
  for (const { a, b } of events) known.add(a).add(b);
  const actor = actors.find((each) => !known.has(each));
  if (actor !== undefined) return refuseActor(known, actor, field);
  const formats = new Set(model.tables.membership.map(({ format }) => format));
  const bloc = blocs?.find((each) => !formats.has(each));
  return bloc === undefined
    ? undefined
    : refuse('value-unknown', 'blocs', `The model has no format “${bloc}”.`, offer([...formats].sort(), bloc));
}

/** The last day of a date, month or year; without one, the end of the quarter of the last event. */
function dayOf(date: string | undefined, events: readonly RelationEvent[]): number | Refusal {
  if (date !== undefined) return lastDay(date) ?? refuseDate(date, 'on');
  const last = events.reduce((most, { day }) => Math.max(most, day), -Infinity);
  return Number.isFinite(last)
    ? stepEnd(last, 'quarter')
    : refuse(
        'value-missing',
        'on',
        'The register has no events, of which the last would say the date.',
        'Name a date.',
      );
}
