import { compile, reach as reachCities, reachTable } from '@meridian/engine';
import type { ReachAnswer } from '@meridian/engine';
import { formatCount, formatDays, formatPeople, plural } from '@meridian/words';
import { printCoverage } from '../act-lines.ts';
import type { CargoOptions } from '../options.ts';
import { loadModel } from '../model.ts';
import { answerOrFail, findPlacesOrFail, toCargo } from '../question.ts';
import { formatResult } from '../terminal/result-lines.ts';
import type { ShownColumn } from '../terminal/result-lines.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface ReachOptions extends CargoOptions {
  readonly from: string;
  readonly hours?: number;
  readonly usd?: number;
  readonly group?: string;
  readonly leastPopulation?: number;
}

/** `meridian reach`: the cities within hours or money of an origin, the largest first. */
export async function reach(options: ReachOptions, terminal: Terminal): Promise<void> {
  const model = await loadModel(options.model);
  const { hours, usd, group, leastPopulation } = options;
  const from = findPlacesOrFail(model, options.from, 'from');
  const answer = answerOrFail(
    reachCities(compile(model), { from, ...toCargo(options), hours, usd, group, leastPopulation }),
  );
  if (options.json === true) terminal.out(JSON.stringify(answer));
  else {
    printReach(answer, options, terminal);
    printCoverage(answer.parties, terminal);
  }
}

function printReach(answer: ReachAnswer, options: ReachOptions, terminal: Terminal): void {
  const limits = [
    ...(options.hours === undefined ? [] : [`within ${formatDays(options.hours)} days`]),
    ...(options.usd === undefined ? [] : [`for at most ${formatCount(options.usd)} USD`]),
    ...(options.group === undefined ? [] : [`of the group ${options.group}`]),
  ].join(', ');
  terminal.out(
    terminal.style(
      'bold',
      `From ${options.from}: ${plural(answer.cities.length, 'city', 'cities')} with ${formatPeople(answer.population)} people${limits === '' ? '' : `, ${limits}`}`,
    ),
  );
  if (answer.cities.length === 0) return;
  terminal.out(formatResult(reachTable(answer.cities), reachColumns, terminal.columns));
}

const reachColumns: readonly ShownColumn[] = [
  { column: 'name', title: 'city', flexible: true },
  { column: 'country', title: 'country' },
  { column: 'population', title: 'population', format: formatCount },
  { column: 'hours', title: 'days', format: formatDays },
  { column: 'cost_usd', title: 'USD', format: formatCount },
  { column: 'via', title: 'via', flexible: true },
];
