import type {
  ActorProfile,
  AssignmentAnswer,
  CriticalityAnswer,
  Model,
  RegimesAnswer,
  RelationProfile,
  RelationsAnswer,
  RoutesAnswer,
  ScreeningAnswer,
} from '@meridian/engine';
import { isRefusal } from '@meridian/engine';
import { questions, readField } from '@meridian/engine/questions';
import type { FieldSchema, QuestionSchema } from '@meridian/engine/questions';
import type { AskedQuestion } from './asked-question.ts';

type Fill<A> = (answer: A, asked: AskedQuestion) => AskedQuestion;

const routes: Fill<RoutesAnswer> = ({ query }, { exact = false }) => ({
  depart: query.depart,
  commodity: query.commodity,
  // bulk is asked for in tonnes alone
  ...(query.unit === 'teu' ? { teu: query.teu } : {}),
  tonnes: query.tonnes,
  avoid: query.avoid,
  comply: query.comply,
  criteria: query.criteria,
  alternatives: query.alternatives,
  epsilon: query.epsilon,
  exact,
  within: query.withinDays,
});

const assignment: Fill<AssignmentAnswer> = (answer, { gap = 1e-6, change = [], comply = [] }) =>
  // an instance has no period, and the rest of its question stands in its files
  (answer.of as string) === 'model'
    ? { period: answer.period, method: answer.method, gap, change, comply }
    : { method: answer.method, gap };

const relations: Fill<RelationsAnswer> = ({ settings }, { top = 10 }) => ({ ...settings, top });

const relation: Fill<RelationProfile> = ({ date, dimension, settings: { halfLifeDays, ...settings } }) => ({
  on: date,
  dimension,
  halfLife: halfLifeDays,
  ...settings,
});

const actor: Fill<ActorProfile> = ({ date, settings: { scores, confidence, blocs } }) => ({
  on: date,
  scores,
  confidence,
  ...(blocs === null ? {} : { blocs }),
});

const criticality: Fill<CriticalityAnswer> = ({ by, period }, { comply = [] }) => ({ by, period, comply });

const regimes: Fill<RegimesAnswer> = ({ date }) => ({ on: date });

const screening: Fill<ScreeningAnswer> = ({ query: { method, threshold, acts } }) => ({
  ...(method === null ? {} : { method }),
  ...(threshold === null ? {} : { threshold }),
  ...(acts === null ? {} : { date: acts.date, commodity: acts.commodity, comply: acts.parties }),
});

/** By the name of an answer: the values of its question that the answer says it was read with. */
const fills: Readonly<Record<string, Fill<never>>> = {
  'meridian.routes/1': routes,
  'meridian.assignment/1': assignment,
  'meridian.relations/1': relations,
  'meridian.relation-profile/1': relation,
  'meridian.actor-profile/1': actor,
  'meridian.criticality/1': criticality,
  'meridian.regimes/1': regimes,
  'meridian.screening/1': screening,
};

/**
 * A question with its defaults filled in, so that it can be asked again whatever the defaults are then: those of the question
 * itself, and those that the model decided, as its answer says them. Values are read as every door reads them, so that one
 * question is the same through all.
 */
export function fillQuestion(asked: AskedQuestion, model: Model | undefined, answer: object): AskedQuestion {
  const read = readAsked(asked, model);
  const name = 'schema' in answer && typeof answer.schema === 'string' ? answer.schema : '';
  const fill = fills[name] as Fill<object> | undefined;
  return { ...read, ...fill?.(answer, read) };
}

/** The values of a known question as they are read; one that is of no known field, or cannot be read, stays as it is. */
function readAsked(asked: AskedQuestion, model: Model | undefined): AskedQuestion {
  const config = model?.tables.config[0];
  const ofModel: AskedQuestion = { depart: config?.referenceDate, commodity: config?.defaultCommodityId };
  const schema: QuestionSchema | undefined = Object.entries(questions).find(([name]) => name === asked['ask'])?.[1];
  const fields: readonly FieldSchema[] = schema?.fields ?? [];
  const values = fields.map((field): readonly [string, unknown] => {
    const read = readField(field, asked[field.name]);
    return [field.name, isRefusal(read) ? asked[field.name] : (read.value ?? ofModel[field.name])];
  });
  return { ...asked, ...Object.fromEntries(values) };
}

/** The seed of the draws of an answer; undefined where nothing is drawn. */
export function seedOf(answer: object): number | undefined {
  const holder: unknown = 'settings' in answer ? answer.settings : 'query' in answer ? answer.query : undefined;
  const seed = typeof holder === 'object' && holder !== null && 'seed' in holder ? holder.seed : undefined;
  return typeof seed === 'number' ? seed : undefined;
}
