import { filesOfScenario, giveAnswer } from '../../give-answer.ts';
import { bestAt, compile, findRoutes } from '@meridian/engine';
import type { ActNotice, ExcludedRule, Leg, Route, RoutesAnswer } from '@meridian/engine';
import {
  clockWords,
  criterionWords,
  formatCount,
  formatDays,
  formatFirst,
  formatFixed,
  formatPercent,
} from '@meridian/words';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import { actLines, actsCell, coverageLines, coverageTitle, numberActs } from '../../act-lines.ts';
import { eventLines, regimeLines } from '../../regime-lines.ts';
import { loadModel } from '../../model.ts';
import { changesOf } from '../../changes.ts';
import { answerOrFail, findPlacesOrFail } from '../../question.ts';
import type { ModelOptions, ScenarioOptions } from '../../shared-options.ts';
import { formatTable } from '../../terminal/table.ts';
import type { TableColumn } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface RouteOptions extends ValuesOfQuestion<typeof questions.route>, ModelOptions, ScenarioOptions {
  readonly legs: number;
}

const right = { align: 'right' } as const;

/** `meridian route`: the routes, the legs of one of them, and what was left out and why. */
export async function route(options: RouteOptions, terminal: Terminal): Promise<void> {
  const { model: folder, json, legs, from, to, change, scenario, ...asked } = options;
  const model = await loadModel(folder);
  const answer = answerOrFail(
    findRoutes(compile(model), {
      ...asked,
      from: findPlacesOrFail(model, from, 'from'),
      to: findPlacesOrFail(model, to, 'to'),
      changes: await changesOf({ change, scenario }),
    }),
  );
  await giveAnswer(answer, { ask: 'route', options, model, files: filesOfScenario(scenario) }, terminal);
  if (!json) printRoutes(answer, legs, terminal);
}

function printRoutes(answer: RoutesAnswer, shown: number, terminal: Terminal): void {
  const { query, routes } = answer;
  const cargo = query.unit === 'teu' ? `${query.teu} TEU (${query.tonnes} t)` : `${query.tonnes} t`;
  terminal.out(
    terminal.style(
      'bold',
      `${query.fromName} to ${query.toName}: ${cargo} of ${query.commodity}, leaving ${query.depart}`,
    ),
  );
  if (query.changes !== undefined) terminal.out(`What if: ${query.changes.join(', ')}`);
  for (const note of answer.notes ?? []) terminal.out(note);
  if (routes.length === 0) terminal.out('\nNo way is left. These rules closed it:');
  else {
    for (const line of foundLines(answer)) terminal.out(line);
    terminal.out(`Days by two clocks: gate, ${clockWords.gate}; departure, ${clockWords.departure}.`);
    terminal.out('');
    terminal.out(
      formatTable(
        routeColumns,
        routes.map((each, at) => routeRow(each, at, answer)),
        terminal.columns,
      ),
    );
    const chosen = routes[Math.min(shown, routes.length) - 1];
    if (chosen !== undefined) printLegs(chosen, Math.min(shown, routes.length), labelRegimes(chosen), terminal);
    if (answer.regimes.length > 0)
      printRegimes(answer, chosen === undefined ? new Map() : labelRegimes(chosen), terminal);
  }
  printParties(answer, terminal);
  if (answer.excluded.length > 0) printExcluded(answer.excluded, routes.length > 0, terminal);
}

/** How many were found and shown, what is sure of them, and what is not. */
function foundLines({ query, routes, frontSize, complete, best }: RoutesAnswer): readonly string[] {
  const { criteria, epsilon } = query;
  const words = (names: readonly (keyof typeof criterionWords)[]): string =>
    names.map((name) => criterionWords[name]).join(', ');
  const shown = `${routes.length} of ${frontSize} routes shown`;
  const hidden = criteria.filter((criterion) => best[criterion]?.length === 0);
  const beats = epsilon === 0 && complete ? 'nothing beats any of them' : 'none of them beats another';
  return [
    `${shown}; ${beats} in ${words(criteria)} together. Model, not observation.`,
    ...(routes.length < frontSize ? ['--alternatives shows more of them.'] : []),
    ...(hidden.length === 0 ? [] : [`The best in ${words(hidden)} is not among those shown.`]),
    ...(complete ? [] : ['The search was cut off at its limit: there may be better routes.']),
    ...(epsilon > 0 && complete
      ? [
          `The best in each is found exactly. Others may be missing that differ from one found by less than ${formatPercent(epsilon)} in each; --exact searches all.`,
        ]
      : []),
  ];
}

