import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOTS = ['apps/console/src', 'apps/crew/src', 'apps/desk/src', 'apps/portal/src', 'libs/web-kit/src'];
const SECRET = /password|secret|token|^(pin|otp)$/i;

const files = ROOTS.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => path.join(root, name)),
).map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** What is typed into where no form and no draft is: why it need not be kept. */
const TYPED_AND_NOT_KEPT: Readonly<Record<string, string>> = {
  'apps/console/src/layout/command-search.tsx': 'a search sends nothing',
  'apps/console/src/ground/maps-view.tsx': 'a search sends nothing',
  'apps/console/src/records/record-filter.tsx': 'a search sends nothing',
  'apps/console/src/supervisor/accounts-view.tsx': 'a filter sends nothing',
  'apps/console/src/supervisor/trail-view.tsx': 'a filter sends nothing',
  'apps/console/src/supervisor/units-view.tsx': 'a filter sends nothing',
  'apps/console/src/supervisor/home-post-fields.tsx': 'a part of the unit form, which keeps it',
  'apps/console/src/card/case-fields.tsx': 'parts of the card and the incident, which keep them',
  'apps/desk/src/capacity/bed-row.tsx': 'a part of the capacity panel, which keeps it',
  'libs/web-kit/src/ui/field.tsx': 'the fields themselves',
  'libs/web-kit/src/ui/combo-box.tsx': 'the box itself',
  'libs/web-kit/src/form/form-parts.tsx': 'the parts of forms, whose forms say it',
};

const TYPED = /<(input|textarea|Field|Lines|ComboInput|Input|TextArea)\b|contentEditable/;

describe('what is typed', () => {
  it('should be kept as a draft, or be named here with the reason', () => {
    const bare = files
      .filter(({ text }) => TYPED.test(text) && !/useDraftState\(/.test(text))
      .map(({ file }) => file);
    expect(bare.filter((file) => !(file in TYPED_AND_NOT_KEPT))).toEqual([]);
    // A name that stands here for nothing would hide the next one.
    expect(Object.keys(TYPED_AND_NOT_KEPT).filter((file) => !bare.includes(file))).toEqual([]);
  });

  it('should never be kept of a password or a secret', () => {
    const secrets = files.flatMap(({ file, text }) =>
      [
        ...text.matchAll(
          /<(?:FormField|Field|input)\b[^>]*?\btype=(?:"password"|\{[^}]*'password'[^}]*\})/gs,
        ),
      ].map(([field]) => ({ file, text, name: /name="([^"]+)"/.exec(field)?.[1] ?? null })),
    );
    expect(secrets.length).toBeGreaterThan(4);
    const kept = secrets.filter(
      ({ text, name }) =>
        !(name !== null && SECRET.test(name)) && !/useZodForm\([^;]*'never',?\s*\)/s.test(text),
    );
    expect(kept.map(({ file, name }) => `${file}: ${name ?? 'a field without a name'}`)).toEqual([]);
  });
});
