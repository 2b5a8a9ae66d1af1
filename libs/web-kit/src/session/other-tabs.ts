import { type Account } from '#siaga/contracts';

type Person = Pick<Account, 'id' | 'displayName'>;

const CHANNEL = 'siaga.session';

/** What tabs of one browser, which share its cookie, tell each other. Without the browser's means nobody hears, and the server decides. */
const channel =
  typeof BroadcastChannel === 'undefined' || typeof window === 'undefined'
    ? null
    : new BroadcastChannel(CHANNEL);

export const otherTabs = {
  /** Somebody has signed in here. */
  tell({ id, displayName }: Person): void {
    channel?.postMessage({ id, displayName });
  },
  /** Somebody has signed in in another tab. */
  hear(listener: (person: Person) => void): void {
    channel?.addEventListener('message', ({ data }: MessageEvent<Person>) => listener(data));
  },
};
