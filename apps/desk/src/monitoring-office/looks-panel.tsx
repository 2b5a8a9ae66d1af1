import { type CaseLook, daysLater } from '#siaga/contracts';
import {
  Button,
  Field,
  FetchedPart,
  saveFile,
  showDone,
  Table,
  type TableColumn,
  useFetched,
  useFormat,
  useLanguage,
} from '#siaga/web-kit';
import { Download } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../booking/use-live-day.js';
import { spanOf } from './look-span.policy.js';

const FIRST_DAYS = 6;
const ID_SHOWN = 8;

/** Of whom alone is asked. */
interface Only {
  caseId?: string;
  accountId?: string;
  name: string;
}

function useColumns(onOnly: (only: Only) => void): TableColumn<CaseLook>[] {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return useMemo(() => {
    const personOf = ({ caseId, person, regionCodes }: CaseLook): string => {
      if (caseId === null) return t('audit.many', { codes: regionCodes.join(', ') });
      return person ?? t('audit.forgotten', { id: caseId.slice(-ID_SHOWN) });
    };
    return [
      {
        ...{ name: 'at', title: t('audit.at'), isHead: true },
        order: ({ at }) => at,
        cell: ({ at }) => format.dayTime(at),
      },
      {
        ...{ name: 'who', title: t('audit.who') },
        order: ({ by }) => by?.displayName ?? '',
        cell: ({ by }) =>
          by === null ? (
            t('audit.own')
          ) : (
            <Button
              kind="ghost"
              aria-label={t('audit.only', { name: by.displayName })}
              onClick={() => onOnly({ accountId: by.id, name: by.displayName })}
            >
              {by.displayName}
            </Button>
          ),
      },
      {
        ...{ name: 'kind', title: t('audit.kind') },
        order: ({ kind }) => kind,
        cell: ({ kind, rows }) => t(`audit.kinds.${kind}`, { n: rows ?? 1 }),
      },
      {
        ...{ name: 'person', title: t('audit.person') },
        order: (look) => personOf(look),
        cell: (look) => {
          const { caseId } = look;
          const name = personOf(look);
          return caseId === null ? (
            name
          ) : (
            <Button
              kind="ghost"
              aria-label={t('audit.only', { name })}
              onClick={() => onOnly({ caseId, name })}
            >
              {name}
            </Button>
          );
        },
      },
      {
        ...{ name: 'from', title: t('audit.network') },
        order: ({ from }) => from,
        cell: ({ from }) => from ?? '',
      },
    ];
  }, [t, format, onOnly]);
}

/** Who saw what of whom in a time: what a health office must be able to say when data went astray. */
export function LooksPanel({ regionCode }: { regionCode: string }): ReactElement {
  const { t } = useTranslation('desk');
  const { language } = useLanguage();
  const today = useToday(regionCode);
  const [from, setFrom] = useState(() => daysLater(today, -FIRST_DAYS));
  const [until, setUntil] = useState(today);
  const [only, setOnly] = useState<Only | null>(null);
  const [isSaving, setSaving] = useState(false);
  const columns = useColumns(setOnly);
  const span = spanOf(from, until, regionCode);
  const { name: onlyName, ...onlyOf } = only ?? { name: '' };
  const asked = span && { regionCode, ...span, ...onlyOf };
  const fetched = useFetched('caseLooks', asked);
  const save = async (): Promise<void> => {
    if (asked === null) return;
    setSaving(true);
    if (await saveFile('caseLooksFile', { ...asked, language })) showDone(t('audit.saved'));
    setSaving(false);
  };
  return (
    <section className="dk-panel" aria-label={t('audit.looks')}>
      <header>
        <h2>{t('audit.looks')}</h2>
        <Button isBusy={isSaving} disabled={asked === null} onClick={() => void save()}>
          <Download size={18} aria-hidden /> {t('audit.save')}
        </Button>
      </header>
      <p className="muted">{t('audit.looksHint')}</p>
      <div className="mo-span">
        <Field
          type="date"
          label={t('audit.from')}
          value={from}
          max={today}
          onChange={({ target }) => setFrom(target.value)}
        />
        <Field
          type="date"
          label={t('audit.until')}
          value={until}
          max={today}
          problem={span === null ? t('audit.wrong') : null}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
      {only && (
        <p role="status">
          {t('audit.onlyOf', { name: onlyName })}{' '}
          <Button kind="ghost" onClick={() => setOnly(null)}>
            {t('audit.all')}
          </Button>
        </p>
      )}
      {asked !== null && (
        <FetchedPart fetched={fetched}>
          {({ looks, isCut }) => (
            <>
              {isCut && <p role="status">{t('audit.cut')}</p>}
              <Table
                label={t('audit.looks')}
                columns={columns}
                items={looks}
                keyOf={({ at, by, kind, did, caseId }) =>
                  [at, by?.id, kind, did, caseId].map((part) => part ?? '').join(' ')
                }
                empty={<p className="dk-none">{t('audit.none')}</p>}
              />
            </>
          )}
        </FetchedPart>
      )}
    </section>
  );
}
