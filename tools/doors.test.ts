import querystring from 'node:querystring';
import { questions, readQuestion, isRefusal } from '@meridian/engine/questions';
import type { FieldSchema, QuestionSchema } from '@meridian/engine/questions';
import {
  assignQuerySchema,
  placesQuerySchema,
  reachQuerySchema,
  regimesQuerySchema,
  relationsQuerySchema,
  routeQuerySchema,
  screenQuerySchema,
} from '@meridian/api-contract';
import Fastify from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../apps/cli/src/command.ts';
import { commands } from '../apps/cli/src/commands/index.ts';
import { RefusedQuestion } from '../apps/cli/src/faults.ts';
import { flagOf } from '../apps/cli/src/option.ts';
import { createProgram } from '../apps/cli/src/program.ts';
import { itemParser, listParser } from '../apps/web/src/state/question-parsers.ts';
import { answerFault } from '../packages/server/src/problem.ts';

/** A question as its reader types it: names and texts, in order, a name as often as it is written. */
type Written = readonly (readonly [name: string, text: string])[];
/** What a door makes of it: the values, or the field at fault. */
type Read = { readonly values: Readonly<Record<string, unknown>> } | { readonly field: string };

const asked = {
  route: { question: questions.route, schema: routeQuerySchema, needs: 'from=A&to=B' },
  reach: { question: questions.reach, schema: reachQuerySchema, needs: 'from=A' },
  assign: { question: questions.assign, schema: assignQuerySchema, needs: '' },
  relations: { question: questions.relations, schema: relationsQuerySchema, needs: '' },
  regimes: { question: questions.regimes, schema: regimesQuerySchema, needs: '' },
  screen: { question: questions.screen, schema: screenQuerySchema, needs: '' },
  places: { question: questions.places, schema: placesQuerySchema, needs: 'q=A' },
} as const satisfies Record<
  string,
  { readonly question: QuestionSchema; readonly schema: unknown; readonly needs: string }
>;
type Name = keyof typeof asked;

const app = Fastify({ logger: false }).setValidatorCompiler(validatorCompiler).setErrorHandler(answerFault);
for (const [name, { schema }] of Object.entries(asked))
  app.get(`/${name}`, { schema: { querystring: schema } }, (request, reply) => reply.send({ values: request.query }));
afterAll(() => app.close());

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function byData(name: Name, written: Written): Read {
  const raw = Object.groupBy(written, ([field]) => field);
  const texts = Object.entries(raw).map(([field, all = []]) => [field, all.map(([, text]) => text)]);
  const read = readQuestion<readonly FieldSchema[]>(
    asked[name].question,
    Object.fromEntries(texts) as object as Record<string, unknown>,
  );
  return isRefusal(read) ? { field: read.field } : { values: plain(read) as Record<string, unknown> };
}

async function byHttp(name: Name, written: Written): Promise<Read> {
  const search = written.map(([field, text]) => `${field}=${querystring.escape(text)}`).join('&');
  const reply = await app.inject(`/${name}?${search}`);
  const body = reply.json<{ values: Record<string, unknown>; refusal: { field: string } }>();
  if (reply.statusCode === 400) return { field: body.refusal.field };
  // how long a server may take is its own
  const { maxSeconds, ...values } = body.values;
  expect(maxSeconds).toBe(name === 'assign' ? 60 : undefined);
  return { values };
}

