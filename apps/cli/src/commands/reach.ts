import { compile, reach as reachCities } from '@meridian/engine';
import type { ReachAnswer } from '@meridian/engine';
import { giveAnswer } from '../give-answer.ts';
import { printCoverage } from '../act-lines.ts';
import type { CargoOptions } from '../options.ts';
import { loadModel } from '../model.ts';
import { answerOrFail, findPlacesOrFail, toCargo } from '../question.ts';
import { formatTable } from '../terminal/table.ts';
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
  await giveAnswer(answer, { ask: 'reach', options, model }, terminal);
  if (options.json === true) return;
  printReach(answer, options, terminal);
  printCoverage(answer.parties, terminal);
}

function printReach(answer: ReachAnswer, options: ReachOptions, terminal: Terminal): void {
  const limits = [
    ...(options.hours === undefined ? [] : [`within ${(options.hours / 24).toFixed(1)} days`]),
    ...(options.usd === undefined ? [] : [`for at most ${options.usd.toLocaleString('en')} USD`]),
    ...(options.group === undefined ? [] : [`of the group ${options.group}`]),
  ].join(', ');
  const people = (answer.population / 1e6).toFixed(1);
  terminal.out(
    terminal.style(
      'bold',
      `From ${options.from}: ${answer.cities.length} cities with ${people} million people${limits === '' ? '' : `, ${limits}`}`,
    ),
  );
  if (answer.cities.length === 0) return;
  const right = { align: 'right' } as const;
  const columns = [
    { title: 'city', flexible: true },
    { title: 'country' },
    { title: 'population', ...right },
    { title: 'days', ...right },
    { title: 'USD', ...right },
    { title: 'via', flexible: true },
  ] as const;
  const rows = answer.cities.map((city) => [
    city.name,
    city.country,
    city.population.toLocaleString('en'),
    (city.hours / 24).toFixed(1),
    Math.round(city.costUsd).toLocaleString('en'),
    city.via,
  ]);
  terminal.out(formatTable(columns, rows, terminal.columns));
}
