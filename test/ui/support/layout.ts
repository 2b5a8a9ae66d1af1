import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

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
