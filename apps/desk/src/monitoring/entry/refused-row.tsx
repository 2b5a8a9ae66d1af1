import { ApiError } from '#siaga/client';
import { type ErrorCode } from '#siaga/contracts';
import { Button, errorText, showError } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { entrySender } from './kept/entry-device.js';
import { type PostRow } from './rows.policy.js';
import { type PageProps } from './post-page.js';

/** An entry that the server did not take: why, and the way to mend it. */
export function RefusedRow({ row, onPage }: { row: PostRow } & Pick<PageProps, 'onPage'>): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const name = row.name === '' ? t('entry.nameless') : row.name;
  const why = new ApiError((row.refusal?.code ?? 'INPUT.INVALID') as ErrorCode, 409, '');
  return (
    <li className="ent-row is-refused">
      <span className="who">
        <b>{name}</b>
        <small>{errorText(why, common)}</small>
      </span>
      <span className="ent-acts">
        {row.name !== '' && (
          <Button
            aria-label={t('entry.refused.mendOf', { name })}
            onClick={() => onPage({ kind: 'form', before: null, beforeId: null, mendsId: row.id })}
          >
            {t('entry.refused.mend')}
          </Button>
        )}
        <Button
          kind="ghost"
          aria-label={t('entry.refused.dropOf', { name })}
          onClick={() => void entrySender.putAway(row.id).catch(showError)}
        >
          {t('entry.refused.drop')}
        </Button>
      </span>
    </li>
  );
}
