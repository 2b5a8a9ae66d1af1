import { z } from 'zod';
import {
  DEFAULT_LATE_TABLE,
  LateColour,
  LateStatus,
  RegionCode,
  type LateTable,
  type LateTimes,
} from '#siaga/contracts';
import { defineSettings, jsonOf, type SettingsOf } from '#siaga/kernel';

const Seconds = z.number().int().min(1).max(86_400);
/** Amber, then red. */
const Pair = z.tuple([Seconds, Seconds]).refine(([amber, red]) => amber < red, {
  error: 'must be [amber, red] in seconds, amber before red',
});
const OwnTable = z.partialRecord(LateStatus, z.partialRecord(LateColour, Pair));
type OwnTable = z.infer<typeof OwnTable>;
const OwnTimes = z.strictObject({
  everywhere: OwnTable.default({}),
  regions: z
    .partialRecord(
      RegionCode.refine((code) => code !== 'ID', { error: 'stands under "everywhere"' }),
      OwnTable,
    )
    .default({}),
});

/** A table with what was said of it instead. */
function withOwn(table: LateTable, own: OwnTable): LateTable {
  const next = structuredClone(table);
  for (const status of LateStatus.options)
    for (const colour of LateColour.options) {
      const pair = own[status]?.[colour];
      if (pair) next[status][colour] = { amberAfterS: pair[0], redAfterS: pair[1] };
    }
  return next;
}

/** The first wait that is longer for a graver colour; null when there is none. */
function upsideDown({ everywhere, regions }: LateTimes): string | null {
  for (const [area, table] of Object.entries({ everywhere, ...regions }))
    for (const status of LateStatus.options) {
      const { merah, kuning, hijau } = table[status];
      if (merah.redAfterS > kuning.redAfterS || kuning.redAfterS > hijau.redAfterS)
        return `${area}, ${status}`;
    }
  return null;
}

const LateSetting = jsonOf(
  OwnTimes.transform(({ everywhere: own, regions }): LateTimes => {
    const everywhere = withOwn(DEFAULT_LATE_TABLE, own);
    const areas = Object.entries(regions).map(([code, table]) => [code, withOwn(everywhere, table ?? {})]);
    return { everywhere, regions: Object.fromEntries(areas) as LateTimes['regions'] };
  }).superRefine((times, context) => {
    const where = upsideDown(times);
    if (where !== null)
      context.addIssue({
        code: 'custom',
        message: `must not wait longer for merah than for kuning, nor for kuning than for hijau (${where})`,
      });
  }),
);

/** When a wait is late. */
export const latenessSettings = defineSettings({
  title: 'When a wait is late',
  text: `For the clocks on every screen and the alerts of supervisors. By status (unsent, offered, accepted, en_route, on_scene, at_patient,
left_scene, at_destination) and colour (merah, kuning, hijau, hitam, none: not triaged), seconds until amber and until red. What is left
out stays as it is; a region may have its own, which hold for all below it.`,
  settings: {
    SIAGA_LATE_AFTER: {
      schema: LateSetting.default(LateSetting.parse('{}')),
      text: 'JSON: {"everywhere": {"en_route": {"merah": [480, 900]}}, "regions": {"15.71": {"on_scene": {"hijau": [1800, 3600]}}}}.',
      shown: '',
      isOnScreens: true,
    },
  },
});

export type LatenessSettings = SettingsOf<typeof latenessSettings>;
