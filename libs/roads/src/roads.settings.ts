import { z } from 'zod';
import { defineSettings, problemOfOwnAddress, type SettingsOf } from '#siaga/kernel';

/** Routers that are asked over HTTP. */
const NEEDS_URL: ReadonlySet<string> = new Set(['osrm', 'valhalla']);

/** A router that is asked for travel times before our own roads. */
export const routerSettings = defineSettings({
  title: 'Travel times',
  settings: {
    SIAGA_ROUTER: {
      schema: z.enum(['roads', 'osrm', 'valhalla', 'pgrouting']).default('roads'),
      text: `roads (the imported roads, in this process), osrm, valhalla or pgrouting (in the same database). What the chosen one
cannot answer in time comes from roads, and where there are none from a straight line.`,
    },
    SIAGA_ROUTER_URL: {
      schema: z
        .url({ protocol: /^https?$/, error: 'must look like http://router:5000' })
        .refine((url) => problemOfOwnAddress(url) === null, { error: 'is a link-local or reserved address' })
        .optional(),
      text: 'Base address of osrm or valhalla, e.g. http://osrm:5000.',
    },
    SIAGA_ROUTER_TIMEOUT_MS: {
      schema: z.coerce.number().int().min(50).max(10_000).default(800),
      text: 'Milliseconds it may take for one answer.',
    },
  },
  rules: [
    {
      setting: 'SIAGA_ROUTER_URL',
      error: 'is needed for SIAGA_ROUTER=osrm and SIAGA_ROUTER=valhalla',
      holds: ({ SIAGA_ROUTER, SIAGA_ROUTER_URL }) =>
        SIAGA_ROUTER_URL !== undefined || !NEEDS_URL.has(SIAGA_ROUTER),
    },
  ],
});

export type RouterSettings = SettingsOf<typeof routerSettings>;
