import { z } from 'zod';
import { Id, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';

/** What is dialled where nobody set anything: the medical emergency number of the whole country. */
export const COUNTRY_NUMBER = '119';

/** A number that people are to dial in an emergency, and whose it is. */
export const EmergencyNumber = z.object({
  label: notPersonal(z.string().trim().min(2).max(40), 'a service, not a person'),
  number: notPersonal(
    z.string().regex(/^(\+62\d{8,13}|0\d{7,13}|\d{3,6})$/, {
      error: 'Give a number as it is dialled, such as 119 or 0741123456',
    }),
    'a service’s number',
  ),
});
export type EmergencyNumber = z.infer<typeof EmergencyNumber>;

/** What is dialled in a region and in all below it that set nothing of their own; the first one by the panic button. */
export const EmergencyNumbers = z.object({
  id: Id,
  version: z.number().int(),
  regionCode: RegionCode,
  /** None: what holds above holds here. */
  numbers: z.array(EmergencyNumber).max(5),
});
export type EmergencyNumbers = z.infer<typeof EmergencyNumbers>;

export const EmergencyNumbersInput = z.object({ regionCode: RegionCode });
export type EmergencyNumbersInput = z.output<typeof EmergencyNumbersInput>;

/** What a region set itself, and what is dialled in it. */
export const EmergencyNumbersOf = z.object({
  own: EmergencyNumbers.nullable(),
  dialled: z.array(EmergencyNumber).min(1),
});
export type EmergencyNumbersOf = z.infer<typeof EmergencyNumbersOf>;

export const SetEmergencyNumbersInput = z.object({
  regionCode: RegionCode,
  /** The version that was seen; null where there was none. */
  version: z.number().int().nullable(),
  numbers: EmergencyNumbers.shape.numbers,
});
export type SetEmergencyNumbersInput = z.output<typeof SetEmergencyNumbersInput>;
