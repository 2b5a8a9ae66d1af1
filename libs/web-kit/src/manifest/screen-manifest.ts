import { type ErrorCode, type Permission, type SessionView } from '#siaga/contracts';
import { type Namespace, type TFunction } from 'i18next';
import { type ComponentType } from 'react';
import { type Language } from '../i18n/i18n.js';
import { hasPermission } from '../session/session-store.js';

/** A folder's texts in both languages: part of the app's namespace, under top keys that no other folder has. */
export type ScreenTexts = Readonly<Record<Language, Readonly<Record<string, object>>>>;

/** Sentences for error codes: what happened and what to do. */
export type ErrorTexts = Readonly<Record<Language, Readonly<Partial<Record<ErrorCode, string>>>>>;

/** What an app's manifests are made for: its places and the props of what stands there, its text function, what a key acts on. */
export interface ScreenKind {
  /** Props by place; `ScreenView` gives the component one of them. */
  places: object;
  /** The text function of the app's namespace, so that a label's key is checked. */
  words: unknown;
  /** What the action of a key is given. */
  keyContext: unknown;
}

/** The kind of an app by the namespace of its texts, its places, and what its keys act on; `never` where it has none. */
export interface AppKind<Texts extends Namespace, Places extends object, KeyContext = never> {
  places: Places;
  words: TFunction<Texts>;
  keyContext: KeyContext;
}

/** A component at a place of the app; where a place shows one thing at a time, it is asked for by its name. */
export type ScreenView<Places extends object> = {
  [P in keyof Places]: {
    place: P;
    name: string;
    needs?: Permission;
    /** `lazyView` when it need not be there at once. */
    component: ComponentType<Places[P]>;
  };
}[keyof Places];

/** A line of the app's menu that opens a view. */
export interface ScreenMenuEntry<K extends ScreenKind> {
  opens: string;
  needs?: Permission;
  icon: ComponentType<{ size: number; 'aria-hidden': boolean }>;
  text: (t: K['words']) => string;
}

/** A key of the app, and its line in the list of keys. */
export interface ScreenKey<K extends ScreenKind> {
  /** As printed in the list: `A`, `1 … 6`. */
  shown: string;
  text: (t: K['words']) => string;
  needs?: Permission;
  /** The view that it opens. */
  opens?: string;
  /** What each pressed key does, by its name in a KeyMap; left out when a component listens for it itself. */
  act?: (
    context: K['keyContext'],
  ) => Readonly<Record<string, ((event: KeyboardEvent) => unknown) | undefined>>;
}

interface MapLayerBase {
  name: string;
  needs?: Permission;
  /** Its place among the layers: what has the least number is drawn first, and stands first in the list. */
  order: number;
  /** Stands inside the map, renders nothing: it follows its own data and draws by `UnitsOnMap` and the like. `lazyPart` when it may come later. */
  component: ComponentType;
}

/**
 * A layer of the app's map. The work stands on what is `always` there. What is `on` or `off` until the person has chosen has a
 * line in the list of layers.
 */
export type ScreenMapLayer<K extends ScreenKind> = MapLayerBase &
  ({ shown: 'always' } | { shown: 'on' | 'off'; text: (t: K['words']) => string });

/**
 * What one folder of an app adds to its screen. An app has one list of manifests; a new folder is one line in it and
 * nothing else. The manifest is small and comes at once, what it names may come when it is needed.
 */
export interface ScreenManifest<K extends ScreenKind> {
  /** The folder's name. */
  id: string;
  /** Without it the person has nothing of this folder. */
  needs?: Permission;
  texts: ScreenTexts;
  /** Sentences for the error codes of the folder's module; a module that only the server has keeps them in the common texts. */
  errors?: ErrorTexts;
  views?: readonly ScreenView<K['places']>[];
  menu?: readonly ScreenMenuEntry<K>[];
  keys?: readonly ScreenKey<K>[];
  mapLayers?: readonly ScreenMapLayer<K>[];
}

interface Guarded {
  needs?: Permission;
}

function allows(session: SessionView | null, { needs }: Guarded): boolean {
  return needs === undefined || hasPermission(session, needs);
}

/** The manifests as this person has them: without what needs a right that no grant holds. The server decides on each request. */
export function manifestsFor<K extends ScreenKind>(
  manifests: readonly ScreenManifest<K>[],
  session: SessionView | null,
): readonly ScreenManifest<K>[] {
  const may = (part: Guarded): boolean => allows(session, part);
  return manifests.filter(may).map((manifest) => ({
    ...manifest,
    views: manifest.views?.filter(may) ?? [],
    menu: manifest.menu?.filter(may) ?? [],
    keys: manifest.keys?.filter(may) ?? [],
    mapLayers: manifest.mapLayers?.filter(may) ?? [],
  }));
}

