import { now } from './clock.ts';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import fastifySwagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { BaseMap } from '@meridian/cartography';
import { createReceipt, meridianVersion, nullForUnknown } from '@meridian/model-files';
import { nodeEdge } from '@meridian/model-files/disk';
import type { Model } from '@meridian/engine';
import { sendContent } from './answer-pool.ts';
import { jsonType } from './answers/held.ts';
import { resourceOf } from './asked.ts';
import { createContext } from './context.ts';
import type { Context, OfferedModel } from './context.ts';
import type { PoolLimits } from './answer-pool.ts';
import { isKnownHost } from './known-host.ts';
import { problem } from './problem-details.ts';
import { answerFault } from './problem.ts';
import { assignRoutes } from './routes/assign.ts';
import { checkRoutes } from './routes/check.ts';
import { explainRoutes } from './routes/explain.ts';
import { exportRoutes } from './routes/export.ts';
import { jobRoutes } from './routes/jobs.ts';
import { mapRoutes } from './routes/map.ts';
import { modelRoutes } from './routes/model.ts';
import { modelsRoutes } from './routes/models.ts';
import { placeRoutes } from './routes/place.ts';
import { reachRoutes } from './routes/reach.ts';
import { relationRoutes } from './routes/relation.ts';
import { relationsRoutes } from './routes/relations.ts';
import { regimeRoutes } from './routes/regimes.ts';
import { routeRoutes } from './routes/route.ts';
import { screenRoutes } from './routes/screen.ts';
import { skimRoutes } from './routes/skim.ts';
import { pageRoutes } from './page.ts';

export type App = FastifyInstance;

/** Longest address that is answered; a question is one address, so that a link reproduces it. */
const maxAddressCharacters = 8_000;

export interface ServerOptions {
  readonly model: Model;
  /** What lies under the map; without it there is no map. */
  readonly baseMap?: BaseMap;
  /** Models offered beside it, which are read when a page opens them. */
  readonly others?: readonly OfferedModel[];
  /** Folder of the built page; without it only the API is served. */
  readonly pageFolder?: string;
  /** Names by which clients may call this server, beside its addresses and localhost. */
  readonly allowedHosts?: readonly string[];
  readonly poolLimits?: PoolLimits;
}

/** The HTTP API of a model, and the page. It listens nowhere yet: call `listen`. */
export async function createServer(options: ServerOptions): Promise<App> {
  const app = Fastify({ routerOptions: { maxParamLength: 200 }, bodyLimit: 1, logger: false });
  const context = createContext(options.model, options.baseMap, options.others ?? [], options.poolLimits);
  app.addHook('onClose', () => Promise.all([context.jobs.close(), context.pool.close()]));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data, nullForUnknown));
  app.setErrorHandler(answerFault);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    const refuse = (status: number, title: string, detail: string): FastifyReply =>
      reply
        .code(status)
        .type('application/problem+json')
        .send(problem(status, title, detail));
    const { host } = request.headers;
    if (!isKnownHost(host, options.allowedHosts ?? []))
      return refuse(421, 'Unknown host', `${host ?? 'A missing host'} is no name of this server: see --allow-host.`);
    if (request.url.length > maxAddressCharacters)
      return refuse(414, 'Address too long', `An address may have ${maxAddressCharacters} characters.`);
    return undefined;
  });
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Meridian',
        version: meridianVersion,
        description: 'Routes, reach and evidence of a corridor model. Errors are problem details (RFC 9457).',
        license: { name: 'MIT' },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register((api) => registerApi(api, context), { prefix: '/api' });
  app.setNotFoundHandler((request, reply) => {
    const detail = `${request.method} ${request.url} is no resource; /api/openapi.json lists them.`;
    return reply
      .code(404)
      .type('application/problem+json')
      .send({ type: 'about:blank', title: 'Not found', status: 404, detail });
  });
  if (options.pageFolder !== undefined) await app.register(pageRoutes(options.pageFolder));
  return app;
}

function isAnswer(payload: unknown): payload is object {
  return typeof payload === 'object' && payload !== null && 'schema' in payload && !('receipt' in payload);
}

function registerApi(api: FastifyInstance, context: Context): Promise<void> {
  const typed = api.withTypeProvider<ZodTypeProvider>();
  for (const register of [
    modelRoutes,
    modelsRoutes,
    placeRoutes,
    routeRoutes,
    reachRoutes,
    regimeRoutes,
    explainRoutes,
    checkRoutes,
    exportRoutes,
    mapRoutes,
    skimRoutes,
    screenRoutes,
    assignRoutes,
    jobRoutes,
    relationRoutes,
    relationsRoutes,
  ])
    register(typed, context);
  // what the pool answers has its receipt already, and is text
  api.addHook('preSerialization', async (request, _, payload: unknown) =>
    isAnswer(payload)
      ? {
          ...payload,
          receipt: createReceipt({ question: resourceOf(request), model: context.model }, nodeEdge(now())),
        }
      : payload,
  );
  // a schema says by absence, not by null, what it does not limit
  api.get('/openapi.json', { schema: { hide: true } }, (_, reply) =>
    sendContent(reply, jsonType, JSON.stringify(api.swagger())),
  );
  return Promise.resolve();
}
