import { createServer as createHttpServer } from 'node:http';
import { createServer, loadConfigFromFile, mergeConfig } from 'vite';
import { nestProjects } from '../nest-cli.mjs';
import { inRoot } from '../paths.mjs';

/** What the API process answers; all else is a screen. */
const API_PATHS = ['/api', '/health', '/socket'];

/**
 * One address for all of `npm run dev`: every screen with its hot reload, and the API behind it. Requests that come while the
 * server restarts wait for it. Gives { close, watcher, prefixes }; `watcher` is Vite's own, for others to watch with.
 */
export async function openGateway({ port, host, apiPort, settled }) {
  const server = createHttpServer();
  const screens = [];
  for (const app of nestProjects().webApps)
    screens.push(await openScreen(app, server, screens.length === 0 ? apiPort : null));
  // The proxy stands in the first of them; the root is everybody's prefix, so that it comes last.
  const api = screens[0];
  const byLength = [...screens].sort((a, b) => b.config.base.length - a.config.base.length);
  server.on('request', (request, response) => {
    const path = request.url.split('?')[0];
    if (API_PATHS.some((start) => path === start || path.startsWith(`${start}/`)))
      return void settled().then(() => api.middlewares(request, response));
    const screen = byLength.find(({ config }) => path.startsWith(config.base) || `${path}/` === config.base);
    return screen.middlewares(request, response);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    watcher: api.watcher,
    prefixes: screens.map(({ config }) => config.base),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await Promise.all(screens.map((screen) => screen.close()));
    },
  };
}

async function openScreen(app, server, apiPort) {
  const file = inRoot('apps', app, 'vite.config.ts');
  const { config } = await loadConfigFromFile({ command: 'serve', mode: 'development' }, file);
  const target = { target: `http://127.0.0.1:${apiPort}`, ws: true };
  const proxy = apiPort === null ? {} : Object.fromEntries(API_PATHS.map((path) => [path, target]));
  return createServer(
    mergeConfig(
      { ...config, server: undefined },
      {
        configFile: false,
        clearScreen: false,
        logLevel: 'warn',
        server: { middlewareMode: { server }, hmr: { server }, proxy },
      },
    ),
  );
}
