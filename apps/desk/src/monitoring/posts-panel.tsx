import { type EntryPost, type MonitoringProgram } from '#siaga/contracts';
import { Button, FetchedPart, lazyWindow, useEntities, useFetched } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { travellersPrograms } from './post-draft.policy.js';
import { type Area } from './use-area.js';
import { useWords } from './use-words.js';

const PostDialog = lazyWindow(async () => (await import('./post-dialog.js')).PostDialog);

function PostRow({
  post,
  programs,
  onOpen,
}: {
  post: EntryPost;
  programs: readonly MonitoringProgram[];
  onOpen: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { wordsOf } = useWords();
  const { name, mode, programId, isActive } = post;
  const program = programs.find(({ id }) => id === programId);
  return (
    <li className="dk-thing">
      <span>
        <b>{name}</b>
        <small>
          {t('monitoring.posts.facts', {
            mode: t(`monitoring.posts.modes.${mode}`),
            program: program ? wordsOf(program.name) : '–',
          })}
          {!isActive && `, ${t('monitoring.posts.closed')}`}
        </small>
      </span>
      <Button kind="ghost" aria-label={t('monitoring.posts.edit', { name })} onClick={onOpen}>
        {t('monitoring.posts.change')}
      </Button>
    </li>
  );
}

/** The ports of entry of an area, as its health office opens, changes and closes them. */
export function PostsPanel({
  area,
  programs,
}: {
  area: Area;
  programs: readonly MonitoringProgram[];
}): ReactElement {
  const { t } = useTranslation('desk');
  const heard = useEntities((state) => state.entities.entry_post);
  const since = [...heard.values()].map(({ id, version }) => `${id} ${version}`).join(' ');
  const fetched = useFetched('entryPosts', {}, { since });
  const [openedId, setOpenedId] = useState<string | null>(null);
  const canAdd = travellersPrograms(programs).length > 0;
  const isOfArea = ({ regionCode }: EntryPost): boolean =>
    regionCode === area.code || regionCode.startsWith(`${area.code}.`);
  const done = (): void => {
    setOpenedId(null);
    fetched.reload();
  };
  return (
    <section className="dk-panel" aria-label={t('monitoring.posts.title')}>
      <header>
        <h2>{t('monitoring.posts.title')}</h2>
        {canAdd && <Button onClick={() => setOpenedId('')}>{t('monitoring.posts.add')}</Button>}
      </header>
      <p className="muted">{t(canAdd ? 'monitoring.posts.hint' : 'monitoring.posts.noProgram')}</p>
      <FetchedPart fetched={fetched}>
        {(list) => {
          const posts = list.posts.filter(isOfArea);
          return (
            <>
              {posts.length === 0 && <p className="dk-none">{t('monitoring.posts.none')}</p>}
              <ul className="dk-plain">
                {posts.map((post) => (
                  <PostRow key={post.id} {...{ post, programs }} onOpen={() => setOpenedId(post.id)} />
                ))}
              </ul>
              {openedId !== null && (
                <PostDialog
                  {...{ area, programs }}
                  post={posts.find(({ id }) => id === openedId) ?? null}
                  onClose={() => setOpenedId(null)}
                  onReload={fetched.reload}
                  onSaved={done}
                />
              )}
            </>
          );
        }}
      </FetchedPart>
    </section>
  );
}
