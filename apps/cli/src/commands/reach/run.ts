import { filesOfScenario, giveAnswer } from '../../give-answer.ts';
import { compile, reach as reachCities, reachTable } from '@meridian/engine';
import type { ReachAnswer } from '@meridian/engine';
import { formatCount, formatDays, formatPeople, plural } from '@meridian/words';
import { formatResult } from '../../terminal/result-lines.ts';
import type { ShownColumn } from '../../terminal/result-lines.ts';
import { printCoverage } from '../../act-lines.ts';
import type { questions, ValuesOfQuestion } from '@meridian/engine/questions';
import { loadModel } from '../../model.ts';
import { changesOf } from '../../changes.ts';
import { answerOrFail, findPlacesOrFail } from '../../question.ts';
import type { ModelOptions, ScenarioOptions } from '../../shared-options.ts';
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
    ...(options.hours === undefined
      ? []
      : [
          `within ${formatDays(options.hours)} days${options.clock === 'departure' ? ' from departure to arrival' : ''}`,
        ]),
    ...(options.usd === undefined ? [] : [`for at most ${formatCount(options.usd)} USD`]),
    ...(options.group === undefined ? [] : [`of the group ${options.group}`]),
  ].join(', ');
  terminal.out(
    terminal.style(
      'bold',
      `From ${options.from}: ${plural(answer.cities.length, 'city', 'cities')} with ${formatPeople(answer.population)} people${limits === '' ? '' : `, ${limits}`}`,
    ),
  );
  for (const note of answer.notes ?? []) terminal.out(note);
  if (answer.cities.length === 0) return;
  terminal.out(formatResult(reachTable(answer.cities), reachColumns, terminal.columns));
}

const reachColumns: readonly ShownColumn[] = [
  { column: 'name', title: 'city', flexible: true },
  { column: 'country', title: 'country' },
  { column: 'population', title: 'population', format: formatCount },
  { column: 'hours', title: 'door to release, days', format: formatDays },
  { column: 'departure_h', title: 'departure to arrival, days', format: formatDays },
  { column: 'cost_usd', title: 'USD', format: formatCount },
  { column: 'via', title: 'via', flexible: true },
];
