import { type Facility } from '#siaga/contracts';
import { type AppKind, appManifests, lazyView, type ScreenManifest, type ScreenTexts } from '#siaga/web-kit';
import { type ComponentType } from 'react';

declare global {
  /** The desk's texts by top key; each folder adds its own. */
  interface DeskTexts {
    readonly desk?: never;
  }
  interface SiagaTexts {
    desk: DeskTexts;
  }
}

/** Where the desk shows something, and what it gives to it. */
export interface DeskPlaces {
  /** The whole page, one at a time: the emergency room, a counter, an entry point. A menu line of the manifest opens it. */
  work: { facility: Facility | null };
  /** A panel beside the emergency room's patients, from above. */
  side: { facility: Facility };
}

export type DeskKind = AppKind<'desk', DeskPlaces>;
export type DeskManifest = ScreenManifest<DeskKind>;

export const { OwnManifests, useOwnManifests: useDeskManifests } = appManifests<DeskKind>();

type Menu = NonNullable<DeskManifest['menu']>[number];
type WorkView = ComponentType<DeskPlaces['work']>;

/** A work of the desk: who may do it, the line that opens it, and its code and texts, which come by themselves. */
export interface DeskWork extends Pick<Menu, 'needs' | 'icon' | 'text'> {
  name: string;
  load: () => Promise<readonly [WorkView, { texts: ScreenTexts }]>;
}

/** The views and menu lines of works, for their manifest. */
export function deskWorks(...works: readonly DeskWork[]): Pick<DeskManifest, 'views' | 'menu'> {
  return {
    views: works.map(({ name, needs, load }) => ({
      ...{ place: 'work', name, needs },
      component: lazyView<DeskPlaces['work']>('desk', async () => {
        // The sentences for what clinics refuse come with their works: the sign-in needs none.
        const [[component, { texts }], { errors }] = await Promise.all([
          load(),
          import('./booking/errors.js'),
        ]);
        return { component, texts, errors };
      }),
    })),
    menu: works.map(({ name, needs, icon, text }) => ({ opens: name, needs, icon, text })),
  };
}
