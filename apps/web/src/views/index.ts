import { evidence } from './evidence/index.ts';
import { flows } from './flows/index.ts';
import { models } from './models/index.ts';
import { reach } from './reach/index.ts';
import { relations } from './relations/index.ts';
import { routes } from './routes/index.ts';
import type { ViewList } from './workbench-view.ts';

/** The views in the order of the rail: an import and a name for each. The first is the one of an empty address. */
export const views: ViewList = [routes, reach, flows, relations, evidence, models];
