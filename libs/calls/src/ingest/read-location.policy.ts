import { CallEventLocation, type FieldProblem } from '#siaga/contracts';
import { doubtOfPoint, turnedRound } from '#siaga/kernel';
import { z } from 'zod';

const MOST_ACCURACY_M = 100_000;
/** A pair whose order may be swapped, and a radius as sources write it: what is none is unknown. */
const Degrees = numberAsWritten().pipe(z.number().min(-180).max(180));
const Said = z.object({
  point: z.object({ lon: Degrees, lat: Degrees }),
  accuracyM: numberAsWritten().pipe(z.number().nonnegative()).optional().catch(undefined),
  source: CallEventLocation.shape.source.catch('pbx'),
});

/**
 * A call event whose position can be read, or that has none: no call is refused for where it says it comes from (ADR 0030). What was
 * left out or turned round is told.
 */
export function withReadableLocation(value: unknown): { value: unknown; problems: FieldProblem[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value, problems: [] };
  const { location, ...rest } = value as Record<string, unknown>;
  if (location === undefined) return { value, problems: [] };
  if (location === null) return { value: rest, problems: [] };
  const said = Said.safeParse(location);
  if (!said.success) {
    const problems = said.error.issues.map(({ path, message }) => ({
      path: ['location', ...path].join('.'),
      message: `${message}; the position was left out`,
    }));
    return { value: rest, problems };
  }
  const { point, accuracyM, source } = said.data;
  const read = {
    accuracyM: accuracyM === undefined ? undefined : Math.min(accuracyM, MOST_ACCURACY_M),
    source,
  };
  if (doubtOfPoint(point) === 'swapped')
    return {
      value: { ...rest, location: { ...read, point: turnedRound(point), doubt: 'swapped' } },
      problems: [{ path: 'location.point', message: 'Longitude and latitude are swapped' }],
    };
  if (Math.abs(point.lat) > 90)
    return {
      value: rest,
      problems: [{ path: 'location.point.lat', message: 'Is no latitude; the position was left out' }],
    };
  return { value: { ...rest, location: { ...read, point } }, problems: [] };
}

/** A number, also as text, with a decimal comma or a point. */
function numberAsWritten() {
  return z.union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^[+-]?\d+([.,]\d+)?$/)
      .transform((text) => Number(text.replace(',', '.'))),
  ]);
}
