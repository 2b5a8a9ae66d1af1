import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sentWords } from './sent-words.js';

const ROOTS = ['apps/console/src', 'apps/crew/src', 'apps/desk/src', 'apps/portal/src', 'libs/web-kit/src'];

const files = ROOTS.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$/.test(name))
    .map((name) => path.join(root, name)),
);

/** How words of a screen were stored before: each would be read by others in a language that they may not have. */
const BEFORE: Readonly<Record<string, string>> = {
  'through a function of the file': `
    const { t } = useTranslation('crew');
    const setService = useCommand('setService');
    const rest = async (reason: string) => { if (await setService.run({ id, reason })) onClose(); };
    const text = reason === 'fault' ? common('a.b') : t(\`reasons.\${reason}\`);
    return <BigChoice onChoose={() => void rest(text)} />;`,
  'through a promise': `
    const { t } = useTranslation('console');
    void describePin(point, t('card.pinLabel')).then((place) => commands.setPlace(call, place));`,
  'through what a form gives': `
    const { t } = useTranslation('desk');
    onSubmit({ reason: draft.reason === 'other' ? draft.text : t(\`reasons.\${draft.reason}\`), expiresAt });`,
  'through a variable': `
    const { t: words } = useTranslation('crew');
    const overrideReason = isOnDiversion ? words('destination.overrideReason') : undefined;
    commandQueue.add(target, { kind: 'destination', overrideReason });`,
  'through a draft': `
    const { t } = useTranslation('console');
    draft.set(t('card.none'));`,
  'through a plain function with the texts': `
    function send(t: TFunction) { return apiClient.call('closeCall', { id, note: t('note') }); }`,
};

describe('words in the language of a screen', () => {
  it('should be sent to nobody: codes are stored, and each reader has their own words for them', () => {
    const found = files.flatMap((file) =>
      sentWords(file, readFileSync(file, 'utf8')).map((line) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it.each(Object.entries(BEFORE))('should be found when sent %s', (_, text) => {
    expect(sentWords('before.tsx', `export function Before() {${text}}`)).toHaveLength(1);
  });

  it('should not be found where they are only shown', () => {
    const shown = `export function Shown() {
      const { t } = useTranslation('desk');
      const text = t('a.b');
      const send = async () => { if (await setBeds.run({ id, beds })) showDone(t('saved')); };
      return <Button title={text} onClick={() => void send()}>{t('a.c')}</Button>;
    }`;
    expect(sentWords('shown.tsx', shown)).toEqual([]);
  });
});
