import { angleOf } from './angle.js';
import { type CardFields, fieldsOf, labelled } from './card-fields.policy.js';
import {
  type Box,
  cropped,
  evened,
  type Gray,
  graymapOf,
  grayOf,
  type Rgba,
  scaledTo,
  turned,
} from './gray.js';
import { digitsOf, type NikReading, type PickedNik, pickNik } from './nik-line.policy.js';
import { printedDigits } from './printed-digits.js';

export interface ReadWord {
  readonly text: string;
  readonly box: Box;
  /** 0 to 100, as the reader of letters thinks. */
  readonly confidence: number;
}

export interface ReadLine {
  readonly text: string;
  readonly box: Box;
  readonly words: readonly ReadWord[];
}

/** Finds letters in a graymap; `digits` takes the picture for one line of digits. Bounded in time by whoever gives it. */
export type FindLetters = (graymap: Uint8Array, what: 'card' | 'digits') => Promise<readonly ReadLine[]>;

/** What was read of a card; each of it is to be looked at by who holds the card. */
export interface CardReading extends CardFields {
  readonly nik: PickedNik | null;
  /** Degrees by which the card lay turned. */
  readonly angle: number;
}

/** Wide enough that a stroke of the smallest line is two pixels, and no wider: time goes with the area. */
const READ_AT_PX = 1_250;
/** The height of digits that the reader was taught with. */
const DIGIT_LINE_PX = 56;
/** Where the photograph may begin on a card that does not fill its frame, and how far from the words, in heights of a line. */
const PHOTO_FROM = 0.5;
const PHOTO_GAP = 1.3;
const BELIEVED = 35;
const FEWEST_NIK_DIGITS = 11;
/** Where the line stands on a KTP that fills the frame, when its letters were not found. */
const USUAL_NIK_LINE = { x0: 0.2, y0: 0.15, x1: 0.74, y1: 0.3 };

/** Reads a KTP or SIM in a frame of a camera. `today` is yyyy-mm-dd. Nothing of the picture is kept. */
export async function readCard(frame: Rgba, findLetters: FindLetters, today: string): Promise<CardReading> {
  const plain = scaledTo(grayOf(frame), READ_AT_PX);
  const angle = angleOf(plain);
  // A turn costs sharpness: what is straight enough stays.
  const straight = Math.abs(angle) < 0.4 ? plain : turned(plain, -angle);
  const clean = evened(straight);
  const lines = await findLetters(graymapOf(clean), 'card');
  const fields = fieldsOf(
    lines.map((line) => withoutPhoto(line, clean.width)),
    today,
  );
  return { ...fields, nik: await nikOf({ clean, straight }, lines, fields, findLetters, today), angle };
}

/** As alike as that, a line is the machine type of a KTP, and its own shapes know it better than any other reader. */
const SURELY_PRINTED = 0.8;
const PERHAPS_PRINTED = 0.5;
const PRINTED_WEIGHT = 8;
const PERHAPS_WEIGHT = 0.5;

/** The number's line is read again by itself until a reading agrees with the card's own date of birth: by its shapes, then digits only. */
async function nikOf(
  pictures: { clean: Gray; straight: Gray },
  lines: readonly ReadLine[],
  said: CardFields,
  findLetters: FindLetters,
  today: string,
): Promise<PickedNik | null> {
  const { clean, straight } = pictures;
  const line = lines.find(isNikLine);
  const strip = line ? stripOf(line) : shareOf(clean, USUAL_NIK_LINE);
  const readings: NikReading[] = line ? [{ text: valueOf(line), weight: 1 }] : [];
  const tries = [
    () => cropped(clean, strip),
    () => cropped(straight, strip),
    () => turned(cropped(clean, widened(strip)), 0.6),
    () => turned(cropped(clean, widened(strip)), -0.6),
  ];
  for (const picture of tries) {
    const printed = printedDigits(picture());
    if (!printed || printed.alike < PERHAPS_PRINTED) continue;
    const isSure = printed.alike > SURELY_PRINTED;
    const weight = isSure ? PRINTED_WEIGHT : PERHAPS_WEIGHT;
    readings.push({ text: printed.text, weight });
    const picked = pickNik([{ text: printed.text, weight }], said, today);
    if (isSure && picked?.agrees.bornOn) return picked;
  }
  for (const picture of tries) {
    const read = await findLetters(graymapOf(tall(picture())), 'digits');
    readings.push(...read.map(({ text }) => ({ text, weight: 1 })));
    const picked = pickNik(readings, said, today);
    if (picked?.agrees.bornOn) return picked;
  }
  return pickNik(readings, said, today);
}

/** What is left of a line when the photograph beside it was read as letters: behind a gap, or nothing that a reader believes in. */
function withoutPhoto({ words }: ReadLine, width: number): string {
  const kept: ReadWord[] = [];
  for (const word of words) {
    const last = kept.at(-1);
    const gap = last ? word.box.x0 - last.box.x1 : 0;
    const height = last ? last.box.y1 - last.box.y0 : 0;
    if (word.box.x0 > width * PHOTO_FROM && gap > height * PHOTO_GAP) break;
    if (word.confidence >= BELIEVED) kept.push(word);
  }
  return kept.map(({ text }) => text).join(' ');
}

const valueOf = ({ text }: ReadLine): string => {
  const read = labelled(text);
  return read?.label === 'nik' ? read.rest : text;
};

function isNikLine(line: ReadLine): boolean {
  const { length } = digitsOf(valueOf(line)).replace(/\D/g, '');
  return labelled(line.text)?.label === 'nik' || (length >= FEWEST_NIK_DIGITS && /\d{6}/.test(line.text));
}

/** Where the digits stand: behind the label, with room about them. */
function stripOf({ words, box }: ReadLine): Box {
  const height = box.y1 - box.y0;
  const label = words.find(({ text }) => labelled(text)?.label === 'nik');
  const x0 = label?.box.x1 ?? box.x0;
  return { x0, y0: box.y0 - height * 0.35, x1: box.x1 + height, y1: box.y1 + height * 0.35 };
}

const shareOf = ({ width, height }: Gray, { x0, y0, x1, y1 }: Box): Box => ({
  ...{ x0: x0 * width, y0: y0 * height },
  ...{ x1: x1 * width, y1: y1 * height },
});

const widened = ({ x0, y0, x1, y1 }: Box): Box => ({ x0, y0: y0 - 6, x1, y1: y1 + 6 });

function tall(strip: Gray): Gray {
  const by = Math.max(1, (DIGIT_LINE_PX * 1.7) / strip.height);
  return by <= 1.05 ? strip : scaledTo(strip, Math.round(strip.width * by));
}
