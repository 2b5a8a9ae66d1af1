import { z } from 'zod';
import { defineSettings, problemOfOwnAddress, type SettingsOf } from '#siaga/kernel';

/** Open to everybody, with rules against use by services like this. */
const PUBLIC_GEOCODERS: ReadonlySet<string> = new Set(['photon.komoot.io', 'nominatim.openstreetmap.org']);

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** A geocoder of the centre's own that is asked beside our index. */
export const geocoderSettings = defineSettings({
  title: 'A geocoder beside our own',
  settings: {
    SIAGA_GEOCODER: {
      schema: z.enum(['none', 'photon', 'nominatim']).default('none'),
      text: `none, photon or nominatim. Places are always found in our own index; what this one adds is shown with its name.
What callers say is personal: the address must be a server of the centre's own, and the public ones are refused.
Nominatim is not asked while somebody types.`,
    },
    SIAGA_GEOCODER_URL: {
      schema: z
        .url({ protocol: /^https?$/, error: 'must look like http://photon:2322' })
        .refine((url) => problemOfOwnAddress(url) === null, { error: 'is a link-local or reserved address' })
        .refine((url) => !PUBLIC_GEOCODERS.has(hostOf(url)), {
          error: 'is a public server; what callers say is personal, so run one of your own',
        })
        .optional(),
      text: 'Its base address, e.g. http://photon:2322.',
    },
    SIAGA_GEOCODER_TIMEOUT_MS: {
      schema: z.coerce.number().int().min(50).max(5_000).default(400),
      text: 'Milliseconds it may take for one answer.',
    },
  },
  rules: [
    {
      setting: 'SIAGA_GEOCODER_URL',
      error: 'is needed for SIAGA_GEOCODER=photon and SIAGA_GEOCODER=nominatim',
      holds: ({ SIAGA_GEOCODER, SIAGA_GEOCODER_URL }) =>
        SIAGA_GEOCODER === 'none' || SIAGA_GEOCODER_URL !== undefined,
    },
  ],
});

export type GeocoderSettings = SettingsOf<typeof geocoderSettings>;
