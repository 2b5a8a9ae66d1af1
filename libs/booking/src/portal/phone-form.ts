import { AppError, readCallerId } from '#siaga/kernel';

/** The number as it is dialled from anywhere. Throws INPUT.INVALID. */
export function demandPhone(text: string): string {
  const { e164 } = readCallerId(text);
  if (e164 === null)
    throw new AppError('INPUT.INVALID', {
      fields: [{ path: 'phone', message: 'Give a telephone number, such as 0812 3456 7890' }],
    });
  return e164;
}
