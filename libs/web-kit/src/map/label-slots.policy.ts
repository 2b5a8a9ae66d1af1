/** A name that wants to stand beside its mark; `x`, `y` is the mark on the screen in pixels. */
export interface LabelBox {
  id: string;
  x: number;
  y: number;
  widthPx: number;
  /** It may stand so far above or below its mark; as far as there are slots when left out. */
  mostShiftPx?: number;
  /** The least number is the most important, 0 when left out. */
  order?: number;
}

/** From one name to the next below it. */
export const LABEL_LINE_PX = 18;
/** Names nearer than this cover each other; less than a line, for units at one post never report the same pixel. */
const COVERED_PX = 15;
/** Beside the mark, else a line below or above, else a little further. */
const SLOTS_PX = [0, 1, -1, 1.5, -1.5, 2].map((lines) => lines * LABEL_LINE_PX);

/** What no name may cover: from `x` to the right, around `y`. */
export interface Taken {
  x: number;
  y: number;
  widthPx: number;
  /** More important names may cover it all the same; by its order, 0 when left out. */
  fromOrder?: number;
}

function overlaps(a: Taken, b: Taken): boolean {
  return a.x < b.x + b.widthPx && b.x < a.x + a.widthPx && Math.abs(a.y - b.y) < COVERED_PX;
}

/**
 * Where each name stands so that none covers another: its shift downwards in pixels by id, null when there is no room
 * and the name waits for the mouse. Earlier boxes choose first; `marks` are covered by none.
 */
export function labelSlots(
  boxes: readonly LabelBox[],
  marks: readonly Taken[] = [],
): Map<string, number | null> {
  const taken = [...marks];
  const slots = new Map<string, number | null>();
  for (const { id, x, y, widthPx, mostShiftPx = Infinity, order = 0 } of boxes) {
    const slot = SLOTS_PX.find(
      (shift) =>
        Math.abs(shift) <= mostShiftPx &&
        taken.every(
          (other) => (other.fromOrder ?? 0) > order || !overlaps({ x, y: y + shift, widthPx }, other),
        ),
    );
    slots.set(id, slot ?? null);
    if (slot !== undefined) taken.push({ x, y: y + slot, widthPx });
  }
  return slots;
}
