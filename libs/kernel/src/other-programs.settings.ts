import { z } from 'zod';
import { defineSettings } from './settings/define-settings.js';

// Programs that may not import this lib check these for themselves; here they stand in the list.

defineSettings({
  title: 'The embedded database',
  readBy: 'tools',
  settings: {
    SIAGA_ENGINE_PORT: {
      schema: z.coerce.number().int().min(0).max(65_535).default(0),
      text: 'Loopback port of the embedded database; 0 takes any free one.',
    },
  },
});

defineSettings({
  title: 'Command lines that speak to a server',
  text: 'For `npm run ingest`, `npm run replay` and `npm run simulate`.',
  readBy: 'tools',
  settings: {
    SIAGA_URL: {
      schema: z.url().default('http://127.0.0.1:3119'),
      text: 'Address of the server.',
      shown: '',
    },
    SIAGA_INGEST_SOURCE: {
      schema: z.string().default('local'),
      text: 'The call source to enter calls as, one of SIAGA_INGEST_SOURCES.',
      shown: '',
    },
    SIAGA_INGEST_SECRET: {
      schema: z.string().optional(),
      text: 'Its secret; for local what the server on this machine keeps.',
      isSecret: true,
    },
    SIAGA_DEMO_HOUR: {
      schema: z.enum(['calm', 'bad']).default('calm'),
      text: "How full an hour of the demo's living city is: calm, of a centre that copes, or bad.",
      shown: '',
    },
    SIAGA_ADMIN_PASSWORD: {
      schema: z.string().optional(),
      text: 'Password of the account that a replay signs in with; the demo needs none.',
      isSecret: true,
    },
  },
});

defineSettings({
  title: 'docker compose',
  readBy: 'compose',
  settings: {
    HTTP_PORT: { schema: z.coerce.number().int().default(8080), text: 'Port of the proxy.' },
    POSTGRES_PASSWORD: {
      schema: z.string(),
      text: 'Password of its database. Use letters and digits: it becomes part of a URL.',
      isSecret: true,
    },
  },
});

defineSettings({
  title: 'Tests and benches',
  readBy: 'tests',
  settings: {
    TEST_DATABASE_URL: {
      schema: z.url().optional(),
      text: 'A PostgreSQL whose user may create databases: the database and end-to-end tests then run there.',
    },
    TEST_LOG_LEVEL: {
      schema: z.string().default('silent'),
      text: 'What servers under test write.',
    },
    CHROMIUM_PATH: {
      schema: z.string().optional(),
      text: 'The browser of the screen tests when it stands in an unusual place.',
    },
    SIAGA_REQUIRE_BROWSER: {
      schema: z.enum(['1']).optional(),
      text: '1: no browser is a failure, not a reason to leave the screen tests out.',
    },
    SIAGA_UI_PICTURES: {
      schema: z.enum(['1']).optional(),
      text: '1: the screen tests leave a picture of every page.',
    },
    BENCH_DATABASE_URL: {
      schema: z.url().optional(),
      text: 'A PostgreSQL for `npm run bench`, when it is not to start one of its own.',
    },
    BENCH_PORT: { schema: z.coerce.number().int().optional(), text: 'Port of the server under the bench.' },
    BENCH_MESSAGES: {
      schema: z.coerce.number().int().optional(),
      text: 'Messages in the queue that messaging-drain empties; 100,000 when left out.',
    },
    BENCH_CPU_PROFILE: {
      schema: z.string().optional(),
      text: 'Folder in which the server under the bench leaves a CPU profile.',
    },
    BENCH_MISSES: {
      schema: z.string().optional(),
      text: 'Folder in which the geo bench leaves the places it did not find.',
    },
  },
});
