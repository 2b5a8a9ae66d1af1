import react from '@vitejs/plugin-react';
import path from 'node:path';
import { type UserConfig, defaultClientConditions } from 'vite';
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa';
import { interSubset } from './vite.font.js';
import { schemasOnServerOnly } from './vite.schemas.js';
import { FORMS, routesOfOthersLeftOut } from './vite.contracts.js';

const ROOT = import.meta.dirname;

interface WebApp {
  readonly name: 'console' | 'crew' | 'desk' | 'portal';
  /** The address the server gives the app. */
  readonly base: string;
  /** Keeps the app on the device: `own` by its `src/sw.ts`, `shell` by a worker that keeps the page and nothing else. */
  readonly worker?: 'own' | 'shell';
}

/** What a device keeps: one version of all that the page can load, but for the font's other alphabets. */
const KEPT = {
  globPatterns: ['**/*.{html,js,css,svg,png,webmanifest,woff2}'],
  // The reader of cards is kept once it was used: it is for posts alone, and larger than all else.
  globIgnores: ['**/inter-{cyrillic,greek,vietnamese,latin-ext}*', '**/sw.js', '**/tesseract-core*'],
};

/** The service worker of an app. Its registration and its web manifest are the app's own. */
function workerPlugins(base: string, worker: WebApp['worker']): ReturnType<typeof VitePWA> {
  if (worker === undefined) return [];
  const common = { injectRegister: false, manifest: false } satisfies Partial<VitePWAOptions>;
  if (worker === 'own')
    return VitePWA({
      ...common,
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectManifest: KEPT,
    });
  return VitePWA({
    ...common,
    filename: 'sw.js',
    workbox: {
      ...KEPT,
      navigateFallback: `${base}index.html`,
      runtimeCaching: [
        {
          urlPattern: /\/assets\/(tesseract-core|ind\.)/,
          handler: 'CacheFirst',
          options: { cacheName: 'card-reader' },
        },
      ],
      skipWaiting: true,
      clientsClaim: true,
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
}

/** Named by the contracts' index, and used by the post's view alone. */
const AT_POSTS = /[\\/]contracts[\\/]src[\\/]monitoring[\\/]entry-code\.ts$/;

/**
 * All that a first screen needs is one file: many small ones compress worse, and a phone asks for each. Not the console's: what its first
 * screen and its windows share is more than the first screen needs.
 */
const ONE_BASE = {
  output: {
    codeSplitting: {
      groups: [
        { name: 'entry-code', test: AT_POSTS, priority: 1 },
        { name: 'base', tags: ['$initial'] },
      ],
    },
  },
} satisfies NonNullable<UserConfig['build']>['rolldownOptions'];

/** One front end: built from apps/NAME to dist/web/NAME, libs by their sources; `npm run dev` adds the server's part. */
export function webConfig({ name, base, worker }: WebApp): UserConfig {
  return {
    root: path.join(ROOT, 'apps', name),
    base,
    plugins: [
      interSubset(),
      schemasOnServerOnly(),
      routesOfOthersLeftOut(name),
      react(),
      ...workerPlugins(base, worker),
    ],
    resolve: { conditions: ['siaga-source', ...defaultClientConditions] },
    cacheDir: path.join(ROOT, 'node_modules', '.cache', `vite-${name}`),
    build: {
      outDir: path.join(ROOT, 'dist', 'web', name),
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: true,
      manifest: true,
      chunkSizeWarningLimit: 1_000,
      // web-kit's index.ts names every part: one that an app does not use at once must not ride in its first load.
      rolldownOptions: {
        ...(name !== 'console' && ONE_BASE),
        treeshake: {
          moduleSideEffects: [
            { test: /[\\/](web-kit|client)[\\/]src[\\/].*\.tsx?$/, sideEffects: false },
            { test: FORMS, sideEffects: false },
          ],
        },
      },
    },
  };
}
