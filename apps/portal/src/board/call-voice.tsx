import { type QueueBoard } from '#siaga/contracts';
import { Button, showError } from '#siaga/web-kit';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boardApi } from './board-api.js';
import { dueCalls } from './due-calls.policy.js';
import { keepSaid, saidUntilMs } from './kept-board.js';
import { BoardVoice } from './voice.js';

/** Says each call once, also over a start of the page. */
export function CallVoice({ board }: { board: QueueBoard }): ReactElement | null {
  const { t } = useTranslation('portal');
  const voice = useRef<BoardVoice | null>(null);
  const [isAllowed, setAllowed] = useState(true);
  const { id } = board;
  useEffect(() => {
    const own = new BoardVoice((call) => boardApi.voice(id, call), setAllowed);
    voice.current = own;
    return () => {
      voice.current = null;
      own.close();
    };
  }, [id]);
  useEffect(() => {
    const calls = dueCalls(board, saidUntilMs());
    const newest = calls.at(-1);
    if (newest === undefined) return;
    keepSaid(Date.parse(newest.calledAt));
    voice.current?.say(calls);
  }, [board]);
  if (isAllowed) return null;
  return <Button onClick={() => void voice.current?.allow().catch(showError)}>{t('board.allow')}</Button>;
}
