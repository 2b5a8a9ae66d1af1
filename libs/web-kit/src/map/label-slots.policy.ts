/** A name that wants to stand beside its mark; `x`, `y` is the mark on the screen in pixels. */
export interface LabelBox {
  id: string;
  x: number;
  y: number;
  widthPx: number;
}

/** Height of a name with a hair of air. */
export const LABEL_LINE_PX = 18;
/** Beside the mark, else one line below, else one above, else two below. */
const SLOTS_PX = [0, LABEL_LINE_PX, -LABEL_LINE_PX, 2 * LABEL_LINE_PX];

interface Taken {
  x: number;
  y: number;
  widthPx: number;
}

function overlaps(a: Taken, b: Taken): boolean {
  return a.x < b.x + b.widthPx && b.x < a.x + a.widthPx && Math.abs(a.y - b.y) < LABEL_LINE_PX;
}

/**
 * Where each name stands so that none covers another: its shift downwards in pixels by id, null when there is no room
 * and the name waits for the mouse. Earlier boxes choose first.
 */
export function labelSlots(boxes: readonly LabelBox[]): Map<string, number | null> {
  const taken: Taken[] = [];
  const slots = new Map<string, number | null>();
  for (const { id, x, y, widthPx } of boxes) {
    const slot = SLOTS_PX.find((shift) =>
      taken.every((other) => !overlaps({ x, y: y + shift, widthPx }, other)),
    );
    slots.set(id, slot ?? null);
    if (slot !== undefined) taken.push({ x, y: y + slot, widthPx });
  }
  return slots;
}
