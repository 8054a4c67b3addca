export { createServer } from './server.ts';
export type { App, ServerOptions } from './server.ts';
export type { OfferedModel } from './context.ts';
export type { PoolLimits } from './answer-pool.ts';
