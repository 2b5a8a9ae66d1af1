import { type Call } from '#siaga/contracts';
import { type Draft } from './workspace-store.js';

/**
 * Where the case is: what the operator has chosen, until somebody's choice has reached the call after it, this one or another's
 * newer one; from then on what the call says, which everybody sees.
 */
export function placeInHand(
  { place, placeAfter }: Pick<Draft, 'place' | 'placeAfter'>,
  call: Pick<Call, 'place' | 'fixes'>,
): Call['place'] {
  const isOverruled = call.fixes.slice(placeAfter).some(({ by }) => by.kind === 'account');
  return isOverruled ? call.place : (place ?? call.place);
}
