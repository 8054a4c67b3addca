import type { Coverage, TableName } from '@meridian/engine';
import { request } from '../../worker/protocol.ts';

/** How many figures of each table have a source. */
export const coverageRequest = request<'all', readonly (readonly [TableName, Coverage])[]>('coverage');