const routeColumns: readonly TableColumn[] = [
  { title: '#', ...right },
  { title: 'branch' },
  { title: 'gate', ...right },
  { title: 'p10-p90', ...right },
  { title: 'departure', ...right },
  { title: 'p10-p90', ...right },
  { title: 'USD', ...right },
  { title: 'kg CO2e', ...right },
  { title: 'risk', ...right },
  { title: 'km', ...right },
  { title: 'best at' },
  { title: 'by', flexible: true },
  { title: 'through', flexible: true },
];

function routeRow(each: Route, at: number, answer: RoutesAnswer): readonly string[] {
  return [
    String(at + 1),
    each.branch ?? '-',
    formatDays(each.hours.planned),
    `${formatDays(each.hours.p10)}-${formatDays(each.hours.p90)}`,
    formatDays(each.hoursFromDeparture.planned),
    `${formatDays(each.hoursFromDeparture.p10)}-${formatDays(each.hoursFromDeparture.p90)}`,
    formatCount(each.costUsd),
    formatCount(each.co2eKg),
    formatPercent(each.risk),
    formatCount(each.distanceKm),
    bestAt(answer, each.id)
      .map((criterion) => criterionWords[criterion])
      .join(' '),
    each.modes.join(' '),
    each.countries.join(' '),
  ];
}

/** Regimes that act on a route by id, with the labels that its legs carry. */
function labelRegimes({ legs }: Route): ReadonlyMap<string, string> {
  const ids = new Set(legs.flatMap(({ regimes }) => regimes));
  return new Map([...ids].map((id, index) => [id, `R${index + 1}`]));
}

function printLegs(each: Route, number: number, labels: ReadonlyMap<string, string>, terminal: Terminal): void {
  const numbered = numberActs(each.legs);
  terminal.out(
    `\n${terminal.style('bold', `Route ${number}`)}, leg by leg (legs that follow each other by the same mode are joined)`,
  );
  const columns = [
    { title: 'what' },
    { title: 'from', flexible: true },
    { title: 'to', flexible: true },
    { title: 'arrives' },
    { title: 'hours', ...right },
    { title: 'wait', ...right },
    { title: 'dwell', ...right },
    { title: 'km', ...right },
    { title: 'USD', ...right },
    { title: 'kg CO2e', ...right },
    { title: 'acts', flexible: true },
    { title: 'regimes' },
  ] as const;
  const rows = joinLegs(each.legs).map((leg) => [
    leg.what,
    leg.from,
    leg.to,
    leg.arrival.replace('T', ' '),
    hoursText(leg.hours),
    hoursText(leg.waitHours),
    hoursText(leg.dwellHours),
    leg.distanceKm === 0 ? '' : formatCount(leg.distanceKm),
    leg.costUsd === 0 ? '' : formatCount(leg.costUsd),
    leg.co2eKg === 0 ? '' : formatCount(leg.co2eKg),
    actsCell(leg.acts, numbered),
    leg.regimes.map((id) => labels.get(id) ?? id).join(' '),
  ]);
  terminal.out(formatTable(columns, rows, terminal.columns));
  if (numbered.length > 0) {
    terminal.out('Acts that touch these legs while the cargo is there (no legal advice; the table is not complete):');
    for (const line of actLines(each.legs, terminal)) terminal.out(line);
  }
  terminal.out(
    terminal.style(
      'dim',
      `Sources: ${formatFirst(each.sources, 12)}${each.sources.length > 12 ? ' (--json lists all)' : ''}`,
    ),
  );
  const held = [...new Set(each.legs.flatMap(({ heldIn }) => heldIn ?? []))];
  if (held.length > 0) terminal.out(`* hours held already, wholly or in part, in those of ${held.join(', ')}`);
  for (const gap of each.unknown) terminal.out(terminal.style('yellow', `Not known: ${gap}`));
}

