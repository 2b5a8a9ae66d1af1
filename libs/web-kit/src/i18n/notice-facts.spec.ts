import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Facts, JobNoticeKind, ReasonCode } from '#siaga/contracts';
import i18next, { type i18n } from 'i18next';
import { en } from './en.js';
import { id } from './id.js';
import { noticeFacts } from './notice-facts.js';

const format = { span: (seconds: number) => `${seconds} s`, distance: (metres: number) => `${metres} m` };
const ABOUT = { unitCallSign: 'AMB-01', incidentNumber: '15.71-1' };
/** As the centre sends them, whatever their kind. */
const FACTS: Facts = {
  ...{ facilityName: 'RS Uji', missing: 'icu ventilator', reason: 'IGD penuh', movedM: 340 },
  ...{
    was: 'AMB-01',
    now: 'AMB-02',
    regionCode: '15.71',
    centre: 'PSC Uji',
    closure: 'flooded',
    laterS: 240,
  },
};

describe('noticeFacts', () => {
  const texts: i18n = i18next.createInstance();

  beforeAll(() =>
    texts.init({
      lng: 'id',
      resources: { id: { common: id }, en: { common: en } },
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      showSupportNotice: false,
      missingInterpolationHandler: () => '{{missing}}',
    }),
  );

  const say = (key: `${'alert' | 'notice'}.${JobNoticeKind}`, language: 'id' | 'en'): string => {
    const t = texts.getFixedT(language);
    return t(key, { ...ABOUT, ...noticeFacts(FACTS, t, format) });
  };

  it.each(JobNoticeKind.options)(
    'should give all that the sentences of %s need, and no word that only programs know',
    (kind) => {
      for (const language of ['id', 'en'] as const)
        for (const voice of ['alert', 'notice'] as const)
          expect(say(`${voice}.${kind}`, language)).not.toMatch(/\{\{|icu|ventilator|undefined|NaN/);
    },
  );

  it('should give a reason of a list in the words of the reader, and any other as it was written', () => {
    const because = (reason: string, language: 'id' | 'en'): string =>
      noticeFacts({ reason }, texts.getFixedT(language), format).because;
    for (const code of ReasonCode.options) {
      expect(because(code, 'id')).toBe(` (${id.reason[code]})`);
      expect(because(code, 'en')).toBe(` (${en.reason[code]})`);
    }
    for (const words of ['Ban bocor: kiri', 'IGD penuh', 'reason.fuel'])
      expect(because(words, 'en')).toBe(` (${words})`);
    expect(because('', 'id')).toBe('');
  });

  it('should name what is missing as people do, in a list', () => {
    expect(say('notice.unit_lacks', 'id')).toContain('ICU, Ventilator');
    expect(say('alert.facility_lacks', 'en')).toContain('ICU, Ventilator');
  });
});
