import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { readPreference, writePreference } from '../lib/preference.js';
import { showError } from '../lib/toast-store.js';
import { type CommonTexts } from './resources-type.js';

declare global {
  /** Namespaces and their texts. An app adds its own: `declare global { interface SiagaTexts { crew: typeof crewId } }`. */
  interface SiagaTexts {
    common: CommonTexts;
  }
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: SiagaTexts;
    returnNull: false;
  }
}

/** Indonesian first, English second. */
export type Language = 'id' | 'en';
const LANGUAGE_KEY = 'siaga.language';
const LANGUAGES = ['id', 'en'] as const;

function show(language: string): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}

/** English is fetched when somebody reads it: most never do, and Indonesian stands in for it until it is there. */
async function fetchCommon(language: Language): Promise<void> {
  if (language === 'id' || i18next.hasResourceBundle('en', 'common')) return;
  const { en } = await import('./en.js');
  i18next.addResourceBundle('en', 'common', en, true);
}

/**
 * Sets up the texts once, before the first render. Takes the app's own namespaces for both languages and the shared texts in Indonesian,
 * or those of them that it uses; a text that is missing in English shows in Indonesian.
 */
export async function setUpTexts(
  own: Record<Language, Record<string, object>>,
  common: Partial<CommonTexts>,
): Promise<i18n> {
  const language = readPreference<Language>(LANGUAGE_KEY, LANGUAGES, 'id');
  show(language);
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'id',
    ns: ['common', ...Object.keys(own.id)],
    defaultNS: 'common',
    resources: { id: { common, ...own.id }, en: own.en },
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
  });
  // Without a line Indonesian is better than no screen; choosing the language again fetches it.
  await fetchCommon(language).catch(() => undefined);
  return i18next;
}

/** Adds shared texts in Indonesian that came later; English comes as a whole. */
export function addShared(texts: object): void {
  i18next.addResourceBundle('id', 'common', texts, true);
}

/** Adds texts that came later to a namespace, in both languages. */
export function addTexts(namespace: string, texts: Readonly<Record<Language, object>>): void {
  for (const language of LANGUAGES) i18next.addResourceBundle(language, namespace, texts[language], true);
}

/** The language on the screen and how to change it; the choice is kept in this browser. */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  const { i18n: instance } = useTranslation('common');
  const language: Language = instance.language === 'en' ? 'en' : 'id';
  return {
    language,
    setLanguage: (next) => {
      writePreference(LANGUAGE_KEY, next);
      void fetchCommon(next)
        .then(() => {
          show(next);
          return instance.changeLanguage(next);
        })
        .catch(showError);
    },
  };
}
