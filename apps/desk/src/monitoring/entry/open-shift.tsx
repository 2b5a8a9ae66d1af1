import {
  Button,
  Chips,
  EmptyState,
  FetchedPart,
  showError,
  useCommand,
  useFetched,
  useSession,
} from '#siaga/web-kit';
import { MapPinOff } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginShift, phoneNowMs } from './kept/post-shift.js';

/** Which post, then the shift begins. */
export function OpenShift(): ReactElement {
  const { t } = useTranslation('desk');
  const account = useSession((state) => state.session?.account ?? null);
  const fetched = useFetched('entryPosts', {}, { freshMs: 60_000 });
  const command = useCommand('openEntryShift');
  const [chosen, setChosen] = useState<string | null>(null);
  const open = async (postId: string): Promise<void> => {
    const askedMs = phoneNowMs();
    const opened = await command.run({ postId });
    if (!opened || !account) return;
    await beginShift(opened, account.id, { askedMs, answeredMs: phoneNowMs() }).catch(showError);
  };
  return (
    <FetchedPart fetched={fetched}>
      {({ posts }) => {
        const active = posts.filter(({ isActive }) => isActive);
        const postId = chosen ?? active[0]?.id;
        if (postId === undefined)
          return <EmptyState icon={MapPinOff} title={t('entry.noPost')} text={t('entry.noPostHint')} />;
        return (
          <section className="ent-open">
            <h2>{t('entry.openTitle')}</h2>
            <p className="muted">{t('entry.openHint')}</p>
            <Chips
              label={t('entry.post')}
              options={active.map(({ id, name, mode }) => ({
                value: id,
                text: t('entry.postOf', { name, mode: t(`entry.mode.${mode}`) }),
              }))}
              selected={[postId]}
              onToggle={setChosen}
            />
            <div className="ent-foot">
              <Button kind="primary" isBusy={command.isBusy} onClick={() => void open(postId)}>
                {t('entry.open')}
              </Button>
            </div>
          </section>
        );
      }}
    </FetchedPart>
  );
}
