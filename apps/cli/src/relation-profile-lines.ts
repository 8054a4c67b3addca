import type { ActorProfile, RelationProfile } from '@meridian/engine';
import { formatCount, formatFixed, formatPercent, formatPoints, notKnown, plural } from '@meridian/words';
import { formatTable } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

const right = { align: 'right' } as const;

function readingText({ scores, confidence }: { readonly scores: string; readonly confidence: boolean }): string {
  return `${scores === 'goldstein' ? 'Goldstein' : 'PLOVER'} scores, ${confidence ? 'events weighed by the confidence of their sources' : 'every event in full'}`;
}

/** A profile of a pair as an analyst reads it: where it stands, where it moves, on what that rests. */
export function profileLines(profile: RelationProfile, terminal: Terminal): readonly string[] {
  const { dyad, date, dimension, settings, index, notes } = profile;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', terminal.style('bold', title), ...lines];
  const scope = dimension === 'all' ? 'all events' : dimension;
  const span =
    index.firstEvent === null || index.lastEvent === null ? '' : `, ${index.firstEvent} to ${index.lastEvent}`;
  return [
    terminal.style('bold', `${dyad} on ${date}: ${scope}, ${readingText(settings)}`),
    index.index === null || index.lag === null || index.events === null
      ? `Index ${notKnown}: no event of the pair counts by then; level ${inPoints(index.level)}.`
      : `Index ${inPoints(index.index)} = level ${inPoints(index.level)} + lag of the level ${inPoints(index.lag)} + events ${inPoints(index.events)} (-10 conflict, 10 cooperation), on ${plural(index.eventCount, 'event')}${span}.`,
    ...section('Convergence', convergenceLines(profile)),
    ...section(
      'Alignment of bonds (1 the same, 0 for kappa and pi what chance gives)',
      alignmentLines(profile, terminal),
    ),
    ...section('Hedging', hedgingLines(profile)),
    ...section('Who needs whom more', dependenceLines(profile)),
    ...section('Breaks in the mean of quarterly scores', breakLines(profile, terminal)),
    ...section('Drivers that are said to move it', driverLines(profile)),
    ...section('To be read with care', notes),
  ];
}

function convergenceLines({ convergence: c, index }: RelationProfile): readonly string[] {
  if (index.eventCount === 0) return ['Not known: no event of the pair is on record.'];
  if (c.change === null || c.before === null || c.now === null)
    return [`Not known: the first event is less than ${c.years} years old.`];
  const past =
    c.percentile === null
      ? 'It has no earlier changes to compare with.'
      : `Of ${c.pastChanges} earlier changes over ${c.years} years (${c.apart} of them apart) ${formatPercent(c.percentile)} were lower.`;
  const field =
    c.field.median === null
      ? 'No pair has enough events for a field.'
      : `Median of the ${c.field.pairs} pairs with at least 5 events: ${inPoints(c.field.median)}${c.field.rank === null ? '; this pair has fewer' : `; rank ${c.field.rank} of ${c.field.pairs} (1 rose most)`}.`;
  return [
    `${inPoints(c.change)} in ${c.years} years (${inPoints(c.before)} to ${inPoints(c.now)}), of which the level ${inPoints(c.levelChange ?? 0)}, its lag ${inPoints(c.lagChange ?? 0)} and events ${inPoints(c.eventsChange ?? 0)}.`,
    past,
    field,
  ];
}

function alignmentLines({ alignment, a, b }: RelationProfile, terminal: Terminal): readonly string[] {
  const rows = (
    [
      ['obligations of alliance', alignment.now.obligations, alignment.before.obligations],
      ['roles in formats', alignment.now.formats, alignment.before.formats],
    ] as const
  ).map(([name, now, before]) =>
    now === null
      ? [name, 'not known', '', '', '', `${a} or ${b} has none on record`]
      : [
          name,
          formatFixed(now.s, 2),
          ratio(now.kappa),
          ratio(now.pi),
          before === null ? 'not known' : `${formatFixed(before.s, 2)} / ${ratio(before.kappa)}`,
          `${a} ${now.bondsOfA}, ${b} ${now.bondsOfB} of ${now.entries}`,
        ],
  );
  const table = formatTable(
    [
      { title: 'bonds' },
      { title: 'S', ...right },
      { title: 'kappa', ...right },
      { title: 'pi', ...right },
      { title: `S / kappa on ${alignment.beforeDate}`, ...right },
      { title: 'rests on', flexible: true },
    ],
    rows,
    terminal.columns,
  );
  return [table];
}