interface JoinedLeg {
  readonly what: string;
  readonly from: string;
  to: string;
  arrival: string;
  hours: number;
  waitHours: number;
  dwellHours: number;
  distanceKm: number;
  costUsd: number;
  co2eKg: number;
  acts: readonly ActNotice[];
  regimes: readonly string[];
}

function joinLegs(legs: readonly Leg[]): readonly JoinedLeg[] {
  const joined: JoinedLeg[] = [];
  for (const leg of legs) {
    const what =
      leg.operation === 'move'
        ? (leg.mode ?? 'move')
        : leg.operation === 'ride'
          ? (leg.service ?? 'ride')
          : `${leg.operation}${leg.heldIn === null ? '' : ' *'}`;
    const last = joined.at(-1);
    if (last !== undefined && last.what === what && leg.operation === 'move') {
      last.to = leg.to;
      last.arrival = leg.arrival;
      for (const field of ['hours', 'waitHours', 'dwellHours', 'distanceKm', 'costUsd', 'co2eKg'] as const)
        last[field] += leg[field];
      last.acts = numberActs([last, leg]);
      last.regimes = [...new Set([...last.regimes, ...leg.regimes])];
    } else {
      joined.push({
        what,
        from: leg.from,
        to: leg.to,
        arrival: leg.arrival,
        hours: leg.hours,
        waitHours: leg.waitHours,
        dwellHours: leg.dwellHours,
        distanceKm: leg.distanceKm,
        costUsd: leg.costUsd,
        co2eKg: leg.co2eKg,
        acts: leg.acts,
        regimes: leg.regimes,
      });
    }
  }
  return joined;
}

/** What the routes pass: regimes that act with their events, and the names of those that are open and only count in the risk. */
function printRegimes({ regimes, query }: RoutesAnswer, labels: ReadonlyMap<string, string>, terminal: Terminal): void {
  const acting = regimes.filter(({ state }) => state !== 'open');
  const open = regimes.filter(({ state }) => state === 'open');
  const date = query.depart.slice(0, 10);
  if (acting.length > 0) {
    terminal.out(`\n${terminal.style('bold', 'Under these regimes:')} restricted or closed on ${date}`);
    for (const line of regimeLines(acting, terminal, labels)) terminal.out(line);
  }
  if (open.length > 0)
    terminal.out(
      `\nOpen on ${date}, so nothing acts; that they may close is in the risk: ${open.map(({ name }) => name).join('; ')}`,
    );
}

/** What the acts of the parties obeyed cover and do not; where none is obeyed, whose acts the routes meet. */
function printParties({ parties, query }: RoutesAnswer, terminal: Terminal): void {
  if (parties.length === 0) return;
  terminal.out(`\n${terminal.style('bold', coverageTitle)}`);
  const told = query.comply.length === 0 ? [] : parties.filter(({ obeyed }) => obeyed);
  for (const line of coverageLines(told)) terminal.out(line);
  const others = parties.filter(({ obeyed }) => !obeyed).map(({ party }) => party);
  if (others.length > 0)
    terminal.out(
      `- Acts of ${others.join(', ')} touch routes shown here and are not obeyed; --comply ${others.join(',')} leaves those routes out, --json says what each covers.`,
    );
}

function printExcluded(excluded: readonly ExcludedRule[], anyRoute: boolean, terminal: Terminal): void {
  if (anyRoute) terminal.out(`\n${terminal.style('bold', 'Left out')}`);
  for (const rule of excluded) {
    const links = rule.links.length === 0 ? '' : ` [${formatFirst(rule.links, 4)}]`;
    const sources = rule.sources.length === 0 ? '' : terminal.style('dim', ` (${rule.sources.slice(0, 4).join(', ')})`);
    terminal.out(`- ${rule.reason}${links}${sources}`);
    for (const line of eventLines(rule.events ?? [])) terminal.out(line);
  }
}

function hoursText(hours: number): string {
  return hours === 0 ? '' : formatFixed(hours, hours < 10 ? 1 : 0);
}
