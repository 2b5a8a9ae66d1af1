import { daysLater } from '#siaga/contracts';
import { AppError } from '#siaga/kernel';

/** A year that was mistyped is no period: nobody is followed up from or to a day so many days before or after `today`. Throws INPUT.INVALID. */
export function demandNear(
  path: string,
  date: string,
  today: string,
  { before, after }: { readonly before: number; readonly after: number },
): void {
  const [first, last] = [daysLater(today, -before), daysLater(today, after)];
  if (date < first || date > last)
    throw new AppError('INPUT.INVALID', {
      fields: [{ path, message: `Give a day from ${first} to ${last}` }],
    });
}
