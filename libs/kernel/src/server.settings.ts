import { z } from 'zod';
import { RegionCode } from '#siaga/contracts';
import { readProxies } from './client-address.js';
import { problemOfOwnAddress } from './outgoing/address.policy.js';
import { defineSettings, type SettingsOf } from './settings/define-settings.js';

const Flag = z.enum(['on', 'off']);
const Seconds = z.coerce.number().int().min(1).max(86_400);
const DataKey = z
  .base64()
  .refine((text) => Buffer.from(text, 'base64').length === 32, { error: 'must be 32 bytes in base64' });

const IngestSources = z
  .string()
  .default('{}')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'must be JSON: {"name": {"secret": "…", "regionCode": "15.71"}}',
      });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.object({ secret: z.string().min(16), regionCode: RegionCode })));

export const listening = defineSettings({
  title: 'Where it listens',
  settings: {
    PORT: {
      schema: z.coerce.number().int().min(0).max(65_535).default(3119),
      text: 'Port of the API, the sockets and all screens.',
      compose: 'no',
    },
    HOST: {
      schema: z.string().default('0.0.0.0'),
      text: 'Address to listen on; 127.0.0.1 keeps it to this machine.',
      compose: 'no',
    },
    SIAGA_METRICS_PORT: {
      schema: z.literal('off').or(z.coerce.number().int().min(0).max(65_535)).default(9119),
      text: 'Port of /metrics, for the monitoring inside; it is never on PORT. off: nowhere.',
      compose: 'no',
    },
    SIAGA_METRICS_HOST: {
      schema: z.string().default('127.0.0.1'),
      text: 'Address on which /metrics listens; another than this machine only inside a private network.',
      compose: { fixed: '0.0.0.0' },
    },
  },
});

export const database = defineSettings({
  title: 'Database',
  settings: {
    DATABASE_URL: {
      schema: z.url({
        protocol: /^postgres(ql)?$/,
        error: 'must look like postgresql://user:password@host:5432/siaga',
      }),
      text: 'A PostgreSQL (15 or newer) with PostGIS. Empty: the embedded one, in its own process. With a URL the demo is off.',
      isSecret: true,
      compose: {
        fixed: 'postgres://siaga:${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD in .env}@database:5432/siaga',
      },
    },
    DATABASE_POOL_SIZE: {
      schema: z.coerce.number().int().min(2).max(200).default(10),
      text: 'Connections per process.',
      compose: { default: '20' },
    },
    SIAGA_DATA_DIR: {
      schema: z.string().min(1).default('.siaga'),
      text: 'Folder of the embedded database and of the keys made here. Only one Siaga at a time can use it.',
      compose: 'no',
    },
  },
});

export const processes = defineSettings({
  title: 'More than one process',
  settings: {
    SIAGA_ROLE: {
      schema: z.enum(['all', 'web', 'worker']).default('all'),
      text: 'all: everything in one process. web: requests and sockets. worker: clocks and jobs.',
      compose: 'no',
    },
    SIAGA_STAND_IN_S: {
      schema: z.coerce
        .number()
        .int()
        .max(600)
        .refine(
          (seconds) => seconds === 0 || seconds >= 3,
          'must be 0 or 3 and more: processes speak every 2 s',
        )
        .default(6),
      text: 'Seconds without a word of any worker after which a web process does its work as well; 0: never.',
    },
  },
});

export const demo = defineSettings({
  title: 'Demo',
  settings: {
    SIAGA_DEMO: {
      schema: Flag.default('off'),
      text: 'on or off. Empty: on with the embedded database, off with a DATABASE_URL. The demo makes demo accounts.',
      shown: '',
      compose: { default: 'off' },
    },
  },
});

export const secrets = defineSettings({
  title: 'Secrets',
  settings: {
    SIAGA_DATA_KEY: {
      schema: DataKey,
      text: `32 random bytes in base64; encrypts personal and health data. Lost key, lost data: keep a copy elsewhere.
  node -e "console.log(require('crypto').randomBytes(32).toString('base64'))"
With the embedded database it is made on the first start, as SIAGA_DATA_DIR/data-key.`,
      isSecret: true,
      compose: 'needed',
    },
    SIAGA_INGEST_SOURCES: {
      schema: IngestSources,
      text: `Telephone systems that may deliver calls, as JSON on one line. A secret has at least 16 characters.
  {"pbx-jambi": {"secret": "...", "regionCode": "15.71"}}
A server that is one process also keeps the source "local" for the whole country, with its secret in SIAGA_DATA_DIR/ingest-key:
\`npm run ingest\` and \`npm run replay\` on the same machine use it without further settings.`,
      isSecret: true,
    },
    SIAGA_SIMULATOR_SECRET: {
      schema: z.string().optional(),
      text: 'Secret of the source "simulator", for a simulator started by hand; `npm start` makes its own for each run.',
      isSecret: true,
    },
    SIAGA_SIMULATOR_REGION: {
      schema: RegionCode.default('15.71'),
      text: 'The region whose calls the simulator may enter.',
    },
  },
});

