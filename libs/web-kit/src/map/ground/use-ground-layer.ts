import { type Map as LeafletMap } from 'leaflet';
import { useEffect, useEffectEvent, useRef } from 'react';
import { type Theme } from '../../lib/theme.js';
import { useConnection } from '../../store/connection-store.js';
import { attributionOf } from './ground-attribution.policy.js';
import { labelRules } from './ground-labels.js';
import { GroundLayer, type GroundStyle } from './ground-layer.js';
import { paintRules } from './ground-paint.js';
import { groundPalette } from './ground-palette.js';
import { useGround } from './ground-store.js';

function styleOf(theme: Theme, map: LeafletMap): GroundStyle {
  const palette = groundPalette(theme);
  const { fontFamily } = getComputedStyle(map.getContainer());
  return { paintRules: paintRules(palette), labelRules: labelRules(palette, fontFamily) };
}

/** A canvas paints with a font only when the page has it already. */
async function loadFont(map: LeafletMap): Promise<void> {
  const { fontFamily } = getComputedStyle(map.getContainer());
  await Promise.all(
    ['400', '500', '600', 'italic 400'].map((style) => document.fonts.load(`${style} 11px ${fontFamily}`)),
  );
}

/**
 * Keeps the ground of imported maps on the map, in the theme's colours and of the newest import; none when `isWanted` is
 * false. Gives whether there is one. `data-ground` of the map's box is `drawn` when all that is in view was painted.
 */
export function useGroundLayer(map: LeafletMap | null, theme: Theme, isWanted: boolean): boolean {
  const { maps, hasFailed, refresh } = useGround();
  const isOnline = useConnection((state) => state.line === 'online');
  const layer = useRef<GroundLayer | null>(null);
  const hasGround = isWanted && maps !== null && maps.sources.length > 0;
  const version = hasGround ? maps.version : null;

  useEffect(() => {
    if (isWanted) void refresh();
  }, [isWanted, refresh]);
  useEffect(() => {
    if (isWanted && isOnline && hasFailed) void refresh();
  }, [isWanted, isOnline, hasFailed, refresh]);

  const make = useEffectEvent((on: LeafletMap, mapVersion: string) => {
    const made = new GroundLayer(mapVersion, styleOf(theme, on), {
      pane: 'sg-ground',
      attribution: attributionOf(maps?.sources ?? []),
    });
    const { dataset } = on.getContainer();
    made.on('loading', () => delete dataset['ground']);
    made.on('load', () => (dataset['ground'] = 'drawn'));
    return made.addTo(on);
  });
  const paint = useEffectEvent((on: LeafletMap) => layer.current?.setStyle(styleOf(theme, on)));

  useEffect(() => {
    if (!map || version === null) return;
    const made = make(map, version);
    layer.current = made;
    let isGone = false;
    loadFont(map).then(
      () => !isGone && paint(map),
      // Names then stand in the next font of the list.
      () => undefined,
    );
    return () => {
      isGone = true;
      layer.current = null;
      made.remove();
      delete map.getContainer().dataset['ground'];
    };
  }, [map, version]);
  useEffect(() => {
    if (map) paint(map);
  }, [map, theme]);

  return hasGround;
}
