import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from './browser.js';

/** A shared border of this many pixels is no overlap. */
const TOUCH_PX = 1;
const ROLES = ['button', 'link', 'textbox', 'combobox', 'radio', 'checkbox', 'tab', 'menuitem'] as const;

/** Nothing is cut off at the side: the page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, room] = [
    await page.evaluate('document.documentElement.scrollWidth'),
    page.viewportSize()?.width,
  ];
  expect(wide).toBeLessThanOrEqual(room ?? 0);
}

/** The zones that are shown lie beside each other, inside the window. */
export async function expectApart(page: Page, zones: readonly string[]): Promise<void> {
  const shown: { zone: string; x: number; y: number; width: number; height: number }[] = [];
  for (const zone of zones) {
    const box = await page.locator(zone).first().boundingBox();
    if (box && box.width > 0 && box.height > 0) shown.push({ zone, ...box });
  }
  expect(shown.length).toBeGreaterThan(1);
  const clashes = shown.flatMap((one, index) =>
    shown
      .slice(index + 1)
      .filter(
        (other) =>
          one.x + one.width > other.x + TOUCH_PX &&
          other.x + other.width > one.x + TOUCH_PX &&
          one.y + one.height > other.y + TOUCH_PX &&
          other.y + other.height > one.y + TOUCH_PX,
      )
      .map((other) => `${one.zone} over ${other.zone}`),
  );
  expect(clashes).toEqual([]);
}

/** Everything that can be pressed or filled has a name that a screen reader says. */
export async function expectNames(page: Page): Promise<void> {
  for (const role of ROLES) {
    const [all, named] = [page.getByRole(role), page.getByRole(role, { name: /\S/ })];
    expect({ role, named: await named.count() }).toEqual({ role, named: await all.count() });
  }
}

/** What has the focus shows it: an outline or a ring. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const style = await page.evaluate(
    '(({ outlineStyle, outlineWidth, boxShadow }) => ({ outline: outlineStyle !== "none" && outlineWidth !== "0px", ring: boxShadow !== "none" }))(getComputedStyle(document.activeElement))',
  );
  expect(Object.values(style as Record<string, boolean>)).toContain(true);
}

/** Where texts of one part are held against each other; the map's own names make room for each other by themselves. */
const PARTS = '.head,.left,.card,.rank,.board,[role=dialog],.cr-app,.dk-app,.sg-signin,.portal';
/**
 * Texts that lose a part: cut by a box that does not scroll, or outside the window, without a title that says the whole; and
 * texts that lie over each other. A script text, since these tests are compiled without the browser's types.
 */
const BROKEN_TEXTS = `(() => {
  const SLACK = 1.5;
  const clips = (value) => value === 'hidden' || value === 'clip';
  const scrolls = (value) => value === 'auto' || value === 'scroll';
  const say = (element) => element.textContent.trim().replace(/\\s+/g, ' ').slice(0, 70) + ' <' + element.tagName.toLowerCase() + '.' + element.className + '>';
  const ownRects = (element) => [...element.childNodes].flatMap((node) => {
    if (node.nodeType !== 3 || node.data.trim() === '') return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  });
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest('.visually-hidden,.sg-map,select,svg,.sg-toasts,[inert]');
  const found = [];
  const texts = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (!isSeen(element)) continue;
    let isCut = false;
    for (const rect of ownRects(element)) {
      let { left, right, top, bottom } = rect;
      let [isFreeX, isFreeY, isGone] = [true, true, false];
      for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.clipPath !== 'none' && box.clientWidth <= 1) isGone = true;
        const around = box.getBoundingClientRect();
        if (isFreeX && clips(style.overflowX) && (rect.right > around.right + SLACK || rect.left < around.left - SLACK)) isCut = true;
        if (isFreeY && clips(style.overflowY) && (rect.bottom > around.bottom + 3 || rect.top < around.top - 3)) isCut = true;
        if (scrolls(style.overflowX)) isFreeX = false;
        if (scrolls(style.overflowY)) isFreeY = false;
        if (style.overflowX !== 'visible') [left, right] = [Math.max(left, around.left), Math.min(right, around.right)];
        if (style.overflowY !== 'visible') [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
      }
      if (isGone) { isCut = false; continue; }
      if (isFreeX && (rect.right > innerWidth + SLACK || rect.left < -SLACK)) isCut = true;
      if (right - left > 1 && bottom - top > 1) texts.push({ element, part: element.closest('${PARTS}'), left, right, top, bottom });
    }
    if (isCut && !element.closest('[title]')) found.push('cut: ' + say(element));
  }
  for (const [index, one] of texts.entries()) for (const other of texts.slice(index + 1)) {
    if (one.part === null || one.part !== other.part || one.element === other.element) continue;
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (wide > 3 && high > 4) found.push('over each other: ' + say(one.element) + ' | ' + say(other.element));
  }
  return { texts: texts.length, found: [...new Set(found)] };
})()`;

/** A list that grew is drawn anew in the next frames. */
const SETTLED_MS = 2_000;

/** What of the page's texts cannot be read as it stands; each with `what` in front. */
export async function brokenTexts(page: Page, what: string): Promise<string[]> {
  const look = (): Promise<{ texts: number; found: string[] }> => page.evaluate(BROKEN_TEXTS);
  const endMs = Date.now() + SETTLED_MS;
  let { texts, found } = await look();
  while (found.length > 0 && Date.now() < endMs) ({ texts, found } = await look());
  // A page on which nothing is looked at would pass for a good one.
  expect(texts).toBeGreaterThan(1);
  const { width } = page.viewportSize() ?? { width: 0 };
  return found.map((each) => `${what}, ${width}: ${each}`);
}

const BROKEN_WORDS = `(() => {
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const tops = (node, at, end) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, end);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };
  const broken = [];
  for (const element of document.querySelectorAll('button, [role=button], [role=tab], summary')) {
    if (!isShown(element)) continue;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      for (const { 0: word, index } of node.data.matchAll(/\\p{L}{2,}/gu))
        if (tops(node, index, index + word.length) > 1) broken.push(word);
  }
  return broken;
})()`;

/** Words on what is pressed that do not fit and go on in the next line: squeezed to a letter a line, nobody reads them. Each with `what` in front. */
export async function brokenWords(page: Page, what: string): Promise<string[]> {
  const { width } = page.viewportSize() ?? { width: 0 };
  const broken = await page.evaluate<string[]>(BROKEN_WORDS);
  return broken.map((word) => `${what}, ${width}: "${word}" is broken over two lines`);
}

/** The browser's own text size, 16 as it comes: what a person sets in their browser, met by rem and by widths in em. */
export async function setTextSize(page: Page, sizePx: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: sizePx, fixed: sizePx - 3 } });
  await session.detach();
  const rem = 'parseFloat(getComputedStyle(document.documentElement).fontSize)';
  await eventually(() => page.evaluate<number>(rem), sizePx);
}
