import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from '@meridian/server';
import type { OfferedModel } from '@meridian/server';
import type { Model } from '@meridian/engine';
import { loadBaseMap } from '../../base-map.ts';
import { listBuiltIn, loadModel } from '../../model.ts';
import { UsageFault } from '../../faults.ts';
import type { ModelOptions } from '../../shared-options.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const pageFolder = fileURLToPath(new URL('../../../../web/dist', import.meta.url));
const portsToTry = 20;

interface ServeOptions extends Pick<ModelOptions, 'model'> {
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
  readonly allowHost: readonly string[];
}

/** `meridian serve`: the workbench and the API until Ctrl+C. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<void> {
  const model = await loadModel(options.model);
  const app = await createServer({
    model,
    baseMap: await loadBaseMap(),
    others: await offerBuiltIn(model),
    // whoever names the host to listen on may be called by that name
    allowedHosts: [options.host, ...options.allowHost],
    ...(existsSync(pageFolder) ? { pageFolder } : {}),
  });
  if (!existsSync(pageFolder))
    terminal.err('The page is not built, so only the API is served: npm run setup builds it.');
  const address = await listen(app, options);
  terminal.out(`${model.title}\n${terminal.style('bold', address)}   API: ${address}/api/openapi.json   Ctrl+C ends.`);
  if (options.open) openBrowser(address);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await app.close();
}

/** The built-in models beside the one that is served. */
async function offerBuiltIn(served: Model): Promise<readonly OfferedModel[]> {
  const builtIn = await listBuiltIn();
  return builtIn.filter(({ name }) => name !== served.name);
}

type Listener = Awaited<ReturnType<typeof createServer>>;

/** Listens on the port that is asked for, or on the next one that is free. */
async function listen(app: Listener, { port, host }: ServeOptions): Promise<string> {
  for (let tried = port; tried < port + portsToTry; tried += 1) {
    try {
      return await app.listen({ port: tried, host });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        throw new UsageFault(`${host} is no address of this machine.`);
      if (code === 'EACCES') throw new UsageFault(`Port ${tried} needs more rights; take one above 1023.`);
      if (code !== 'EADDRINUSE') throw error;
    }
  }
  throw new UsageFault(`Ports ${port} to ${port + portsToTry - 1} are all taken.`);
}

/** Opens the page where there is a browser to open; its absence is no fault. */
function openBrowser(address: string): void {
  if (
    process.env['CI'] !== undefined ||
    (process.platform === 'linux' &&
      process.env['DISPLAY'] === undefined &&
      process.env['WAYLAND_DISPLAY'] === undefined)
  )
    return;
  const opener = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  execFile(opener, [address], () => undefined);
}
