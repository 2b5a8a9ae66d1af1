import { describe, expect, it } from '@jest/globals';
import { LABEL_LINE_PX, type LabelBox, labelSlots } from './label-slots.policy.js';

const box = (id: string, x: number, y: number): LabelBox => ({ id, x, y, widthPx: 60 });

describe('labelSlots', () => {
  it('should leave names that do not meet beside their marks', () => {
    expect([...labelSlots([box('a', 0, 0), box('b', 61, 0), box('c', 0, LABEL_LINE_PX)]).values()]).toEqual([
      0, 0, 0,
    ]);
  });

  it('should stack the names of units at one post', () => {
    expect([...labelSlots([box('a', 0, 0), box('b', 0, 0), box('c', 3, 2)]).values()]).toEqual([
      0,
      LABEL_LINE_PX,
      -LABEL_LINE_PX,
    ]);
  });

  it('should hide a name for which there is no room, the last in the order first', () => {
    const slots = labelSlots(['a', 'b', 'c', 'd', 'e'].map((id) => box(id, 0, 0)));
    expect(slots.get('d')).toBe(2 * LABEL_LINE_PX);
    expect(slots.get('e')).toBeNull();
  });

  it('should cover no mark with a name', () => {
    const slots = labelSlots([box('a', 0, 0)], [{ x: 30, y: 2, widthPx: 26 }]);
    expect(slots.get('a')).toBe(LABEL_LINE_PX);
  });

  it('should let a name cover a mark that matters less', () => {
    const slots = labelSlots(
      [
        { ...box('unit', 0, 0), order: 1 },
        { ...box('facility', 0, 100), order: 10 },
      ],
      [
        { x: 30, y: 2, widthPx: 14, fromOrder: 10 },
        { x: 30, y: 102, widthPx: 14, fromOrder: 10 },
      ],
    );
    expect([...slots.values()]).toEqual([0, LABEL_LINE_PX]);
  });
});
