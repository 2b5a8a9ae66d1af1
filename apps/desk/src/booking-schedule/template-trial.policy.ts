import { type TryTemplateInput } from '#siaga/contracts';
import { type WeekLine, type ReadClinic } from './clinic-draft.policy.js';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1_440;

/** How long a session is, in minutes; one that ends before it starts runs past midnight. */
export function lengthOf({ opens, closes }: { opens: string; closes: string }): number {
  const minuteOf = (clock: string): number => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return hours * MINUTES_PER_HOUR + minutes;
  };
  return (minuteOf(closes) - minuteOf(opens) + MINUTES_PER_DAY) % MINUTES_PER_DAY || MINUTES_PER_DAY;
}

type Facts = Extract<ReadClinic, { ok: true }>['facts'];

/** What to ask about the windows of one line of a clinic's week; null when there is no such line. */
export function trialOf(id: string, { weekly, rules }: Facts, line: number): TryTemplateInput | null {
  const session = weekly[line];
  if (session === undefined) return null;
  return { id, lengthMinutes: lengthOf(session), ...session.rhythm, walkInAfter: rules.walkInAfter };
}

type Rhythm = Pick<TryTemplateInput, 'minutes' | 'places' | 'walkIns' | 'firstExtra'>;

/** The windows of a rhythm as the form holds them. */
export function typedRhythm({ minutes, places, walkIns, firstExtra }: Rhythm): Partial<WeekLine> {
  return {
    minutes: String(minutes),
    places: String(places),
    walkIns: String(walkIns),
    firstExtra: String(firstExtra),
  };
}

/** True when the form holds these windows already. */
export function isTyped(line: WeekLine, rhythm: Rhythm): boolean {
  return Object.entries(typedRhythm(rhythm)).every(
    ([name, value]) => line[name as keyof WeekLine].trim() === value,
  );
}
