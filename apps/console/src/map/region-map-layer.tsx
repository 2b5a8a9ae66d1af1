import { BordersOnMap } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useBorders } from './use-borders.js';

/** Borders of the regions, with their names where the ground has none. */
export function RegionMapLayer(): ReactElement {
  return <BordersOnMap borders={useBorders().borders} />;
}