function hedgingLines({ hedging, a, b }: RelationProfile): readonly string[] {
  const { reassurance: r, ofA, ofB } = hedging;
  const reassured =
    r.ratio === null || r.low === null || r.high === null
      ? `Reassurance: no hostile act whose day is known (${r.leftOut} left out).`
      : `Reassurance: ${r.reassured} of ${r.negative} hostile acts were followed by a friendly one within ${r.days} days, ${formatPercent(r.ratio)} (90 % ${formatPercent(r.low)} to ${formatPercent(r.high)}); any day of the record ${formatPercent(r.byChance ?? 0)}${r.leftOut === 0 ? '' : `; ${r.leftOut} left out, day not known or too recent`}.`;
  return [
    reassured,
    ...[ofA, ofB].map((of, at) => diversityText(at === 0 ? a : b, of)),
    ...[ofA, ofB].flatMap(blocText),
  ];
}

type Diversity = RelationProfile['hedging']['ofA'];

function diversityText(actor: string, of: Diversity): string {
  if (of.diversity === null || of.effectivePartners === null)
    return `Partners of ${actor}: no friendly act in ${of.years} years.`;
  const first = of.partners.slice(0, 3).map(({ name, share }) => `${name} ${formatPercent(share)}`);
  return `Partners of ${actor}: diversity ${formatFixed(of.diversity, 2)}, as ${formatFixed(of.effectivePartners, 1)} equal partners (${first.join(', ')}), on ${plural(of.events, 'friendly act')} in ${of.years} years.`;
}

function blocText({ actor, blocs, blocDiversity }: Diversity): readonly string[] {
  if (blocs === null || blocDiversity === null) return [];
  const shares = blocs.map(({ name, share }) => `${name} ${formatPercent(share)}`);
  return [`Blocs of ${actor}: diversity ${formatFixed(blocDiversity, 2)} (${shares.join(', ')}).`];
}

function dependenceLines({ dependence }: RelationProfile): readonly string[] {
  const answers = dependence.needsMore.map(({ measure, actor, why }) => {
    const who = actor === null ? 'not known' : actor === 'even' ? 'no difference shows' : actor;
    return `By ${measure}: ${who}. ${why}`;
  });
  const finance = dependence.finance.map(
    ({ provider, what, usd, since, until, sources }) =>
      `  ${provider ?? 'not known who'} provides: ${what}${usd === null ? '' : `, ${formatCount(usd)} USD`} (${since ?? 'before the record'} to ${until ?? 'now'}; ${sources.join(', ')})`,
  );
  return [...answers, ...finance];
}

function breakLines({ breaks }: RelationProfile, terminal: Terminal): readonly string[] {
  const { quarters, from, to, events, mean, p } = breaks;
  if (mean === null || from === null || to === null) return ['No quarter with events is over.'];
  const series = `${plural(quarters, 'quarter')} from ${from} to ${to} with ${plural(events, 'event')}, mean ${inPoints(mean)}`;
  if (breaks.breaks.length === 0) return [`None in ${series}.`];
  return [
    formatTable(
      [
        { title: 'from' },
        { title: '90 %' },
        { title: 'mean before', ...right },
        { title: 'after', ...right },
        { title: 'events a quarter before', ...right },
        { title: 'after', ...right },
        { title: 'p', ...right },
      ],
      breaks.breaks.map((each) => [
        each.date,
        `${each.earliest} to ${each.latest}`,
        inPoints(each.meanBefore),
        inPoints(each.meanAfter),
        formatFixed(each.eventsPerQuarterBefore, 2),
        formatFixed(each.eventsPerQuarterAfter, 2),
        formatFixed(each.p, 3),
      ]),
      terminal.columns,
    ),
    `In ${series}; breaks as clear in quarters of any order: p ${formatFixed(p ?? 1, 3)}. Where events a quarter step as well, the register may have grown rather than the relation changed.`,
  ];
}

function driverLines({ drivers }: RelationProfile): readonly string[] {
  if (drivers.length === 0) return ['The model names none for this pair.'];
  return drivers.map(
    ({ name, driver, words, from, to }) => `${name} (${driver}), ${from ?? ''} to ${to ?? ''}: ${words}`,
  );
}

/** A profile of an actor: with whom it works, and in which camps. */
export function actorLines(profile: ActorProfile, terminal: Terminal): readonly string[] {
  const { actor, name, date, settings, partners, withFellowMembers } = profile;
  return [
    terminal.style('bold', `${name} (${actor}) on ${date}: ${readingText(settings)}`),
    diversityText(actor, profile),
    ...(withFellowMembers === null
      ? []
      : [`With partners of which it shares a membership in any format: ${formatPercent(withFellowMembers)}.`]),
    ...(profile.blocs === null && partners.length > 0
      ? ['Name rival blocs with --blocs to see how its cooperation spreads over them.']
      : blocText(profile)),
    ...(partners.length === 0
      ? []
      : [
          '',
          formatTable(
            [{ title: 'partner' }, { title: 'share of friendly scores', ...right }],
            partners.map((each) => [each.name, formatPercent(each.share)]),
            terminal.columns,
          ),
        ]),
  ];
}

function ratio(value: number | null): string {
  return value === null ? notKnown : formatFixed(value, 2);
}

function inPoints(value: number): string {
  return formatPoints(value, 2);
}
