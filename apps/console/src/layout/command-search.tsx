import { type LocateCandidate, type Place } from '#siaga/contracts';
import {
  ComboInput,
  ComboList,
  Dialog,
  type EntityState,
  Kbd,
  useComboBox,
  useEntities,
} from '#siaga/web-kit';
import { type TFunction } from 'i18next';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocate } from '../card/use-locate.js';
import { useCaseCommands } from '../card/use-dispatch.js';
import { useHomeRegion } from '../state/home-region.js';
import { useWorkspace } from '../state/workspace-store.js';
import { useCaseInHand } from '../state/views.js';

interface Hit {
  key: string;
  kind: 'incident' | 'unit' | 'call' | 'place';
  title: string;
  text: string;
  /** A place outside the regions of the centre: Enter does not take it. */
  isOutside?: boolean;
  go: () => void;
}

const MAX_HITS = 12;
const MIN_PLACE_TEXT = 3;

type Located = ReturnType<typeof useLocate>;

/** A found place as an operator who chooses it confirms it. */
function confirmed(candidate: LocateCandidate): Place {
  const { label, context, point, source, regionCode } = candidate;
  const accuracyM = candidate.ownAccuracyM ?? candidate.accuracyM;
  return { label, context, point, accuracyM, source, regionCode, isConfirmed: true };
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

function findEntities(query: string, entities: EntityState, t: TFunction<['console', 'common']>): Hit[] {
  const { take, choose } = useWorkspace.getState();
  const wanted = query.toLowerCase();
  const digits = digitsOf(query);
  const matches = (text: string | null): boolean => text !== null && text.toLowerCase().includes(wanted);
  const number = (text: string | null): boolean =>
    digits.length >= 3 && text !== null && digitsOf(text).includes(digits);
  const incidents = [...entities.incident.values()]
    .map((incident) => ({ incident, name: t(`common:complaint.${incident.complaint}`) }))
    .filter(
      ({ incident, name }) =>
        matches(incident.number) ||
        matches(name) ||
        matches(incident.place.label) ||
        number(incident.personal.callbackNumber),
    )
    .map<Hit>(({ incident, name }) => ({
      key: incident.id,
      kind: 'incident',
      title: `${name}, ${incident.number}`,
      text: incident.place.label,
      go: () => take({ kind: 'incident', id: incident.id }),
    }));
  const units = [...entities.unit.values()]
    .filter((unit) => matches(unit.callSign))
    .map<Hit>((unit) => {
      const job = [...entities.assignment.values()].find(
        (item) => item.unitId === unit.id && item.releasedAt === null,
      );
      return {
        key: unit.id,
        kind: 'unit',
        title: unit.callSign,
        text: job
          ? `${t(`common:assignmentStatus.${job.status}`)}, ${job.job.incidentNumber}`
          : t(`common:unitService.${unit.service}`),
        go: () => (job ? take({ kind: 'incident', id: job.incidentId }) : choose({ unitIds: [unit.id] })),
      };
    });
  const calls = [...entities.call.values()]
    .filter((call) => number(call.personal.callerNumber) || matches(call.personal.callerName))
    .map<Hit>((call) => ({
      key: call.id,
      kind: 'call',
      title: call.personal.callerNumber ?? call.personal.callerName ?? '',
      text: call.place?.label ?? t('queue.noPlace'),
      go: () => take({ kind: 'call', id: call.id }),
    }));
  return [...incidents, ...units, ...calls];
}

const keyOf = ({ key }: Hit): string => key;

/** What stands below the box while nothing does: what can be typed, that it is being searched, that nothing was found. */
function useSearchState(text: string, hasHits: boolean, places: Located): string {
  const { t } = useTranslation('console');
  if (text.trim() === '') return t('search.type');
  if (places.hasFailed) return t('search.placesFailed');
  if (places.isSearching) return t('search.searching');
  return hasHits ? '' : t('search.none');
}

/** Finds incidents, units, numbers and places by one line of text. */
export function CommandSearch({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const [text, setText] = useState('');
  const entities = useEntities((state) => state.entities);
  const regionCode = useHomeRegion();
  const inHand = useCaseInHand();
  const commands = useCaseCommands();
  const places = useLocate(text.length >= MIN_PLACE_TEXT ? text : '', null, regionCode);
  // The rows above answer the text at once: places of an older one do not stand below them.
  const found = places.isSearching ? null : places.result;

  const hits = useMemo(() => {
    if (text.trim() === '') return [];
    const place = (candidate: LocateCandidate): Hit => ({
      key: candidate.id,
      kind: 'place',
      title: candidate.label,
      text: candidate.context,
      isOutside: candidate.isOutside,
      go: () => {
        if (inHand?.kind === 'call') void commands.setPlace(inHand.call, confirmed(candidate));
      },
    });
    return [...findEntities(text.trim(), entities, t), ...(found?.candidates ?? []).map(place)].slice(
      0,
      MAX_HITS,
    );
  }, [text, entities, t, found, inHand, commands]);
  const box = useComboBox({
    label: t('search.found'),
    text,
    onText: setText,
    rows: hits,
    keyOf,
    hasDigits: true,
    takesEnter: ({ isOutside = false }) => !isOutside,
    onChoose: (hit) => {
      onClose();
      hit.go();
    },
  });
  const state = useSearchState(text, hits.length > 0, places);

  return (
    <Dialog title={t('top.search')} onClose={onClose}>
      <ComboInput box={box} aria-label={t('top.search')} aria-describedby="command-search-state" />
      <ComboList
        box={box}
        className="hits"
        rowClassName="hit-line"
        shortcutOf={(index) => (hits[index]?.isOutside === true ? `Alt+${index + 1}` : undefined)}
        headingOf={(hit, index) =>
          hit.isOutside === true && hits[index - 1]?.isOutside !== true ? (
            <p className="note outside">{t('card.outside')}</p>
          ) : null
        }
      >
        {(hit, index, isActive) => (
          <>
            <span className="muted small">{t(`search.${hit.kind}`)}</span>
            <span>
              {hit.title}
              <small>
                {hit.isOutside === true && <span className="is-amber">{t('common:placeOutside')} </span>}
                {hit.text}
              </small>
            </span>
            {hit.isOutside === true && <Kbd>{`Alt+${index + 1}`}</Kbd>}
            {isActive && hit.isOutside !== true && <Kbd>Enter</Kbd>}
          </>
        )}
      </ComboList>
      <p id="command-search-state" className="note" role="status">
        {state}
      </p>
    </Dialog>
  );
}
