import { describe, expect, it } from '@jest/globals';
import { type SessionView } from '#siaga/contracts';
import {
  manifestProblems,
  manifestsFor,
  mapLayersOf,
  type ScreenManifest,
  textsOf,
  viewsAt,
} from './screen-manifest.js';

interface Kind {
  places: { left: { n: number }; dialog: { onClose: () => void } };
  words: (key: string) => string;
  keyContext: null;
}
const Nothing = (): null => null;
const texts = { id: { a: { title: 'Judul' } }, en: { a: { title: 'Title' } } };

const first: ScreenManifest<Kind> = {
  id: 'first',
  texts,
  views: [
    { place: 'left', name: 'list', component: Nothing },
    { place: 'dialog', name: 'report', needs: 'report.read', component: Nothing },
  ],
  menu: [{ opens: 'report', needs: 'report.read', icon: Nothing, text: (t) => t('a.title') }],
  keys: [{ shown: 'L', opens: 'report', text: (t) => t('a.title') }],
  mapLayers: [
    {
      name: 'above',
      order: 20,
      shown: 'off',
      needs: 'report.read',
      text: (t) => t('a.title'),
      component: Nothing,
    },
    { name: 'below', order: 10, shown: 'always', component: Nothing },
  ],
};

const holding = (role: 'operator' | 'supervisor'): SessionView =>
  ({
    account: { grants: [{ role, scope: { kind: 'region', regionCode: 'ID' } }] },
  }) as unknown as SessionView;

describe('manifestsFor', () => {
  it('should leave out what the person has no right to, and nothing else', () => {
    const [operator] = manifestsFor([first], holding('operator'));
    expect(operator?.views?.map(({ name }) => name)).toEqual(['list']);
    expect(operator?.menu).toEqual([]);
    const [supervisor] = manifestsFor([first], holding('supervisor'));
    expect(supervisor?.views?.map(({ name }) => name)).toEqual(['list', 'report']);
    expect(mapLayersOf(operator ? [operator] : []).map(({ name }) => name)).toEqual(['below']);
    expect(mapLayersOf(supervisor ? [supervisor] : []).map(({ name }) => name)).toEqual(['below', 'above']);
  });

  it('should leave out a whole folder', () => {
    const guarded = { ...first, needs: 'account.manage' as const };
    expect(manifestsFor([guarded], holding('supervisor'))).toEqual([]);
    expect(manifestsFor([guarded], null)).toEqual([]);
  });
});

describe('manifestProblems', () => {
  it('should find nothing where all fits', () => {
    expect(manifestProblems([first])).toEqual([]);
  });

  it('should name what is there twice, opened but missing, or said in one language only', () => {
    const second: ScreenManifest<Kind> = {
      ...first,
      menu: [{ opens: 'nowhere', icon: Nothing, text: (t) => t('a.title') }],
      texts: { id: { b: { x: 'Ya', y: '' } }, en: { b: { y: 'No', z: 'More' } } },
    };
    expect(manifestProblems([first, second])).toEqual([
      'two manifests are called first',
      'two views are called list',
      'two views are called report',
      'two keys are L',
      'two map layers are called above',
      'two map layers are called below',
      'two map layers have the place 20',
      'two map layers have the place 10',
      'first opens nowhere, which no manifest has',
      'first: b.x has no English',
      'first: b.z has no Indonesian',
      'first: b.y is empty',
    ]);
  });
});

describe('textsOf and viewsAt', () => {
  it('should join the texts and refuse a key of another folder', () => {
    expect(textsOf([first])).toEqual(texts);
    const errors = {
      id: { 'CALL.ALREADY_LINKED': 'Sudah' },
      en: { 'CALL.ALREADY_LINKED': 'Taken' },
    } as const;
    expect(textsOf([{ ...first, errors }]).id).toEqual({
      ...texts.id,
      errors: { CALL: { ALREADY_LINKED: 'Sudah' } },
    });
    expect(() => textsOf([first, { ...first, id: 'second' }])).toThrow('second uses the texts’ key a');
  });

  it('should give the views of one place', () => {
    expect(viewsAt([first], 'left')).toEqual([{ name: 'list', component: Nothing }]);
  });
});