/** A command with the question's fields as options: the real one, stopped where it would answer. */
async function byCommand(name: Name, written: Written): Promise<Read> {
  const { question } = asked[name];
  const isSwitch = (field: string): boolean =>
    question.fields.some((each) => each.name === field && each.type === 'boolean');
  const args = written.flatMap(([field, text]) => (isSwitch(field) ? [flagOf(field)] : [flagOf(field), text]));
  let values: Readonly<Record<string, unknown>> = {};
  const stopped = commands.map((command): CommandDefinition => ({
    ...command,
    positional: [],
    ask(raw, labelOf) {
      const read = command.ask(raw, labelOf);
      if (isRefusal(read)) return read;
      values = read.values;
      return { values, run: () => Promise.resolve() };
    },
  }));
  const silent = { out: () => undefined, err: () => undefined, columns: 80, style: (_: unknown, text: string) => text };
  try {
    await createProgram(silent, stopped).parseAsync([name, ...args], { from: 'user' });
  } catch (error) {
    if (error instanceof RefusedQuestion) return { field: error.refusal.field };
    const [, flag = ''] = /--([\w-]+)/.exec((error as Error).message) ?? [];
    return { field: flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) };
  }
  const own = question.fields.map((field) => [field.name, values[field.name]]);
  return { values: plain(Object.fromEntries(own)) as Record<string, unknown> };
}

function byAddress(name: Name, written: Written): Read {
  const fields: readonly FieldSchema[] = asked[name].question.fields;
  const values: Record<string, unknown> = {};
  const stranger = written.find(([field]) => !fields.some((each) => each.name === field));
  if (stranger !== undefined) return { field: stranger[0] };
  for (const field of fields) {
    const texts = written.filter(([each]) => each === field.name).map(([, text]) => text);
    const item = itemParser(field);
    if (field.list === true) {
      const items = listParser(item).parse(texts) ?? [];
      // an item that cannot be read is left out, and told
      const isTold =
        texts
          .join(',')
          .split(',')
          .filter((text) => text.trim() !== '').length > items.length;
      if (isTold || (field.mostItems ?? Infinity) < items.length) return { field: field.name };
      values[field.name] = items.length === 0 ? (field.default ?? []) : items;
    } else if (texts.length === 0) values[field.name] = field.default;
    else {
      const value = texts.length > 1 ? null : item.parse(texts[0] ?? '');
      if (value === null) return { field: field.name };
      values[field.name] = value;
    }
  }
  return { values: plain(values) as Record<string, unknown> };
}

