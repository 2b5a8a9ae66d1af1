import { AddClinicInput, type Clinic, USUAL_RULES, type WeeklySession } from '#siaga/contracts';
import { z } from 'zod';

/** A whole number as it is typed. */
const Typed = z.string();

/** A line of the week as it is typed. */
export const WeekLine = z.object({
  doctorId: z.string(),
  weekday: Typed,
  opens: z.string(),
  closes: z.string(),
  minutes: Typed,
  places: Typed,
  walkIns: Typed,
  firstExtra: Typed,
  jkn: Typed,
  nonJkn: Typed,
  walkIn: Typed,
});
export type WeekLine = z.infer<typeof WeekLine>;
/** The figures of a line, in the order in which they stand on the screen. */
export const LINE_FIGURES = [
  'minutes',
  'places',
  'walkIns',
  'firstExtra',
  'jkn',
  'nonJkn',
  'walkIn',
] as const;

/** A clinic as it is typed. */
export const ClinicDraft = z.object({
  name: z.string(),
  letter: z.string(),
  bpjsCode: z.string(),
  isActive: z.boolean(),
  earliestMinutes: Typed,
  isWindowStrict: z.boolean(),
  walkInAfter: Typed,
  priorityRun: Typed,
  horizonDays: Typed,
  weekly: z.array(WeekLine),
});
export type ClinicDraft = z.infer<typeof ClinicDraft>;
/** The figures of a clinic's rules. */
export const RULE_FIGURES = ['earliestMinutes', 'walkInAfter', 'priorityRun', 'horizonDays'] as const;

const DAYS_PER_WEEK = 7;
const USUAL_LINE: Omit<WeekLine, 'doctorId'> = {
  weekday: '1',
  opens: '08:00',
  closes: '12:00',
  minutes: '30',
  places: '5',
  walkIns: '1',
  firstExtra: '1',
  jkn: '30',
  nonJkn: '10',
  walkIn: '8',
};

/** A clinic as the form begins with it; a new one with the usual rules. */
export function draftOfClinic(clinic: Clinic | null): ClinicDraft {
  const rules = clinic?.rules ?? USUAL_RULES;
  return {
    name: clinic?.name ?? '',
    letter: clinic?.letter ?? '',
    bpjsCode: clinic?.bpjsCode ?? '',
    isActive: clinic?.isActive ?? true,
    earliestMinutes: String(rules.earliestMinutes),
    isWindowStrict: rules.isWindowStrict,
    walkInAfter: String(rules.walkInAfter),
    priorityRun: String(rules.priorityRun),
    horizonDays: String(rules.horizonDays),
    weekly: (clinic?.weekly ?? []).map(lineOf),
  };
}

function lineOf({ doctorId, weekday, opens, closes, rhythm, quota }: WeeklySession): WeekLine {
  return {
    ...{ doctorId, opens, closes },
    weekday: String(weekday),
    minutes: String(rhythm.minutes),
    places: String(rhythm.places),
    walkIns: String(rhythm.walkIns),
    firstExtra: String(rhythm.firstExtra),
    jkn: String(quota.jkn),
    nonJkn: String(quota.nonJkn),
    walkIn: String(quota.walkIn),
  };
}

/** A line more: as usual, or as the one that is copied on the day after it. */
export function nextLine(doctorId: string, copied: WeekLine | null): WeekLine {
  if (copied === null) return { ...USUAL_LINE, doctorId };
  return { ...copied, weekday: String((Number(copied.weekday) % DAYS_PER_WEEK) + 1) };
}

const number = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN);

export type ReadClinic =
  | { readonly ok: true; readonly facts: Omit<z.output<typeof AddClinicInput>, 'facilityId'> }
  | { readonly ok: false; readonly path: readonly string[] };

const Facts = AddClinicInput.omit({ facilityId: true });

/** What is typed, as the contract wants it; else where the first thing is that is wrong, by the contract's names. */
export function readClinic(draft: ClinicDraft): ReadClinic {
  const read = Facts.safeParse({
    name: draft.name,
    letter: draft.letter,
    bpjsCode: draft.bpjsCode.trim() === '' ? null : draft.bpjsCode,
    rules: {
      earliestMinutes: number(draft.earliestMinutes),
      isWindowStrict: draft.isWindowStrict,
      walkInAfter: number(draft.walkInAfter),
      priorityRun: number(draft.priorityRun),
      horizonDays: number(draft.horizonDays),
    },
    weekly: draft.weekly.map((line) => ({
      ...{ doctorId: line.doctorId, opens: line.opens, closes: line.closes },
      weekday: number(line.weekday),
      rhythm: {
        minutes: number(line.minutes),
        places: number(line.places),
        walkIns: number(line.walkIns),
        firstExtra: number(line.firstExtra),
      },
      quota: { jkn: number(line.jkn), nonJkn: number(line.nonJkn), walkIn: number(line.walkIn) },
    })),
  });
  return read.success
    ? { ok: true, facts: read.data }
    : { ok: false, path: (read.error.issues[0]?.path ?? []).map(String) };
}

/** The field of the form that a path of the contract means: `weekly.2.rhythm.places` is `places` of line 2. */
export function fieldAt(path: readonly string[]): { readonly line: number | null; readonly field: string } {
  const field = path.at(-1) ?? '';
  return path[0] === 'weekly' ? { line: Number(path[1]), field } : { line: null, field };
}