/** The views of one place, in the order of the manifests. */
export function viewsAt<K extends ScreenKind, P extends keyof K['places']>(
  manifests: readonly ScreenManifest<K>[],
  place: P,
): readonly { name: string; component: ComponentType<K['places'][P]> }[] {
  return manifests.flatMap(({ views = [] }) =>
    views.flatMap((view) =>
      view.place === place
        ? [{ name: view.name, component: view.component as ComponentType<K['places'][P]> }]
        : [],
    ),
  );
}

/** The layers of the map from the ground up. */
export function mapLayersOf<K extends ScreenKind>(
  manifests: readonly ScreenManifest<K>[],
): readonly ScreenMapLayer<K>[] {
  return manifests.flatMap(({ mapLayers = [] }) => mapLayers).sort((a, b) => a.order - b.order);
}

/** The texts of all manifests as one namespace, sentences for errors under `errors`. Throws when two folders use the same top key. */
export function textsOf(
  manifests: readonly { id: string; texts: ScreenTexts; errors?: ErrorTexts }[],
): Record<Language, object> {
  const all: Record<Language, Record<string, object>> = { id: {}, en: {} };
  for (const { errors } of manifests) {
    if (!errors) continue;
    for (const language of ['id', 'en'] as const)
      all[language]['errors'] = byModule(all[language]['errors'], errors[language]);
  }
  for (const { id: folder, texts } of manifests) {
    for (const language of ['id', 'en'] as const) {
      for (const [key, words] of Object.entries(texts[language])) {
        if (key in all[language]) throw new Error(`${folder} uses the texts’ key ${key} of another folder`);
        all[language][key] = words;
      }
    }
  }
  return all;
}

/** Codes as the texts nest them: the part before the dot, then the rest. */
function byModule(known: object = {}, sentences: ErrorTexts[Language]): Record<string, object> {
  const nested: Record<string, object> = { ...known };
  for (const [code, sentence] of Object.entries(sentences)) {
    const [head = '', ...rest] = code.split('.');
    nested[head] = { ...nested[head], [rest.join('.')]: sentence };
  }
  return nested;
}

/** What is wrong with a list of manifests, in words for the engineer; empty when all fits together. */
export function manifestProblems<K extends ScreenKind>(
  manifests: readonly ScreenManifest<K>[],
): readonly string[] {
  const views = manifests.flatMap(({ views: own = [] }) => own.map(({ name }) => name));
  const layers = manifests.flatMap(({ mapLayers: own = [] }) => own);
  const openings = manifests.flatMap(({ id, menu = [], keys = [] }) =>
    [...menu, ...keys].flatMap(({ opens }) => (opens === undefined ? [] : [{ id, opens }])),
  );
  return [
    ...doubles(manifests.map(({ id }) => id)).map((id) => `two manifests are called ${id}`),
    ...doubles(views).map((name) => `two views are called ${name}`),
    ...doubles(manifests.flatMap(({ keys = [] }) => keys.map(({ shown }) => shown))).map(
      (key) => `two keys are ${key}`,
    ),
    ...doubles(layers.map(({ name }) => name)).map((name) => `two map layers are called ${name}`),
    ...doubles(layers.map(({ order }) => String(order))).map(
      (order) => `two map layers have the place ${order}`,
    ),
    ...openings
      .filter(({ opens }) => !views.includes(opens))
      .map(({ id, opens }) => `${id} opens ${opens}, which no manifest has`),
    ...manifests.flatMap(({ id, texts, errors }) =>
      [...textProblems(texts), ...(errors ? textProblems(errors) : [])].map((problem) => `${id}: ${problem}`),
    ),
  ];
}

/** What is missing between the two languages of a folder's texts. */
export function textProblems(texts: Readonly<Record<Language, object>>): readonly string[] {
  const [indonesian, english] = [wordsOf(texts.id), wordsOf(texts.en)];
  return [
    ...[...indonesian.keys()].filter((key) => !english.has(key)).map((key) => `${key} has no English`),
    ...[...english.keys()].filter((key) => !indonesian.has(key)).map((key) => `${key} has no Indonesian`),
    ...[...indonesian, ...english].filter(([, text]) => text === '').map(([key]) => `${key} is empty`),
  ];
}

function wordsOf(texts: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...wordsOf(value, `${path}${key}.`)]
        : [[`${path}${key}`, String(value)] as const],
    ),
  );
}

function doubles(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
