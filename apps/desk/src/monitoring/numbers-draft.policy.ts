import { type EmergencyNumber, EmergencyNumbers } from '#siaga/contracts';
import { z } from 'zod';

const MOST = 5;

/** A line of the form; one that is empty is none. */
const Line = z.object({ label: z.string(), number: z.string() });

/** Numbers as they are typed: five lines, of which the first is dialled. */
export const NumbersDraft = z
  .object({ lines: z.array(Line).length(MOST) })
  .superRefine(({ lines }, context) => {
    lines.forEach((line, at) => {
      if (isEmpty(line) || EmergencyNumbers.shape.numbers.safeParse([readLine(line)]).success) return;
      context.addIssue({ code: 'custom', path: ['lines', at, 'number'] });
    });
  });
export type NumbersDraft = z.infer<typeof NumbersDraft>;

const isEmpty = ({ label, number }: z.infer<typeof Line>): boolean =>
  label.trim() === '' && number.trim() === '';

/** As it is dialled: people write numbers in groups. */
function readLine({ label, number }: z.infer<typeof Line>): EmergencyNumber {
  return { label: label.trim(), number: number.replace(/[\s.()-]/g, '') };
}

/** What was set, as the form has it. */
export function draftOfNumbers(numbers: readonly EmergencyNumber[]): NumbersDraft {
  return { lines: Array.from({ length: MOST }, (_, at) => numbers[at] ?? { label: '', number: '' }) };
}

/** What is sent of it. */
export function numbersOfDraft({ lines }: NumbersDraft): EmergencyNumber[] {
  return lines.filter((line) => !isEmpty(line)).map(readLine);
}
