import { isLive } from '#siaga/contracts';
import { IncidentsOnMap, type MapIncident, useEntities } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseInHand } from '../state/views.js';
import { useWorkspace } from '../state/workspace-store.js';

/** Living incidents; a press takes one in hand. */
export function IncidentMapLayer(): ReactElement {
  const { t } = useTranslation('common');
  const incidents = useEntities((state) => state.entities.incident);
  const take = useWorkspace((state) => state.take);
  const inHand = useCaseInHand();
  const selectedId = inHand?.kind === 'incident' ? inHand.incident.id : null;
  const drawn = useMemo(
    () =>
      [...incidents.values()].filter(isLive).map<MapIncident>(({ id, complaint, place, triage }) => ({
        id,
        label: t(`complaint.${complaint}`),
        place,
        triage,
        isSelected: id === selectedId,
      })),
    [incidents, selectedId, t],
  );
  return <IncidentsOnMap incidents={drawn} onIncident={(id) => take({ kind: 'incident', id })} />;
}
