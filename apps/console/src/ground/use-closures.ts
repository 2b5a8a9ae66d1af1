import { type Closure } from '#siaga/contracts';
import { type MapClosure, useEntities, useNow } from '#siaga/web-kit';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const MINUTE_MS = 60_000;

/** Closed and flooded areas that hold now, the newest first. */
export function useActiveClosures(): Closure[] {
  const closures = useEntities((state) => state.entities.closure);
  const minute = Math.floor(useNow() / MINUTE_MS);
  return useMemo(
    () =>
      [...closures.values()]
        .filter(
          ({ liftedAt, until }) =>
            liftedAt === null && (until === null || Date.parse(until) > minute * MINUTE_MS),
        )
        .sort((a, b) => b.drawnAt.localeCompare(a.drawnAt)),
    [closures, minute],
  );
}

/** The same as the map draws them. */
export function useMapClosures(selectedId: string | null): MapClosure[] {
  const { t } = useTranslation('console');
  const closures = useActiveClosures();
  return useMemo(
    () =>
      closures.map(({ id, kind, ring, note }) => ({
        id,
        kind,
        ring,
        label:
          note === ''
            ? t(`closure.kind.${kind}`)
            : t('closure.label', { kind: t(`closure.kind.${kind}`), note }),
        isSelected: id === selectedId,
      })),
    [closures, selectedId, t],
  );
}
