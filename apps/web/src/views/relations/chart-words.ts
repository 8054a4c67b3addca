import { formatDay, getFirstDay, listDimensions, yearsBefore } from '@meridian/engine';
import type { DyadAnswer, Model, RelationsAnswer } from '@meridian/engine';
import { dyadName, formatDate, formatFixed, formatHalfLife, formatPoints, scoreTableNames } from '@meridian/words';

const changeYears = 3;
/** Points below which two indices read as the same. */
const leastChange = 0.1;

/** Index at the last step that is over by a date; undefined before the first, and before the first act of the pair. */
export function indexBy({ series }: DyadAnswer, date: string): number | undefined {
  return series.findLast((point) => point.date <= date)?.index ?? undefined;
}

/** Why an index is not known. */
export function beforeFirst({ firstEvent }: DyadAnswer): string {
  return firstEvent === null ? 'no act of the pair counts here' : `its first act came on ${formatDate(firstEvent)}`;
}

/** Where a pair stands on a date and how that compares with three years before. */
export function timelineTitle(model: Model, answer: DyadAnswer, now: number | null | undefined, date: string): string {
  const name = dyadName(model, answer.dyad);
  if (now === undefined) return name;
  if (now === null) return `${name} on ${formatDate(date)}: not known, ${beforeFirst(answer)}`;
  const before = indexBy(answer, formatDay(yearsBefore(getFirstDay(date), changeYears)));
  const stands = `${name} at ${formatPoints(now)} on ${formatDate(date)}`;
  if (before === undefined) return stands;
  const change = now - before;
  if (Math.abs(change) < leastChange) return `${stands}, as three years before`;
  return `${stands}, ${formatFixed(Math.abs(change), 1)} ${change > 0 ? 'above' : 'below'} three years before`;
}

/** Which of several pairs stands highest and which lowest. */
export function pairsTitle(model: Model, answers: readonly DyadAnswer[], date: string): string {
  const ranked = answers
    .flatMap((answer) => {
      const index = indexBy(answer, date);
      return index === undefined ? [] : [{ dyad: answer.dyad, index }];
    })
    .sort((x, y) => y.index - x.index);
  const [high, low] = [ranked[0], ranked.at(-1)];
  if (high === undefined || low === undefined) return 'Pairs compared';
  const words = ({ dyad, index }: typeof high): string => `${dyadName(model, dyad)} (${formatPoints(index)})`;
  return ranked.length === 1
    ? `${words(high)} on ${formatDate(date)}`
    : `${words(high)} stands highest, ${words(low)} lowest on ${formatDate(date)}`;
}

/** Which act weighs most. */
export function actsTitle(model: Model, { dyad, top }: DyadAnswer, date: string): string {
  const [first] = top;
  const name = dyadName(model, dyad);
  if (first === undefined) return `No act of ${name} by ${formatDate(date)}`;
  const sum = top.reduce((total, { contribution }) => total + contribution, 0);
  return `What still moves ${name} on ${formatDate(date)}: ${formatPoints(sum)} by acts, ${formatPoints(first.contribution)} of one`;
}

/** Unit and scope, the same under every chart. */
export function scopeWords(model: Model, { settings, dyads }: RelationsAnswer): string {
  const [first] = dyads;
  const dimension = listDimensions(model).find(({ id }) => id === first?.dimension)?.name ?? 'All events';
  const fades = settings.level === 'none' ? 'to zero' : 'to the structural level';
  return (
    `Index points from −10, conflict, to +10, cooperation; ${dimension.toLowerCase()}, ${scoreTableNames[settings.scores]} scores` +
    `${settings.confidence ? ' weighed by confidence' : ''}, half-life ${formatHalfLife(first?.halfLifeDays ?? 0)} ${fades}`
  );
}

export function relationSource(model: Model): string {
  return `Model, not observation, of the acts in the register of ${model.title}`;
}
