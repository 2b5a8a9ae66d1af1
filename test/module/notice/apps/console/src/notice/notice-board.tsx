import { NoticeKind, PostNoticeInput } from '#siaga/contracts';
import {
  Button,
  Dialog,
  EmptyState,
  FormBox,
  FormField,
  FormSelect,
  useCommand,
  useEntities,
  useFormCommand,
  usePermission,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

function PostForm(): ReactElement {
  const { t } = useTranslation('console');
  const regionCode = useEntities((state) => state.regions[0]?.code ?? 'ID');
  const form = useZodForm(
    PostNoticeInput,
    { regionCode, kind: 'road', text: '', point: null },
    'notice:post',
  );
  const { run, isBusy } = useFormCommand(form, 'postNotice');
  const post = async (input: PostNoticeInput): Promise<void> => {
    const notice = await run(input);
    if (!notice) return;
    useEntities.getState().put('notice', notice);
    form.reset();
  };
  return (
    <FormBox form={form} onSubmit={post}>
      <FormField form={form} name="text" label={t('notice.text')} />
      <FormSelect
        form={form}
        name="kind"
        label={t('notice.kind')}
        options={NoticeKind.options.map((kind) => ({ value: kind, text: t(`noticeKind.${kind}`) }))}
      />
      <Button type="submit" isBusy={isBusy}>
        {t('notice.post')}
      </Button>
    </FormBox>
  );
}

/** What hangs where the person works. */
export function NoticeBoard({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const notices = useEntities((state) => state.entities.notice);
  const mayPost = usePermission('notice.post');
  const { run, isBusy } = useCommand('takeDownNotice');
  const up = [...notices.values()]
    .filter(({ takenDownAt }) => takenDownAt === null)
    .sort((a, b) => b.postedAt.localeCompare(a.postedAt));
  const takeDown = async (id: string, version: number): Promise<void> => {
    const notice = await run({ id, version });
    if (notice) useEntities.getState().put('notice', notice);
  };
  return (
    <Dialog title={t('notice.menu')} onClose={onClose}>
      {mayPost && <PostForm />}
      {up.length === 0 && <EmptyState title={t('notice.none')} />}
      <ul className="alertlist">
        {up.map(({ id, version, kind, text }) => (
          <li key={id} className="alertline">
            <span className="grow">
              <b>{text}</b>
              <small>{t(`noticeKind.${kind}`)}</small>
            </span>
            {mayPost && (
              <Button isBusy={isBusy} onClick={() => void takeDown(id, version)}>
                {t('notice.takeDown')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
