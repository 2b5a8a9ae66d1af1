import { Menu, useMapLayers } from '#siaga/web-kit';
import { Layers } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsoleManifests } from '../state/console-manifest.js';

/** What may be taken off the map, each a switch; the work's own layers are always there. */
export function LayerMenu(): ReactElement | null {
  const { t } = useTranslation(['console', 'common']);
  const { switches } = useMapLayers(useConsoleManifests());
  if (switches.length === 0) return null;
  return (
    <Menu
      side="start"
      ariaLabel={t('map.layers')}
      label={
        <>
          <Layers size={15} aria-hidden /> <span className="wide-only">{t('map.layers')}</span>
        </>
      }
      entries={switches.map(({ layer, isOn, toggle }) => ({
        key: layer.name,
        text: layer.text(t),
        end: t(isOn ? 'map.shown' : 'map.hidden'),
        isSwitch: true,
        onSelect: toggle,
      }))}
    />
  );
}
