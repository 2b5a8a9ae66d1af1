import { type MapCoverage, type MapFetch } from '#siaga/contracts';
import { Button, useCommand, useFormat } from '#siaga/web-kit';
import { Download, Square } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const BYTES_PER_MB = 1_000_000;

/** What a fetch that goes on does, in one line. */
function useStepText({ status, phase, done, total, bytes }: MapFetch): string {
  const { t } = useTranslation('console');
  const format = useFormat();
  if (status === 'asked') return t('maps.asked');
  if (phase !== 'fetching') return t(`maps.${phase ?? 'running'}`);
  return t('maps.fetching', {
    done: Math.min(done + 1, total),
    total,
    mb: format.number(bytes / BYTES_PER_MB, 1),
  });
}

function Running({ fetch, onChange }: { fetch: MapFetch; onChange: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const text = useStepText(fetch);
  const { run, isBusy } = useCommand('stopMapFetch');
  const isCounted = fetch.status === 'running' && fetch.total > 0;
  const stop = async (): Promise<void> => {
    if (await run({ id: fetch.id })) onChange();
  };
  return (
    <div className="line">
      <span className="grow">
        <progress aria-label={text} {...(isCounted && { value: fetch.done, max: fetch.total })} />
        <small role="status">{text}</small>
      </span>
      <Button isBusy={isBusy} onClick={() => void stop()}>
        <Square size={14} aria-hidden /> {t('maps.stop')}
      </Button>
    </div>
  );
}

/** Why there is no map, and what to do without internet. */
function Failed({ fetch, byHand }: { fetch: MapFetch; byHand: MapCoverage['byHand'] }): ReactElement {
  const { t } = useTranslation('console');
  return (
    <div role="status">
      <p className="is-red">{t(`maps.problem.${fetch.problem ?? 'other'}`)}</p>
      {fetch.problem !== 'in_hand' && (
        <p className="small">
          {t('maps.byHand')} <code>{byHand.url}</code> {t('maps.byHandThen')} <code>{byHand.command}</code>
        </p>
      )}
      {fetch.detail !== null && (
        <details className="small">
          <summary>{t('maps.said')}</summary>
          <p>{fetch.detail}</p>
        </details>
      )}
    </div>
  );
}

function Ended({ region, fetch }: { region: MapCoverage; fetch: MapFetch }): ReactElement | null {
  const { t } = useTranslation('console');
  const format = useFormat();
  if (fetch.status === 'failed') return <Failed fetch={fetch} byHand={region.byHand} />;
  const time = fetch.finishedAt === null ? '' : format.time(fetch.finishedAt);
  return (
    <p className="muted small" role="status">
      {t(fetch.status === 'done' ? 'maps.done' : 'maps.stopped', { time })}
    </p>
  );
}

/** A kabupaten or kota: whether it has roads, its download, and how that goes. */
export function MapFetchState({
  region,
  onChange,
}: {
  region: MapCoverage;
  onChange: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const { fetch, hasRoads, name, regionCode } = region;
  const isOpen = fetch?.status === 'asked' || fetch?.status === 'running';
  const { run, isBusy } = useCommand('fetchMap');
  const start = async (): Promise<void> => {
    if (await run({ regionCode })) onChange();
  };
  const mb = format.number(region.megabytes);
  return (
    <li className="mapregion">
      <div className="line">
        <span className="grow">
          <b>{t(hasRoads ? 'maps.there' : 'maps.missing', { name })}</b> <small>{regionCode}</small>
        </span>
        {!isOpen && (
          <Button kind={hasRoads ? undefined : 'primary'} isBusy={isBusy} onClick={() => void start()}>
            <Download size={14} aria-hidden /> {t(hasRoads ? 'maps.renew' : 'maps.get', { mb })}
          </Button>
        )}
      </div>
      {isOpen && <Running fetch={fetch} onChange={onChange} />}
      {!isOpen && fetch && <Ended region={region} fetch={fetch} />}
    </li>
  );
}
