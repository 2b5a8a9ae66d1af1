import { useMemo } from 'react';
import { create } from 'zustand';
import { readPreference, writePreference } from '../lib/preference.js';
import { mapLayersOf, type ScreenKind, type ScreenManifest, type ScreenMapLayer } from './screen-manifest.js';

const CHOICES = ['on', 'off', 'none'] as const;
const keyOf = (name: string): string => `siaga.map-layer.${name}`;

/** What the person at this browser has switched; what they never touched is as its manifest says. */
const useChoices = create<{ chosen: Readonly<Record<string, boolean>> }>()(() => ({ chosen: {} }));

function isChosen(name: string, chosen: Readonly<Record<string, boolean>>): boolean | null {
  const choice = chosen[name];
  if (choice !== undefined) return choice;
  const kept = readPreference(keyOf(name), CHOICES, 'none');
  return kept === 'none' ? null : kept === 'on';
}

/** A layer that can be taken away, for the list of layers. */
export interface LayerSwitch<K extends ScreenKind> {
  layer: Exclude<ScreenMapLayer<K>, { shown: 'always' }>;
  isOn: boolean;
  toggle: () => void;
}

function set(name: string, isOn: boolean): void {
  writePreference(keyOf(name), isOn ? 'on' : 'off');
  useChoices.setState(({ chosen }) => ({ chosen: { ...chosen, [name]: isOn } }));
}

/** The layers of the map as this person has them: what is drawn, and what they may switch. */
export function useMapLayers<K extends ScreenKind>(
  manifests: readonly ScreenManifest<K>[],
): { drawn: readonly ScreenMapLayer<K>[]; switches: readonly LayerSwitch<K>[] } {
  const { chosen } = useChoices();
  return useMemo(() => {
    const layers = mapLayersOf(manifests);
    const isOn = (layer: ScreenMapLayer<K>): boolean =>
      layer.shown === 'always' || (isChosen(layer.name, chosen) ?? layer.shown === 'on');
    return {
      drawn: layers.filter(isOn),
      switches: layers.flatMap((layer) =>
        layer.shown === 'always'
          ? []
          : [{ layer, isOn: isOn(layer), toggle: () => set(layer.name, !isOn(layer)) }],
      ),
    };
  }, [manifests, chosen]);
}
