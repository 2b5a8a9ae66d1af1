import { lazyView } from '#siaga/web-kit';
import { type DeskPlaces } from '../../desk-manifest.js';

/** The page where a phone with a walk opens without a line. */
export const KeptWalkPage = lazyView<DeskPlaces['work']>('desk', () => import('./kept-view.js'));
