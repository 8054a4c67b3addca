import { createMemo, describeRegimes, findRelations, relationProfile, isRefusal } from '@meridian/engine';
import type {
  DescribedRegime,
  Model,
  Refusal,
  RelationProfile,
  RelationProfileQuery,
  RelationsAnswer,
  RelationsQuery,
} from '@meridian/engine';
import type { RegimesInput, RelationViewInput, RelationViewOutput } from './requests.ts';

export function answerRelations(model: Model, query: RelationsQuery): RelationsAnswer | Refusal {
  return findRelations(model, query);
}

/** More acts than any pair has: all of them are wanted. */
const everyAct = 10_000;

/** Pairs of a model of a dozen states that somebody clicks through, and back; an answer is some hundred kilobytes. */
const mostAnswers = 60;
const seriesOf = createMemo<RelationsAnswer | Refusal>(mostAnswers);
const profiles = createMemo<RelationProfile | Refusal>(mostAnswers);

/** The series is kept while only the date moves: its band takes most of the time. */
export function answerRelationView(model: Model, { settings, dyad, date, to }: RelationViewInput): RelationViewOutput {
  const pair = { ...settings, dyads: [dyad] };
  const series: RelationsQuery = { ...pair, to, step: 'month', top: everyAct };
  return {
    series: seriesOf.of(model, JSON.stringify(series), () => findRelations(model, series)),
    onDate: findRelations(model, { ...pair, on: date, top: everyAct }),
    matrix: findRelations(model, { ...settings, on: date, draws: 0, top: 0 }),
  };
}

/** A profile takes a tenth of a second, and a chart asks for it whenever it is opened. */
export function answerProfile(model: Model, query: RelationProfileQuery): RelationProfile | Refusal {
  return profiles.of(model, JSON.stringify(query), () => relationProfile(model, query));
}

/** How each regime asked for stands on the date, what follows for its rates, and where it may be a year on. */
export function answerRegimes(model: Model, { on, regimes }: RegimesInput): readonly DescribedRegime[] | Refusal {
  const described: DescribedRegime[] = [];
  for (const regime of regimes) {
    const answer = describeRegimes(model, { on, regime });
    if (isRefusal(answer)) return answer;
    described.push(...answer.regimes);
  }
  return described;
}