export const proxy = defineSettings({
  title: 'Behind a proxy with TLS',
  settings: {
    SIAGA_SECURE_COOKIES: {
      schema: Flag.default('off'),
      text: 'on: cookies are sent over TLS only.',
      compose: { default: 'on' },
    },
    SIAGA_TRUST_PROXY: {
      schema: z
        .string()
        .default('off')
        .transform((text, context) => {
          try {
            return readProxies(text);
          } catch (error) {
            context.addIssue({ code: 'custom', message: (error as Error).message });
            return z.NEVER;
          }
        }),
      text: `Proxies whose X-Forwarded headers are believed, e.g. 10.0.0.5,172.18.0.0/16; on: those on this machine and in private networks;
off: none.`,
      shown: 'off',
      compose: { fixed: 'on' },
    },
  },
});

export const centre = defineSettings({
  title: 'The centre',
  settings: {
    SIAGA_CENTRE_NAME: {
      schema: z.string().min(1).max(80).optional(),
      text: 'Its name on the screens.',
      compose: { default: 'PSC 119' },
    },
    SIAGA_TIME_ZONE: {
      schema: z.string().default('Asia/Jakarta'),
      text: 'Its days and hours.',
      compose: { default: 'Asia/Jakarta' },
    },
    SIAGA_OFFER_TIMEOUT_S: {
      schema: Seconds.default(30),
      text: 'Seconds a crew has to answer an offer before the next unit is asked.',
    },
    SIAGA_INBOUND_ACK_TIMEOUT_S: {
      schema: Seconds.default(90),
      text: 'Seconds a hospital has to acknowledge an inbound patient before the supervisor is alerted.',
    },
    SIAGA_HANDOVER_ACK_S: {
      schema: Seconds.default(60),
      text: 'Seconds another centre has to take a case before it comes back to us.',
    },
    SIAGA_REOPEN_WITHIN_H: {
      schema: z.coerce.number().int().min(0).max(8_760).default(24),
      text: 'Hours after its end in which an incident may be opened again.',
    },
    SIAGA_STALE_POSITION_S: {
      schema: Seconds.default(120),
      text: 'Seconds after which a position counts as stale and its unit is ranked last.',
      isOnScreens: true,
    },
    SIAGA_SESSION_HOURS: {
      schema: z.coerce.number().min(1).max(720).default(12),
      text: 'Hours a sign-in lasts.',
    },
  },
});

export const map = defineSettings({
  title: 'Map',
  settings: {
    TILE_URL: {
      schema: z
        .string()
        .superRefine((url, context) => {
          const message = problemOfOwnAddress(url.replace('{s}', 'a'));
          if (message !== null) context.addIssue({ code: 'custom', message });
        })
        .optional(),
      text: 'Tiles to draw under our own layers, e.g. https://tiles.example.id/{z}/{x}/{y}.png. Empty: no internet is needed.',
    },
    TILE_ATTRIBUTION: { schema: z.string().optional(), text: 'Whose tiles they are, as the map must say.' },
  },
});

export const running = defineSettings({
  title: 'Running',
  settings: {
    LOG_LEVEL: {
      schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
      text: 'fatal, error, warn, info, debug, trace or silent.',
      compose: { default: 'info' },
    },
    SIAGA_WEB_DIR: {
      schema: z.string().optional(),
      text: 'Folder of the built screens, when it is not dist/web.',
      compose: 'no',
    },
  },
});

export type ServerSettings = SettingsOf<typeof listening> &
  SettingsOf<typeof database> &
  SettingsOf<typeof processes> &
  SettingsOf<typeof demo> &
  SettingsOf<typeof secrets> &
  SettingsOf<typeof proxy> &
  SettingsOf<typeof centre> &
  SettingsOf<typeof map> &
  SettingsOf<typeof running>;
