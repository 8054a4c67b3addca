import type { ActNotice, PartyCoverage } from '@meridian/engine';
import type { Terminal } from './terminal/terminal.ts';

/** Acts of some legs, each once, in the order in which the legs meet them; their place is their number, from 1. */
export function numberActs(legs: readonly { readonly acts: readonly ActNotice[] }[]): readonly ActNotice[] {
  const byId = new Map(legs.flatMap(({ acts }) => acts.map((act) => [act.sanctionId, act] as const)));
  return [...byId.values()];
}

/** Acts of a leg in a cell, by party and number: `US 1 2, EU 3`. */
export function actsCell(acts: readonly ActNotice[], numbered: readonly ActNotice[]): string {
  const number = (act: ActNotice): number => numbered.findIndex(({ sanctionId }) => sanctionId === act.sanctionId) + 1;
  return [...Map.groupBy(acts, ({ party }) => party)]
    .map(([party, own]) => `${party} ${own.map(number).join(' ')}`)
    .join(', ');
}

/** A line for each act: its number, who imposes it on whom, the act itself, since when, by what it touches, and its sources. */
export function actLines(
  legs: readonly { readonly acts: readonly ActNotice[] }[],
  terminal: Terminal,
): readonly string[] {
  const all = legs.flatMap(({ acts }) => acts);
  return numberActs(legs).map(({ sanctionId, party, target, title, since, until, sources }, index) => {
    const dates = `since ${since}${until === null ? '' : ` until ${until}`}`;
    const touches = all.flatMap((act) =>
      act.sanctionId === sanctionId ? [`${touchWords[act.through]} ${act.named}`] : [],
    );
    const by = `touches by ${[...new Set(touches)].join(', ')}`;
    return `${String(index + 1)}  ${party} on ${target} [${sanctionId}]: ${title}, ${dates}; ${by}${terminal.style('dim', ` (${sources.join(', ')})`)}`;
  });
}

const touchWords = {
  carrier: 'carrier',
  service: 'service',
  link: 'link',
  passage: 'passage',
  corridor: 'corridor',
  node: 'place',
  country: 'country',
  commodity: 'cargo',
  regime: 'regime',
  mode: 'mode',
} as const satisfies Record<ActNotice['through'], string>;

/** What the acts of each party cover and do not, a paragraph each. */
export function coverageLines(parties: readonly PartyCoverage[]): readonly string[] {
  return parties.flatMap(({ text: [first = '', ...rest] }) => [`- ${first}`, ...rest.map((line) => `    ${line}`)]);
}

/** What the acts of those that a question obeys cover and do not; nothing where it obeys nobody. */
export function printCoverage(parties: readonly PartyCoverage[], terminal: Terminal): void {
  if (parties.length === 0) return;
  terminal.out(`\n${terminal.style('bold', coverageTitle)}`);
  for (const line of coverageLines(parties)) terminal.out(line);
}

export const coverageTitle = 'What acts cover and do not (no legal advice):';
