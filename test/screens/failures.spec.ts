import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOTS = [
  'apps/console/src',
  'apps/crew/src',
  'apps/desk/src',
  'apps/portal/src',
  'libs/web-kit/src',
  'libs/client/src',
];

const files = ROOTS.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$/.test(name))
    .map((name) => path.join(root, name)),
).map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** Questions whose failure stands nowhere: why that is right. */
const ASKED_AND_NOT_SAID: Readonly<Record<string, string>> = {
  'apps/desk/src/booking/use-live-day.ts':
    'gives the failure back to the counter and the board, which say it',
  'apps/console/src/supervisor/use-unit-regions.ts': 'each answer that fails is told by a message',
  'libs/web-kit/src/fetch/use-fetched.ts': 'the question itself, which gives the failure back',
};

/** Failures that are caught without being looked at, how many in a file, and why that is right. */
const CAUGHT: Readonly<Record<string, readonly [count: number, why: string]>> = {
  'apps/desk/src/monitoring/entry/card/start-reader.ts': [1, 'whoever scans a card is told then'],
  'apps/desk/src/monitoring/entry/recent-places.ts': [1, 'what a hand kept is none'],
  'apps/portal/src/board/kept-board.ts': [1, 'what another version kept, or a hand, is nothing'],
  'apps/portal/src/link/device.ts': [2, 'a browser that keeps nothing is one where nobody was let in'],
  'apps/portal/src/link/kept-things.ts': [
    4,
    'a browser that keeps nothing keeps it in the page, and what another version kept is not read',
  ],
  'apps/portal/src/position/use-position.ts': [
    2,
    'the button says that there is no line; what was sent before still stands at the centre',
  ],
  'libs/client/src/http/refusal.ts': [1, 'a refusal without a body is told by its status'],
  'libs/web-kit/src/i18n/i18n.ts': [1, 'Indonesian stands in for English; choosing it again says why not'],
  'libs/web-kit/src/lib/lazy-part.tsx': [3, 'asked for again; the last try tells, at the use of the part'],
  'libs/web-kit/src/lib/preference.ts': [2, 'a choice lasts until the page closes; gives false'],
  'libs/web-kit/src/map/ground/ground-layer.ts': [1, 'whoever asked for the tile first is told'],
  'libs/web-kit/src/map/ground/ground-store.ts': [1, 'kept as `hasFailed`, which the map says'],
};

/** Calls of hooks that ask, with the text around that says what becomes of the failure. */
function questionsIn(text: string): string[] {
  return [
    ...text.matchAll(/(?:(const|return)\s+([^=;]*?)=?\s*)?\buse(?:Fetched|FetchedEach|Asked)\(/g),
  ].flatMap((found) => {
    const [whole, kind, bound = ''] = found;
    const call = text.slice(found.index, text.indexOf(';', found.index));
    if (/\btells: '(?:failures|refusals)'/.test(call) || kind === 'return') return [];
    const name = bound.trim();
    const isSaid = name.startsWith('{')
      ? /\bfailure\b/.test(name)
      : new RegExp(`fetched=\\{${name}\\}|\\b${name}\\.failure\\b|parts?\\b.*\\b${name}\\b`).test(text);
    return isSaid ? [] : [whole.trim()];
  });
}

const caughtIn = (text: string): number => [...text.matchAll(/\.catch\(\(\) =>|\bcatch \{/g)].length;

describe('what fails on a screen', () => {
  it('should be said where its answer would stand, or be named here with the reason', () => {
    const silent = files.flatMap(({ file, text }) =>
      file in ASKED_AND_NOT_SAID ? [] : questionsIn(text).map((question) => `${file}: ${question}`),
    );
    expect(silent).toEqual([]);
  });

  it('should see a question whose failure is dropped', () => {
    expect(questionsIn("const { data } = useFetched('roadState', {});")).toHaveLength(1);
    expect(questionsIn("const speeds = useFetched('speeds', {});\nreturn speeds.data ?? [];")).toHaveLength(
      1,
    );
    expect(questionsIn("const { data, failure } = useFetched('speeds', {});")).toEqual([]);
    expect(questionsIn("const a = useFetched('speeds', {});\n<FetchedPart fetched={a}>")).toEqual([]);
    expect(questionsIn("const { data } = useFetched('a', {}, { tells: 'failures' });")).toEqual([]);
  });

  it('should not be caught unseen, but where that is named here with the reason', () => {
    const caught = files.flatMap(({ file, text }) => {
      const count = caughtIn(text);
      return count > 0 ? [[file, count] as const] : [];
    });
    expect(Object.fromEntries(caught)).toEqual(
      Object.fromEntries(Object.entries(CAUGHT).map(([file, [count]]) => [file, count])),
    );
  });

  it('should not be let go of where a browser may refuse', () => {
    const loose = files.flatMap(({ file, text }) =>
      [...text.matchAll(/void (?:unlockSound|fetchOnce|signOut|changeLanguage)\([^)]*\)(?!\s*\.catch)/g)].map(
        ([found]) => `${file}: ${found}`,
      ),
    );
    expect(loose).toEqual([]);
  });
});
