import { ApiError } from '#siaga/client';
import { EntryMode, type EntryPost, type MonitoringProgram } from '#siaga/contracts';
import {
  Button,
  Chips,
  Dialog,
  DraftNote,
  Field,
  Select,
  showDone,
  showError,
  Tick,
  useCommand,
  useDraftState,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceField } from './place-field.js';
import { draftOfPost, PostDraft, readPost, travellersPrograms } from './post-draft.policy.js';
import { RegionField } from './region-field.js';
import { type Area } from './use-area.js';
import { useWords } from './use-words.js';

/** What the form says where the common words say too little. */
const SAYS = { name: 'nameWrong', point: 'pointWrong', programId: 'programWrong' } as const;
const hasWords = (field: string): field is keyof typeof SAYS => field in SAYS;

/** Sends a post; what is refused is given by its place in the form. */
function useSaving(onReload: () => void) {
  const [wrong, setWrong] = useState<string | null>(null);
  const command = useCommand('setEntryPost', (error) => {
    const field = error instanceof ApiError ? error.fields[0] : undefined;
    if (field) setWrong(field.path.split('.')[0] ?? '');
    else showError(error);
    // The newer version is shown beside what was typed.
    if (error instanceof ApiError && error.code === 'STALE.VERSION') onReload();
  });
  return { ...command, wrong, setWrong };
}

/** A port of entry of an area: where it is, how travellers come, and under which program they are followed up. */
export function PostDialog({
  area,
  post,
  programs,
  onClose,
  onReload,
  onSaved,
}: {
  area: Area;
  post: EntryPost | null;
  programs: readonly MonitoringProgram[];
  onClose: () => void;
  onReload: () => void;
  onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const { wordsOf } = useWords();
  const fitting = travellersPrograms(programs);
  const plain = draftOfPost(post, area, fitting[0]?.id ?? '');
  const draft = useDraftState(
    `entry-post:${post?.id ?? area.code}`,
    PostDraft,
    plain,
    post && String(post.version),
  );
  const { run, isBusy, wrong, setWrong } = useSaving(onReload);
  const { value } = draft;
  const set = (change: Partial<PostDraft>): void => {
    setWrong(null);
    draft.set({ ...value, ...change });
  };
  const problemAt = (field: keyof PostDraft): string | null => {
    if (wrong !== field) return null;
    return hasWords(field) ? t(`monitoring.posts.${SAYS[field]}`) : common('form.invalid');
  };
  const save = async (): Promise<void> => {
    const read = readPost(value, post);
    setWrong(read.ok ? null : read.field);
    if (!read.ok || !(await run(read.input))) return;
    draft.drop();
    showDone(t('monitoring.posts.saved', { name: read.input.name }));
    onSaved();
  };
  const pointProblem = problemAt('point');
  return (
    <Dialog
      title={post ? t('monitoring.posts.edit', { name: post.name }) : t('monitoring.posts.add')}
      onClose={onClose}
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!draft.isStale) void save();
        }}
      >
        <DraftNote
          isRestored={draft.isRestored}
          isStale={draft.isStale}
          onDiscard={draft.drop}
          onConfirm={draft.confirm}
        />
        <Field
          label={t('monitoring.posts.name')}
          value={value.name}
          problem={problemAt('name')}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => set({ name: event.target.value })}
        />
        <div className="mon-yesno">
          <span aria-hidden>{t('monitoring.posts.mode')}</span>
          <Chips
            label={t('monitoring.posts.mode')}
            options={EntryMode.options.map((mode) => ({
              value: mode,
              text: t(`monitoring.posts.modes.${mode}`),
            }))}
            selected={[value.mode]}
            onToggle={(mode) => set({ mode })}
          />
        </div>
        <RegionField
          within={area}
          value={{ code: value.regionCode, name: value.regionName }}
          problem={problemAt('regionCode')}
          hint={t('monitoring.posts.regionHint')}
          onChange={({ code, name }) => set({ regionCode: code, regionName: name })}
        />
        <fieldset className="mon-group">
          <legend>{t('monitoring.posts.where')}</legend>
          <PlaceField
            regionCode={value.regionCode}
            point={value.point}
            says={{
              open: t('monitoring.posts.map'),
              label: t('monitoring.posts.mapLabel'),
              set: t('monitoring.posts.mapSet'),
              hint: t('monitoring.posts.pointWrong'),
            }}
            onChange={(point) => set({ point })}
          />
          {pointProblem !== null && <p className="problem">{pointProblem}</p>}
        </fieldset>
        <Select
          label={t('monitoring.posts.program')}
          value={value.programId}
          problem={problemAt('programId')}
          options={fitting.map(({ id, name }) => ({ value: id, text: wordsOf(name) }))}
          onChange={(programId) => set({ programId })}
        />
        <Tick
          label={t('monitoring.posts.open')}
          isOn={value.isActive}
          onChange={(isActive) => set({ isActive })}
        />
        {!value.isActive && <p className="muted">{t('monitoring.posts.closedHint')}</p>}
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t('monitoring.posts.save')}
        </Button>
      </form>
    </Dialog>
  );
}
