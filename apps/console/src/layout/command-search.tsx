import { type LocateCandidate } from '#siaga/contracts';
import { Dialog, type EntityState, Kbd, useEntities } from '#siaga/web-kit';
import { type TFunction } from 'i18next';
import { type KeyboardEvent, type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocate } from '../card/use-locate.js';
import { useCaseCommands } from '../card/use-dispatch.js';
import { useWorkspace } from '../state/workspace-store.js';
import { useCaseInHand } from '../state/views.js';

interface Hit {
  key: string;
  kind: 'incident' | 'unit' | 'call' | 'place';
  title: string;
  text: string;
  go: () => void;
}

const MAX_HITS = 12;

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
        go: () => (job ? take({ kind: 'incident', id: job.incidentId }) : choose({ unitId: unit.id })),
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

/** Finds incidents, units, numbers and places by one line of text. */
export function CommandSearch({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const entities = useEntities((state) => state.entities);
  const regionCode = useEntities((state) => state.regions[0]?.code ?? 'ID');
  const inHand = useCaseInHand();
  const commands = useCaseCommands();
  const { result } = useLocate(text.length >= 3 ? text : '', null, regionCode);

  const hits = useMemo(() => {
    if (text.trim() === '') return [];
    const place = ({
      id,
      label,
      context,
      point,
      accuracyM,
      source,
      regionCode: code,
    }: LocateCandidate): Hit => ({
      key: id,
      kind: 'place',
      title: label,
      text: context,
      go: () => {
        if (inHand?.kind !== 'call') return;
        void commands.setPlace(inHand.call, {
          label,
          context,
          point,
          accuracyM,
          source,
          regionCode: code,
          isConfirmed: true,
        });
      },
    });
    return [...findEntities(text.trim(), entities, t), ...(result?.candidates ?? []).map(place)].slice(
      0,
      MAX_HITS,
    );
  }, [text, entities, t, result, inHand, commands]);

  const go = (hit: Hit | undefined): void => {
    if (!hit) return;
    onClose();
    hit.go();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(hits[active]);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % Math.max(1, hits.length));
    }
  };

  return (
    <Dialog title={t('top.search')} onClose={onClose}>
      <input
        className="sg-input"
        aria-label={t('top.search')}
        value={text}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="hits">
        {hits.map((hit, index) => (
          <li key={hit.key}>
            <button
              type="button"
              className="hit-line"
              aria-current={index === active}
              onClick={() => go(hit)}
            >
              <span className="muted small">{t(`search.${hit.kind}`)}</span>
              <span>
                {hit.title}
                <small>{hit.text}</small>
              </span>
              {index === active && <Kbd>Enter</Kbd>}
            </button>
          </li>
        ))}
      </ul>
      {hits.length === 0 && (
        <p className="note">{text.trim() === '' ? t('search.type') : t('search.none')}</p>
      )}
    </Dialog>
  );
}
