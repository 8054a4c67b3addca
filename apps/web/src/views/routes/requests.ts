import type { Refusal, RoutesAnswer, RoutesQuery } from '@meridian/engine';
import { request } from '../../worker/protocol.ts';

export const routesRequest = request<RoutesQuery, RoutesAnswer | Refusal>('routes');
