import { ConnectionBanner, EmptyState, ErrorBoundary, usePermission, Views, viewsAt } from '#siaga/web-kit';
import { Headset } from 'lucide-react';
import { type MouseEvent, type ReactElement, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseCommands, type CaseCommands } from '../card/use-dispatch.js';
import { useAnswer } from '../queue/use-answer.js';
import { CaseRankingContext, useCaseRanking } from '../rank/use-case-ranking.js';
import { useConsoleManifests } from '../state/console-manifest.js';
import { useWorkspace, type Zone } from '../state/workspace-store.js';
import { useCaseInHand } from '../state/views.js';
import { AlarmSounds } from './alarm-sounds.js';
import { Overlays } from './overlays.js';
import { TopBar } from './top-bar.js';
import { useConsoleKeys } from './use-console-keys.js';
import { useSharedCase } from './use-shared-case.js';

/** At this width and below, the fleet folds until the operator opens it: the map needs the room. */
const foldQuery =
  typeof window === 'undefined' ? null : window.matchMedia('(max-width: 87.5em) and (min-width: 56.3125em)');

function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      foldQuery?.addEventListener('change', listener);
      return () => foldQuery?.removeEventListener('change', listener);
    },
    () => foldQuery?.matches ?? false,
  );
}

function CaseZone({ commands }: { commands: CaseCommands }): ReactElement {
  const { t } = useTranslation('console');
  const inHand = useCaseInHand();
  const views = viewsAt(useConsoleManifests(), 'case');
  const view = views.find(({ name }) => name === inHand?.kind);
  if (view && inHand) return <view.component inHand={inHand} commands={commands} />;
  return <EmptyState icon={Headset} title={t('card.emptyTitle')} text={t('card.emptyText')} />;
}

/** Zones as tabs on a narrow screen. */
function ZoneTabs(): ReactElement {
  const { t } = useTranslation('console');
  const { zone, setZone } = useWorkspace();
  const zones: readonly Zone[] = ['queue', 'card', 'map', 'fleet'];
  return (
    <nav className="zonetabs">
      {zones.map((name) => (
        <button key={name} type="button" aria-current={zone === name} onClick={() => setZone(name)}>
          {t(`tabs.${name}`)}
        </button>
      ))}
    </nav>
  );
}

/** A button pressed with the mouse lets go of the focus, so that Enter is the primary action again and not that button. */
function letGoOfPressed(event: MouseEvent): void {
  const pressed = document.activeElement;
  if (event.detail > 0 && pressed instanceof HTMLButtonElement && event.currentTarget.contains(pressed))
    pressed.blur();
}

/** Three zones that never move: what waits and runs, the case in hand, the map with who can go; the fleet below. */
export function ConsoleScreen({ isMapWindow }: { isMapWindow: boolean }): ReactElement {
  const { t } = useTranslation('console');
  const manifests = useConsoleManifests();
  const inHand = useCaseInHand();
  const ranking = useCaseRanking(inHand);
  const commands = useCaseCommands();
  const { answer, isBusy: isAnswering } = useAnswer();
  const zone = useWorkspace((state) => state.zone);
  const chosenFold = useWorkspace((state) => state.isFleetFolded);
  const isNarrow = useIsNarrow();
  const isFolded = chosenFold ?? isNarrow;
  const isOnWatch = usePermission('journal.read');
  useSharedCase(isMapWindow);
  useConsoleKeys({ answer, ranking, isFolded });

  return (
    <CaseRankingContext value={ranking}>
      <div
        className={`console ${isMapWindow ? 'is-map' : ''} ${isFolded ? 'is-folded' : ''}`}
        data-zone={zone}
        onClick={letGoOfPressed}
      >
        <div className="head">
          <TopBar isMapWindow={isMapWindow} />
          <ConnectionBanner isOnWatch={isOnWatch} />
        </div>
        <main className="zones">
          {!isMapWindow && (
            <section className="left" aria-label={t('queue.title')}>
              <Views of={viewsAt(manifests, 'queue')} given={{ answer, isAnswering }} />
            </section>
          )}
          {!isMapWindow && (
            <section className="card" aria-label={t('tabs.card')}>
              <ErrorBoundary>
                <CaseZone commands={commands} />
              </ErrorBoundary>
            </section>
          )}
          <section className="map" aria-label={t('tabs.map')}>
            <Views of={viewsAt(manifests, 'map')} given={{ commands }} />
          </section>
          <section className="board" aria-label={t('tabs.fleet')}>
            <Views of={viewsAt(manifests, 'fleet')} given={{ isFolded }} />
          </section>
        </main>
        {!isMapWindow && <ZoneTabs />}
      </div>
      <Overlays />
      {!isMapWindow && <AlarmSounds />}
    </CaseRankingContext>
  );
}
