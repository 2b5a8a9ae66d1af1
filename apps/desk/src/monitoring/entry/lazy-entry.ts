import { lazyView } from '#siaga/web-kit';
import { type DeskPlaces } from '../../desk-manifest.js';

/** The post's work; it is the page as well where a phone at a post opens without a line. */
export const Entry = lazyView<DeskPlaces['work']>('desk', () => import('./entry-view.js'));
