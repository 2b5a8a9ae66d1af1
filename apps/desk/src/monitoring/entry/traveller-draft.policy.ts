import { MonitoredPerson, type Question, readNik } from '#siaga/contracts';
import { z } from 'zod';
import { CaseDraft, nikSays, withNik } from '../case-draft.policy.js';
import { readAnswers, TypedAnswers } from '../report-draft.policy.js';
import { type CardReading } from './card/read-card.js';
import { type ArrivingEntry, type SentTraveller } from './kept/kept-entries.policy.js';

/** A traveller as they are typed; who they are and where they go is a case's. */
export const TravellerDraft = z.object({
  who: CaseDraft,
  origin: z.string(),
  seat: z.string(),
  answers: TypedAnswers,
  hasConsented: z.boolean(),
  /** The entry of the same house whose phone reports for this one; empty for who has an own. */
  householdOf: z.string(),
  /** When the form was begun, for the post's figures; 0 before anything was typed. */
  begunAtMs: z.number(),
  /** What stood on the card as an address, to be taken over. */
  cardAddress: z.string(),
});
export type TravellerDraft = z.infer<typeof TravellerDraft>;

/** What a traveller shares with the one before: the vehicle's origin, and of a house where it goes. */
export function newTraveller(origin: string, before: TravellerDraft | null = null): TravellerDraft {
  const where = before?.who;
  return {
    who: {
      ...{ programId: '', kind: 'traveller', dayOne: '', householdOf: '', householdName: '' },
      ...{ contactOf: '', contactName: '' },
      ...{ name: '', nik: '', bornOn: '', sex: '', phone: '', risks: [] },
      regionCode: where?.regionCode ?? '',
      regionName: where?.regionName ?? '',
      address: where?.address ?? '',
      rt: where?.rt ?? '',
      rw: where?.rw ?? '',
      place: where?.place ?? null,
    },
    origin: before?.origin ?? origin,
    ...{ seat: '', answers: {}, hasConsented: before?.hasConsented ?? false },
    ...{ householdOf: '', begunAtMs: 0, cardAddress: '' },
  };
}

/** What was asked at the post: how somebody feels, not how they keep to an isolation that has not begun. */
export const askedAtPost = (questions: readonly Question[]): Question[] =>
  questions.filter(({ group }) => group === 'symptoms');

/** The answers of who has no complaint; a temperature that was measured stays. */
export function withoutComplaints(questions: readonly Question[], answers: TypedAnswers): TypedAnswers {
  const well = questions.flatMap((question) =>
    question.kind === 'yes_no' ? [[question.key, question.when ? 'no' : 'yes'] as const] : [],
  );
  return { ...answers, ...Object.fromEntries(well) };
}

/** What to look at again after a card was read. */
export type CardDoubt = 'nik' | 'nik_unproved' | 'sex' | 'name' | 'born_on';

/** The draft with what was read of a card, over what stood there; what was not read stays as it was. */
export function withCard(
  draft: TravellerDraft,
  card: CardReading,
  today: string,
): { draft: TravellerDraft; doubts: readonly CardDoubt[] } {
  const read = {
    ...draft.who,
    name: card.name === '' ? draft.who.name : card.name,
    bornOn: card.bornOn ?? draft.who.bornOn,
    sex: card.sex ?? draft.who.sex,
  };
  const who = card.nik ? withNik(read, card.nik.nik, today) : read;
  const doubts: CardDoubt[] = [];
  if (!card.nik) doubts.push('nik');
  else if (!card.nik.agrees.bornOn) doubts.push('nik_unproved');
  else if (card.sex !== null && !card.nik.agrees.sex) doubts.push('sex');
  if (card.name === '') doubts.push('name');
  if (who.bornOn === '') doubts.push('born_on');
  const parts = [card.address, card.rt && `RT ${card.rt}/RW ${card.rw}`, card.village, card.district];
  return {
    draft: { ...draft, who, cardAddress: parts.filter((part) => part !== '').join(', ') },
    doubts,
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export type ReadTraveller =
  | { readonly ok: true; readonly item: ArrivingEntry }
  /** The field that cannot be read, by its name in the form; a question by its key. */
  | { readonly ok: false; readonly field: string };

/** What is typed as it is sent; else the first field that cannot be. */
export function readTraveller(
  { who, origin, seat, answers, hasConsented, householdOf, begunAtMs }: TravellerDraft,
  {
    id,
    tripId,
    programVersion,
    questions,
    nowMs,
  }: {
    id: string;
    tripId: string | null;
    programVersion: number;
    questions: readonly Question[];
    nowMs: number;
  },
  today: string,
): ReadTraveller {
  const nik = orNull(who.nik);
  if (nik !== null && 'problem' in readNik(nik, today)) return { ok: false, field: 'nik' };
  const person = MonitoredPerson.safeParse({
    ...{ name: who.name, nik, bornOn: orNull(who.bornOn), sex: orNull(who.sex), phone: orNull(who.phone) },
    ...{ address: who.address, rt: orNull(who.rt), rw: orNull(who.rw), risks: who.risks },
  });
  if (!person.success) return { ok: false, field: String(person.error.issues[0]?.path[0] ?? 'name') };
  if (who.regionCode === '') return { ok: false, field: 'regionCode' };
  if (origin.trim().length < 2) return { ok: false, field: 'origin' };
  const asked = readAnswers(questions, answers);
  // Nothing asked is allowed: who runs for a bus is entered all the same.
  if (!asked.ok && asked.key !== null) return { ok: false, field: asked.key };
  const seconds =
    begunAtMs === 0 ? null : Math.min(3_600, Math.max(0, Math.round((nowMs - begunAtMs) / 1_000)));
  return {
    ok: true,
    item: {
      direction: 'in',
      ...{ id, tripId, programVersion, seconds, hasConsented },
      enteredAt: new Date(nowMs).toISOString(),
      person: person.data,
      regionCode: who.regionCode,
      place: who.place,
      origin: origin.trim(),
      seat: orNull(seat),
      answers: asked.ok ? asked.answers : {},
      householdOf: orNull(householdOf),
    },
  };
}

/** True when the NIK of the form says another birth date or sex than stands there. */
export const isDoubted = (draft: TravellerDraft, today: string): boolean =>
  (nikSays(draft.who, today)?.doubts.length ?? 0) > 0;

/** What was refused, to be mended: the form as it was filled in. */
export function draftOf(item: SentTraveller, plain: TravellerDraft): TravellerDraft {
  if (item.direction === 'out') return plain;
  const { person, origin, seat, answers, hasConsented, householdOf, place, regionCode } = item;
  const { name, nik, bornOn, sex, phone, address, rt, rw, risks } = person;
  return {
    ...plain,
    who: {
      ...plain.who,
      ...{ name, nik: nik ?? '', bornOn: bornOn ?? '', sex: sex ?? '', phone: phone ?? '' },
      ...{ address, rt: rt ?? '', rw: rw ?? '', risks, regionCode, regionName: regionCode },
      place: place ?? null,
    },
    ...{ origin, seat: seat ?? '', hasConsented, householdOf: householdOf ?? '' },
    answers: Object.fromEntries(
      Object.entries(answers ?? {}).map(([key, answer]) => [
        key,
        typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer),
      ]),
    ),
  };
}
