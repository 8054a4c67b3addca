import { describeRegimes, findRelations, relationProfile } from '@meridian/engine';
import type {
  DescribedRegime,
  Model,
  RelationProfile,
  RelationProfileQuery,
  RelationsAnswer,
  RelationsQuery,
} from '@meridian/engine';
import type { RegimesInput, RelationViewInput, RelationViewOutput } from './requests.ts';

export function answerRelations(model: Model, query: RelationsQuery): RelationsAnswer | string {
  return findRelations(model, query);
}

/** More acts than any pair has: all of them are wanted. */
const everyAct = 10_000;

/** The series is kept while only the date moves: its band takes most of the time. */
export function answerRelationView(model: Model, { settings, dyad, date, to }: RelationViewInput): RelationViewOutput {
  const pair = { ...settings, dyads: [dyad] };
  const series: RelationsQuery = { ...pair, to, step: 'month', top: everyAct };
  return {
    series: kept(keptSeries, model, series, () => findRelations(model, series)),
    onDate: findRelations(model, { ...pair, on: date, top: everyAct }),
    matrix: findRelations(model, { ...settings, on: date, draws: 0, top: 0 }),
  };
}

/** A profile takes a tenth of a second, and a chart asks for it whenever it is opened. */
export function answerProfile(model: Model, query: RelationProfileQuery): RelationProfile | string {
  return kept(keptProfiles, model, query, () => relationProfile(model, query));
}

/** Answers about a model by their questions, the oldest first. */
type Kept<T> = WeakMap<Model, Map<string, T>>;
const keptSeries: Kept<RelationsAnswer | string> = new WeakMap();
const keptProfiles: Kept<RelationProfile | string> = new WeakMap();
const mostKept = 60;

function kept<T>(store: Kept<T>, model: Model, query: object, answer: () => T): T {
  const answers = store.get(model) ?? new Map<string, T>();
  store.set(model, answers);
  const key = JSON.stringify(query);
  const before = answers.get(key);
  if (before !== undefined) return before;
  const made = answer();
  const [oldest] = answers.keys();
  if (answers.size >= mostKept && oldest !== undefined) answers.delete(oldest);
  answers.set(key, made);
  return made;
}

/** How each regime asked for stands on the date, what follows for its rates, and where it may be a year on. */
export function answerRegimes(model: Model, { on, regimes }: RegimesInput): readonly DescribedRegime[] | string {
  const described: DescribedRegime[] = [];
  for (const regime of regimes) {
    const answer = describeRegimes(model, { on, regime });
    if (typeof answer === 'string') return answer;
    described.push(...answer.regimes);
  }
  return described;
}
