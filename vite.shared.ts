import react from '@vitejs/plugin-react';
import path from 'node:path';
import { type UserConfig, defaultClientConditions } from 'vite';
import { interSubset } from './vite.font.js';

const ROOT = import.meta.dirname;

interface WebApp {
  readonly name: 'console' | 'crew' | 'desk' | 'portal';
  /** The address the server gives the app. */
  readonly base: string;
}

/** One front end: built from apps/NAME to dist/web/NAME, libs by their sources; `npm run dev` adds the server's part. */
export function webConfig({ name, base }: WebApp): UserConfig {
  return {
    root: path.join(ROOT, 'apps', name),
    base,
    plugins: [interSubset(), react()],
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
        treeshake: {
          moduleSideEffects: [{ test: /[\\/](web-kit|client)[\\/]src[\\/].*\.tsx?$/, sideEffects: false }],
        },
      },
    },
  };
}
