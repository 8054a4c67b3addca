import { filesOfScenario, giveAnswer } from '../../give-answer.ts';
import { compile, reach as reachCities } from '@meridian/engine';
import type { ReachAnswer } from '@meridian/engine';
import { printCoverage } from '../../act-lines.ts';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import { loadModel } from '../../model.ts';
import { changesOf } from '../../changes.ts';
import { answerOrFail, findPlacesOrFail } from '../../question.ts';
import type { ModelOptions, ScenarioOptions } from '../../shared-options.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

type ReachOptions = ValuesOfQuestion<typeof questions.reach> & ModelOptions & ScenarioOptions;

/** `meridian reach`: the cities within hours or money of an origin, the largest first. */
export async function reach(options: ReachOptions, terminal: Terminal): Promise<void> {
  const { model: folder, json, change, scenario, ...asked } = options;
  const model = await loadModel(folder);
  const from = findPlacesOrFail(model, asked.from, 'from');
  const changes = await changesOf({ change, scenario });
  const answer = answerOrFail(reachCities(compile(model), { ...asked, from, changes }));
  await giveAnswer(answer, { ask: 'reach', options, model, files: filesOfScenario(scenario) }, terminal);
  if (json) return;
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
