import { writePreference } from '#siaga/web-kit';
import { type Area } from '../use-area.js';

const KEY = 'siaga.entry.regions';
const MOST = 6;

const isArea = (one: unknown): one is Area =>
  typeof one === 'object' &&
  one !== null &&
  typeof (one as Area).code === 'string' &&
  typeof (one as Area).name === 'string';

/** Where travellers of this phone went last, the newest first: regions by name, and of nobody. They are there without a line, the search is not. */
export function recentRegions(): Area[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isArea).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function keepRegion(area: Area): void {
  if (area.code === '') return;
  const next = [area, ...recentRegions().filter(({ code }) => code !== area.code)].slice(0, MOST);
  writePreference(KEY, JSON.stringify(next));
}
