import { z } from 'zod';

/** Whether this is the demo, for the sign-in screen; lists demo accounts only there. */
export const PublicInfo = z.object({
  centreName: z.string(),
  isDemo: z.boolean(),
  demoAccounts: z.array(
    z.object({ username: z.string(), password: z.string(), role: z.string(), note: z.string() }),
  ),
  tileUrl: z.string().nullable(),
  tileAttribution: z.string().nullable(),
  timeZone: z.string(),
});
export type PublicInfo = z.infer<typeof PublicInfo>;
