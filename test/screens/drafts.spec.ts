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
  'apps/console/src/lists/column-picker.tsx':
    'the name of a mapping, beside a list that must be chosen again too',
  'apps/console/src/lists/list-preview.tsx': 'how a list is read that must be chosen again too',
  'libs/web-kit/src/list-file/file-button.tsx': 'a file: no page can keep one',
  'apps/console/src/records/record-filter.tsx': 'a search sends nothing',
  'apps/console/src/supervisor/accounts-view.tsx': 'a filter sends nothing',
  'apps/console/src/supervisor/trail-view.tsx': 'a filter sends nothing',
  'apps/console/src/supervisor/units-view.tsx': 'a filter sends nothing',
  'apps/console/src/supervisor/shift-log-form.tsx': 'asks for a paper of what is there already',
  'apps/console/src/supervisor/home-post-fields.tsx': 'a part of the unit form, which keeps it',
  'apps/console/src/card/case-fields.tsx': 'parts of the card and the incident, which keep them',
  'apps/desk/src/booking/at-work.tsx': 'the room is kept for the device',
  'apps/desk/src/booking/refer-places.tsx': 'a search sends nothing',
  'apps/desk/src/booking-stages/stage-desk.tsx': 'the counter is kept for the device',
  'apps/desk/src/booking-schedule/fill-in-panel.tsx': 'the day whose sessions are shown',
  'apps/desk/src/booking-schedule/week-fields.tsx': 'a part of the clinic’s form, which keeps it',
  'apps/desk/src/booking/code-field.tsx': 'a code is sent as it is scanned, and scanned again',
  'apps/desk/src/monitoring/work-list.tsx': 'a search sends nothing',
  'apps/desk/src/monitoring/merge-dialog.tsx': 'a search sends nothing',
  'apps/desk/src/monitoring/region-field.tsx': 'a part of the case’s form, which keeps it',
  'apps/desk/src/monitoring/person-fields.tsx': 'a part of the case’s form, which keeps it',
  'apps/desk/src/monitoring/home-fields.tsx': 'a part of the case’s form, which keeps it',
  'apps/desk/src/monitoring/report-fields.tsx': 'a part of the report, which keeps it',
  'apps/desk/src/monitoring/movement-fields.tsx': 'a part of the program’s form, which keeps it',
  'apps/desk/src/monitoring/question-fields.tsx': 'a part of the program’s form, which keeps it',
  'apps/desk/src/monitoring-office/looks-panel.tsx': 'a filter sends nothing',
  'apps/desk/src/monitoring/entry/card/scan-card.tsx': 'a picture of a card: it is kept nowhere',
  'apps/desk/src/capacity/bed-row.tsx': 'a part of the capacity panel, which keeps it',
  'apps/portal/src/booking/find-places.tsx': 'a search sends nothing',
  'apps/portal/src/parts/line-field.tsx': 'the line itself',
  'apps/portal/src/monitoring/open-form.tsx':
    'what opens a page is not left behind on a phone that others use',
  'apps/portal/src/monitoring/pairing/pair-screen.tsx':
    'what opens a page is not left behind on a phone that others use',
  'apps/portal/src/monitoring/asks-part.tsx': 'two choices, saved as they are made',
  'apps/portal/src/monitoring/question-field.tsx': 'a part of the report, which keeps it for its day',
  'apps/portal/src/booking/patient-form.tsx': 'a NIK is not left behind on a phone that others use',
  'apps/portal/src/booking/return-form.tsx':
    'what opens a page is not left behind on a phone that others use',
  'apps/portal/src/booking/code-form.tsx': 'a code is good for five minutes, once',
  'libs/web-kit/src/ui/field.tsx': 'the fields themselves',
  'libs/web-kit/src/ui/combo-box.tsx': 'the box itself',
  'libs/web-kit/src/form/form-parts.tsx': 'the parts of forms, whose forms say it',
};

const TYPED = /<(input|textarea|Field|LineField|Lines|ComboInput|Input|TextArea)\b|contentEditable/;

describe('what is typed', () => {
  it('should be kept as a draft, or be named here with the reason', () => {
    const bare = files
      .filter(({ text }) => TYPED.test(text) && !/use(DraftState|KeptForm)\(/.test(text))
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