/** What is written, and the value that every door reads, or the field that every door refuses. */
const cases: readonly (readonly [Name, string, Readonly<Record<string, unknown>> | string])[] = [
  ['route', 'comply=UN, EU', { comply: ['UN', 'EU'] }],
  ['assign', 'comply=UN, EU', { comply: ['UN', 'EU'] }],
  ['screen', 'comply=UN, EU', { comply: ['UN', 'EU'] }],
  ['route', 'comply=UN&comply=EU', { comply: ['UN', 'EU'] }],
  ['route', 'comply=UN,EU,', { comply: ['UN', 'EU'] }],
  ['route', 'comply=', { comply: [] }],
  ['route', 'comply=un', { comply: ['un'] }],
  ['route', 'criteria=', { criteria: ['time', 'cost', 'co2', 'risk'] }],
  ['route', 'criteria=COST, Time', { criteria: ['cost', 'time'] }],
  ['route', 'criteria=time,speed', 'criteria'],
  ['route', 'avoid=carrier:Sea%2C Land', { avoid: ['carrier:Sea, Land'] }],
  ['route', 'avoid=IRN', 'avoid'],
  ['route', 'exact=1', { exact: true }],
  ['relations', 'confidence=1', { confidence: true }],
  ['relations', 'confidence=YES', { confidence: true }],
  ['route', 'exact=true', { exact: true }],
  ['route', 'teu=1e3', { teu: 1000 }],
  ['route', 'teu= 20 ', { teu: 20 }],
  ['route', 'teu=+5', { teu: 5 }],
  ['route', 'teu=0x10', 'teu'],
  ['route', 'teu=', 'teu'],
  ['route', 'teu=NaN', 'teu'],
  ['route', 'teu=Infinity', 'teu'],
  ['route', 'teu=1e999', 'teu'],
  ['route', 'teu=1,000', 'teu'],
  ['route', 'teu=1_000', 'teu'],
  ['route', 'teu=-1', 'teu'],
  ['route', 'teu=0', 'teu'],
  ['route', 'teu=1&teu=2', 'teu'],
  ['reach', 'hours=-0', { hours: 0 }],
  ['reach', 'hours=87601', 'hours'],
  ['reach', 'leastPopulation=1.5e6', { leastPopulation: 1_500_000 }],
  ['route', 'alternatives=2.5', 'alternatives'],
  ['route', 'alternatives=2.0', { alternatives: 2 }],
  ['route', 'alternatives=101', 'alternatives'],
  ['route', 'epsilon=.5', { epsilon: 0.5 }],
  ['route', 'via=A,,B', { via: ['A', 'B'] }],
  ['route', `via=${'A,'.repeat(17)}`, 'via'],
  ['assign', 'gap=1e-4', { gap: 1e-4 }],
  ['assign', 'gap=2', 'gap'],
  ['assign', 'method=SUE', { method: 'sue' }],
  ['assign', 'method=magic', 'method'],
  ['assign', 'period=2023-Q1', { period: '2023-Q1' }],
  ['assign', 'period=2023-Q7', 'period'],
  ['assign', 'period=', 'period'],
  ['assign', 'select=some-link', { select: 'link:some-link' }],
  ['assign', 'change=close:country:AZE, open:link:x', { change: ['close:country:AZE', 'open:link:x'] }],
  ['screen', 'date=2024-02-30', 'date'],
  ['screen', 'date=2024-02-29', { date: '2024-02-29' }],
  ['screen', 'date=2024-02', 'date'],
  ['regimes', 'on=2024-02', { on: '2024-02' }],
  ['route', 'depart=2024-02-30', 'depart'],
  ['route', 'depart=2024-02-29', { depart: '2024-02-29' }],
  ['relations', 'dyad=irn-rus', { dyad: ['IRN-RUS'] }],
  ['relations', 'dyad=IRN>RUS&dyad=AZE - IRN', { dyad: ['IRN>RUS', 'AZE-IRN'] }],
  ['relations', 'dyad=IRN-irn', 'dyad'],
  ['relations', 'draws=10001', 'draws'],
  ['relations', 'top=10001', 'top'],
  ['relations', 'seed=4294967295', { seed: 4_294_967_295 }],
  ['relations', 'halfLife=0', 'halfLife'],
  ['relations', 'from=2020-13', 'from'],
  ['route', 'speed=1', 'speed'],
  ['route', 'From=A', 'From'],
  ['places', 'limit=12', { limit: 12 }],
  ['places', 'limit=12.0001', 'limit'],
];

function splitWritten(search: string): Written {
  return search === ''
    ? []
    : search.split('&').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const);
}

describe('every door', () => {
  it.each(cases)('of %s reads %s alike', async (name, search, expected) => {
    const given = splitWritten(search);
    const names = given.map(([field]) => field);
    const written = [...splitWritten(asked[name].needs).filter(([field]) => !names.includes(field)), ...given];
    const own = byData(name, written);
    if (typeof expected === 'string') expect(own).toEqual({ field: expected });
    else expect(own).toMatchObject({ values: expected });
    expect(await byHttp(name, written)).toEqual(own);
    expect(byAddress(name, written)).toEqual(own);
    // a command has switches without a value, and none for the search of places
    const { fields }: QuestionSchema = asked[name].question;
    const isSwitch = names.some((each) => fields.some((field) => field.name === each && field.type === 'boolean'));
    const isSwitchedOn = 'values' in own && names.every((each) => own.values[each] === true);
    if (name !== 'places' && (!isSwitch || isSwitchedOn)) expect(await byCommand(name, written)).toEqual(own);
  });

  it('names what is missing', async () => {
    const missing = { field: 'to' };
    const written = splitWritten('from=A');
    expect(byData('route', written)).toEqual(missing);
    expect(await byHttp('route', written)).toEqual(missing);
    expect(await byCommand('route', written)).toEqual(missing);
  });
});
