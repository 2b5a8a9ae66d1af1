import { z } from 'zod';

/**
 * Why a fix is not believed (ADR 0030): the kept, shown and unused kind. `zero` is (0, 0), `lost_sign` lies where it would with the other sign,
 * `coarse` says only in which part of the country, `jump` is farther than anything drives in the time.
 */
export const FixDoubt = z.enum([
  'zero',
  'swapped',
  'lost_sign',
  'outside_country',
  'outside_area',
  'coarse',
  'in_future',
  'too_old',
  'jump',
]);
export type FixDoubt = z.infer<typeof FixDoubt>;
