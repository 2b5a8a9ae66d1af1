import { z } from 'zod';

const Flag = z.enum(['on', 'off']);
const Seconds = z.coerce.number().int().min(1).max(86_400);
const DataKey = z
  .base64()
  .refine((text) => Buffer.from(text, 'base64').length === 32, { error: 'must be 32 bytes in base64' });

/** Routers that are asked over HTTP. */
const NEEDS_URL: ReadonlySet<string> = new Set(['osrm', 'valhalla']);

/** Open to everybody, with rules against use by services like this. */
const PUBLIC_GEOCODERS: ReadonlySet<string> = new Set(['photon.komoot.io', 'nominatim.openstreetmap.org']);

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

const EnvSchema = z
  .object({
    NODE_ENV: z.string().default('production'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3119),
    HOST: z.string().default('0.0.0.0'),
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'must look like postgresql://user:password@host:5432/siaga',
    }),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    SIAGA_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
    SIAGA_DEMO: Flag.default('off'),
    SIAGA_ENGINE: z.enum(['embedded', 'external']).default('external'),
    SIAGA_CENTRE_NAME: z.string().min(1).max(80).optional(),
    SIAGA_TIME_ZONE: z.string().default('Asia/Jakarta'),
    SIAGA_PUBLIC_URL: z.url().optional(),
    SIAGA_DATA_KEY: DataKey,
    SIAGA_WEB_DIR: z.string().optional(),
    SIAGA_INGEST_SOURCES: z
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
      .pipe(z.record(z.string(), z.object({ secret: z.string().min(16), regionCode: z.string() }))),
    SIAGA_SECURE_COOKIES: Flag.default('off'),
    SIAGA_TRUST_PROXY: Flag.default('off'),
    SIAGA_OFFER_TIMEOUT_S: Seconds.default(30),
    SIAGA_INBOUND_ACK_TIMEOUT_S: Seconds.default(90),
    SIAGA_HANDOVER_ACK_S: Seconds.default(60),
    SIAGA_STALE_POSITION_S: Seconds.default(120),
    SIAGA_SESSION_HOURS: z.coerce.number().min(1).max(720).default(12),
    SIAGA_ROUTER: z.enum(['roads', 'osrm', 'valhalla', 'pgrouting']).default('roads'),
    SIAGA_ROUTER_URL: z.url({ protocol: /^https?$/, error: 'must look like http://router:5000' }).optional(),
    SIAGA_ROUTER_TIMEOUT_MS: z.coerce.number().int().min(50).max(10_000).default(800),
    SIAGA_GEOCODER: z.enum(['none', 'photon', 'nominatim']).default('none'),
    SIAGA_GEOCODER_URL: z
      .url({ protocol: /^https?$/, error: 'must look like http://photon:2322' })
      .refine((url) => !PUBLIC_GEOCODERS.has(hostOf(url)), {
        error: 'is a public server; what callers say is personal, so run one of your own',
      })
      .optional(),
    SIAGA_GEOCODER_TIMEOUT_MS: z.coerce.number().int().min(50).max(5_000).default(400),
    TILE_URL: z.string().optional(),
    TILE_ATTRIBUTION: z.string().optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine(
    ({ SIAGA_ROUTER, SIAGA_ROUTER_URL }) => SIAGA_ROUTER_URL !== undefined || !NEEDS_URL.has(SIAGA_ROUTER),
    {
      path: ['SIAGA_ROUTER_URL'],
      error: 'is needed for SIAGA_ROUTER=osrm and SIAGA_ROUTER=valhalla',
    },
  )
  .refine(
    ({ SIAGA_GEOCODER, SIAGA_GEOCODER_URL }) => SIAGA_GEOCODER === 'none' || SIAGA_GEOCODER_URL !== undefined,
    {
      path: ['SIAGA_GEOCODER_URL'],
      error: 'is needed for SIAGA_GEOCODER=photon and SIAGA_GEOCODER=nominatim',
    },
  );

/** The settings of the server process, checked once at boot. */
export type Env = z.infer<typeof EnvSchema>;

/** Nest injection token of `Env`. */
export const ENV = Symbol('ENV');

/** Thrown by `readEnv` with every problem at once. */
export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(`Settings are wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Reads the settings from environment variables; empty ones count as left out. Throws EnvError listing all that is wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = EnvSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvError(
    parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return name in given ? `${name}: ${issue.message}` : `${name} is missing`;
    }),
  );
}
