import {
  MonitoredKind,
  type MonitoringProgram,
  type Question,
  type MovementRules,
  SetProgramInput,
  type ProgramRules,
} from '#siaga/contracts';
import { z } from 'zod';

const Wording = z.object({ id: z.string(), en: z.string() });

/** A question as it is typed; what its kind does not have is kept and not sent. */
export const QuestionDraft = z.object({
  kind: z.string(),
  key: z.string(),
  group: z.string(),
  wording: Wording,
  when: z.boolean(),
  weighs: z.string(),
  symptomaticFrom: z.string(),
  urgentFrom: z.string(),
});
export type QuestionDraft = z.infer<typeof QuestionDraft>;

/** The figures of a program's rules, in the order in which they stand on the screen. */
export const RULE_FIGURES = [
  'periodDays',
  'asksFromHour',
  'silentAfterHours',
  'takenUpMinutes',
  'extendsDays',
  'keptDays',
] as const satisfies readonly (keyof ProgramRules)[];

/** What a program asks of people's location, in the order in which it stands on the screen. */
export const MOVEMENT_FIGURES = [
  'radiusM',
  'gridM',
  'trailDays',
] as const satisfies readonly (keyof MovementRules)[];

/** A program as it is typed. */
export const ProgramDraft = z.object({
  name: Wording,
  kinds: z.array(MonitoredKind),
  periodDays: z.string(),
  asksFromHour: z.string(),
  silentAfterHours: z.string(),
  takenUpMinutes: z.string(),
  extendsDays: z.string(),
  keptDays: z.string(),
  needsClosingVisit: z.boolean(),
  protection: z.string(),
  asksMovement: z.boolean(),
  radiusM: z.string(),
  gridM: z.string(),
  trailDays: z.string(),
  isActive: z.boolean(),
  questions: z.array(QuestionDraft),
});
export type ProgramDraft = z.infer<typeof ProgramDraft>;

const USUAL_RULES: ProgramRules = {
  ...{ periodDays: 14, asksFromHour: 7, silentAfterHours: 24, takenUpMinutes: 30, extendsDays: 0 },
  ...{ keptDays: 14, needsClosingVisit: false, protection: '', movement: null },
};
const USUAL_MOVEMENT: MovementRules = { radiusM: 200, gridM: 200, trailDays: 7 };
const USUAL_QUESTION: QuestionDraft = {
  ...{ kind: 'yes_no', key: '', group: 'symptoms', wording: { id: '', en: '' } },
  ...{ when: true, weighs: 'symptomatic', symptomaticFrom: '38', urgentFrom: '40' },
};

/** A program as the form begins with it; a new one with the usual rules and no question. */
export function draftOfProgram(program: MonitoringProgram | null): ProgramDraft {
  const rules = program?.rules ?? USUAL_RULES;
  const movement = rules.movement ?? USUAL_MOVEMENT;
  return {
    name: program?.name ?? { id: '', en: '' },
    kinds: program?.kinds ?? [...MonitoredKind.options],
    periodDays: String(rules.periodDays),
    asksFromHour: String(rules.asksFromHour),
    silentAfterHours: String(rules.silentAfterHours),
    takenUpMinutes: String(rules.takenUpMinutes),
    extendsDays: String(rules.extendsDays),
    keptDays: String(rules.keptDays),
    ...{ needsClosingVisit: rules.needsClosingVisit, protection: rules.protection },
    asksMovement: rules.movement !== null,
    radiusM: String(movement.radiusM),
    gridM: String(movement.gridM),
    trailDays: String(movement.trailDays),
    isActive: program?.isActive ?? true,
    questions: (program?.questions ?? []).map(draftOfQuestion),
  };
}

function draftOfQuestion(question: Question): QuestionDraft {
  const { kind, key, group, wording } = question;
  return {
    ...{ ...USUAL_QUESTION, kind, key, group, wording },
    ...(question.kind === 'temperature' && {
      symptomaticFrom: String(question.symptomaticFrom),
      urgentFrom: String(question.urgentFrom),
    }),
    ...(question.kind === 'yes_no' && { when: question.when }),
    ...(question.kind !== 'temperature' && { weighs: question.weighs }),
  };
}

/** A question more. */
export function nextQuestion(): QuestionDraft {
  return USUAL_QUESTION;
}

/** The questions with one moved by a place; as they were where there is no place. */
export function moved<T>(all: readonly T[], index: number, by: -1 | 1): T[] {
  const [one, other] = [all[index], all[index + by]];
  if (one === undefined || other === undefined) return [...all];
  return all.map((each, at) => (at === index ? other : at === index + by ? one : each));
}

const figure = (text: string): number => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN);
const degrees = (text: string): number =>
  /^\d{2}(?:[.,]\d)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;

/** Of the words of a question, where nobody gave it a key. */
function keyOf({ key, wording }: QuestionDraft): string {
  if (key.trim() !== '') return key.trim();
  return wording.id
    .toLocaleLowerCase('id')
    .replace(/[^a-z]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
}

/** The question as the contract has it, as far as it can be read. */
export function readQuestion(draft: QuestionDraft): Record<string, unknown> {
  const { kind, group, when, weighs } = draft;
  const wording = { id: draft.wording.id, en: draft.wording.en.trim() || draft.wording.id };
  const base = { kind, key: keyOf(draft), group, wording };
  if (kind === 'temperature')
    return {
      ...{ ...base, symptomaticFrom: degrees(draft.symptomaticFrom), urgentFrom: degrees(draft.urgentFrom) },
    };
  return kind === 'yes_no' ? { ...base, when, weighs } : { ...base, weighs };
}

export type ReadProgram =
  | { readonly ok: true; readonly facts: Omit<SetProgramInput, 'programId' | 'version' | 'regionCode'> }
  | { readonly ok: false; readonly path: readonly string[] };

const Facts = SetProgramInput.omit({ programId: true, version: true, regionCode: true });

/** What is typed, as the contract wants it; else where the first thing is that cannot be, by the contract's names. */
export function readProgram(draft: ProgramDraft): ReadProgram {
  const rules = Object.fromEntries(RULE_FIGURES.map((name) => [name, figure(draft[name])]));
  const movement = draft.asksMovement
    ? Object.fromEntries(MOVEMENT_FIGURES.map((name) => [name, figure(draft[name])]))
    : null;
  const { needsClosingVisit, protection } = draft;
  const read = Facts.safeParse({
    name: { id: draft.name.id, en: draft.name.en.trim() || draft.name.id },
    kinds: draft.kinds,
    rules: { ...rules, needsClosingVisit, protection, movement },
    questions: draft.questions.map(readQuestion),
    isActive: draft.isActive,
  });
  return read.success
    ? { ok: true, facts: read.data }
    : { ok: false, path: (read.error.issues[0]?.path ?? []).map(String) };
}

/** Where in the form a path of the contract is: `questions.2.wording.id` is `wording.id` of question 2. */
export function fieldAt(path: readonly string[]): { readonly line: number | null; readonly field: string } {
  if (path[0] === 'questions')
    return {
      line: path[1] === undefined ? null : Number(path[1]),
      field: path.slice(2).join('.') || 'questions',
    };
  return { line: null, field: path[0] === 'rules' ? (path.at(-1) ?? '') : path.join('.') };
}
