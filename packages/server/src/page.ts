import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** The built page. Only files below the folder are served, and the page may load nothing from elsewhere. */
export function pageRoutes(folder: string): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onSend', async (_, reply) => {
      reply.header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
      );
    });
    await app.register(fastifyStatic, { root: folder, index: ['index.html'] });
  };
}
