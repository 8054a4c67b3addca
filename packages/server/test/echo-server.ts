import Fastify from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodType } from 'zod';
import { answerFault } from '../src/problem.ts';
import type { App } from '../src/index.ts';

/** A server that reads questions as the API does and tells what it read, as `values`: a resource for each schema. */
export function createEchoServer(schemas: Readonly<Record<string, ZodType>>): App {
  const app = Fastify({ logger: false }).setValidatorCompiler(validatorCompiler).setErrorHandler(answerFault);
  for (const [name, querystring] of Object.entries(schemas))
    app.get(`/${name}`, { schema: { querystring } }, (request, reply) => reply.send({ values: request.query }));
  return app;
}
