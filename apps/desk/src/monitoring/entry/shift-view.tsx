import { Banner, useConnection, useSession } from '#siaga/web-kit';
import { CloudOff } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startReader } from './card/start-reader.js';
import { HandOver } from './hand-over.js';
import { type KeptShift } from './kept/post-shift.js';
import { LeavingForm } from './leaving-form.js';
import { PairingView } from './pairing-view.js';
import { PostList } from './post-list.js';
import { type PostPage } from './post-page.js';
import { TravellerForm } from './traveller-form.js';
import { TripForm } from './trip-form.js';
import { usePost } from './use-post.js';

const LIST: PostPage = { kind: 'list' };
/** Where the phone stands: the line's coming back draws the screen anew, and must not turn the page. */
let open: { shiftId: string; page: PostPage } | null = null;

/** One shift of a post. */
export function ShiftView({ shift }: { shift: KeptShift }): ReactElement {
  const { t } = useTranslation('desk');
  const post = usePost(shift);
  const [page, turn] = useState<PostPage>(() => (open?.shiftId === shift.shift.id ? open.page : LIST));
  const isOffline = useConnection((state) => state.line === 'offline');
  const isUnreachable = useSession((state) => state.status === 'unreachable');
  const setPage = (next: PostPage): void => {
    open = { shiftId: shift.shift.id, page: next };
    turn(next);
  };
  useEffect(() => startReader(), []);
  useEffect(() => {
    globalThis.scrollTo(0, 0);
    document.querySelector('.ent')?.scrollTo(0, 0);
  }, [page]);
  const list = (): void => setPage(LIST);
  const given = { shift, post, onPage: setPage, onBack: list };
  return (
    <>
      {(isOffline || isUnreachable) && (
        <Banner icon={<CloudOff size={16} aria-hidden />}>{t('entry.offline')}</Banner>
      )}
      {page.kind === 'list' && <PostList {...given} />}
      {page.kind === 'trip' && <TripForm {...given} />}
      {page.kind === 'form' && <TravellerForm key={page.mendsId ?? page.beforeId} {...given} {...page} />}
      {page.kind === 'code' && <PairingView key={page.id} {...given} {...page} />}
      {page.kind === 'leaving' && <LeavingForm {...given} />}
      {page.kind === 'handover' && <HandOver {...given} />}
    </>
  );
}
