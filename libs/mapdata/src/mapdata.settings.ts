import { z } from 'zod';
import { defineSettings, problemOfOwnAddress, type SettingsOf } from '#siaga/kernel';

const Web = z.string().superRefine((url, context) => {
  const message = problemOfOwnAddress(url);
  if (message !== null) context.addIssue({ code: 'custom', message });
});

/** Where maps are fetched from when somebody asks for one. Nothing is fetched by itself. */
export const mapFetchSettings = defineSettings({
  title: 'Maps to fetch',
  text: 'For `npm run region -- fetch` and the maps screen; both are only asked when a person says so.',
  settings: {
    SIAGA_OVERPASS_URL: {
      schema: Web.default('https://overpass-api.de/api/interpreter'),
      text: 'An Overpass API, which gives a kabupaten or kota out of OpenStreetMap.',
    },
    SIAGA_GEOFABRIK_URL: {
      schema: Web.default('https://download.geofabrik.de'),
      text: 'A server with the extracts of Geofabrik, which gives a whole island as one file.',
    },
    SIAGA_MAP_CONTACT: {
      schema: z
        .string()
        .trim()
        .max(200)
        .regex(/^[\x20-\x7e]*$/, 'takes plain letters only')
        .default(''),
      text: 'An e-mail address or web page of the centre. Both servers ask those who use them to say who they are.',
      shown: '',
    },
  },
});

export type MapFetchSettings = SettingsOf<typeof mapFetchSettings>;
