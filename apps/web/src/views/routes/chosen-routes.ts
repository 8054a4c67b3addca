import type { Route } from '@meridian/engine';
import { useWorkbench } from '../../state/workbench-context.ts';
import { sortRoutes } from '@meridian/words';
import { routesSettings } from './settings.ts';
import { useRoutes } from './use-routes.ts';

/** The route that is looked at, and the one set beside it. */
export function useChosenRoutes(): { readonly chosen: Route | undefined; readonly beside: Route | undefined } {
  const { address } = useWorkbench(routesSettings);
  const routes = useRoutes();
  const all = routes.value?.routes ?? [];
  const chosen = all.find(({ id }) => id === address.route) ?? sortRoutes(all, address.clock)[0];
  return { chosen, beside: all.find(({ id }) => id === address.beside && id !== chosen?.id) };
}
