import { findRoutes } from '@meridian/engine';
import { answering } from '../../worker/answerer.ts';
import { routesRequest } from './requests.ts';

export const routesAnswerers = [answering(routesRequest, (query, { network }) => findRoutes(network(), query))];
