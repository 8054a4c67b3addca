import { lazy } from 'react';

const Closures = lazy(() => import('./closures.tsx').then((module) => ({ default: module.Closures })));
const MapTable = lazy(() => import('./map-table.tsx').then((module) => ({ default: module.MapTable })));

/** What of the network is closed on its date: for any view. */
export const closuresDrawer = { id: 'closures', title: 'Closed and left out', Body: Closures } as const;

/** What the map shows, as a table: for any view. */
export const tableDrawer = { id: 'table', title: 'Map as a table', Body: MapTable } as const;
