import { type EmergencyNumber, type OwnCase } from '#siaga/contracts';

const COUNTRY: EmergencyNumber = { label: '119', number: '119' };

/** What to dial where the person lives, as the page was last told; a page from before numbers were told, and none, dial 119. */
export function numbersOf(
  page: Partial<Pick<OwnCase, 'emergencyNumbers'>> | null,
): [EmergencyNumber, ...EmergencyNumber[]] {
  const [first, ...others] = page?.emergencyNumbers ?? [];
  return first === undefined ? [COUNTRY] : [first, ...others];
}
