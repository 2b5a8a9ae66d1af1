import { describe, expect, it } from '@jest/globals';
import { quietComposition } from './quiet-composition.js';

/** A press as a browser tells it. */
function press(facts: { key?: string; isComposing?: boolean; keyCode?: number }): Event {
  return Object.assign(
    new Event('keydown', { cancelable: true }),
    { key: 'Enter', isComposing: false, keyCode: 13 },
    facts,
  );
}

describe('quietComposition', () => {
  function listening(): { target: EventTarget; heard: string[]; stop: () => void } {
    const target = new EventTarget();
    const stop = quietComposition(target);
    const heard: string[] = [];
    target.addEventListener('keydown', (event) => heard.push((event as KeyboardEvent).key), true);
    target.addEventListener('keydown', (event) => heard.push((event as KeyboardEvent).key));
    return { target, heard, stop };
  }

  it.each([
    ['the Enter that chooses a word', { isComposing: true, keyCode: 229 }],
    ['the Enter that ends a composition in Safari', { isComposing: false, keyCode: 229 }],
    ['an arrow among the words', { key: 'ArrowDown', isComposing: true }],
    ['the Esc that throws a composition away', { key: 'Escape', isComposing: true }],
    ['a digit that picks a word', { key: '1', isComposing: true }],
  ])('should keep %s from every listener, and from nobody else', (_, facts) => {
    const { target, heard } = listening();
    const event = press(facts);
    target.dispatchEvent(event);
    expect(heard).toEqual([]);
    expect(event.defaultPrevented).toBe(false);
  });

  it('should leave all other keys alone, and all once it is ended', () => {
    const { target, heard, stop } = listening();
    target.dispatchEvent(press({}));
    expect(heard).toEqual(['Enter', 'Enter']);
    stop();
    target.dispatchEvent(press({ isComposing: true }));
    expect(heard).toHaveLength(4);
  });
});
