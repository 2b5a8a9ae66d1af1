import type { SubscribePushInput } from '#siaga/contracts';
import { fetchOnce } from '#siaga/web-kit';

/** Tells the centre of a subscription; false when it could not be told. */
export type TellCentre = (input: SubscribePushInput) => Promise<boolean>;

/** How far this phone is: `unavailable` where the centre or the browser cannot push. */
export type PushState = 'unavailable' | 'off' | 'on' | 'denied';

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function hasKey(subscription: PushSubscription, key: Uint8Array): boolean {
  const own = subscription.options.applicationServerKey;
  return own !== null && new Uint8Array(own).every((byte, index) => byte === key[index]);
}

/** The service worker, and the centre's key; null where push cannot work. */
async function pushParts(): Promise<{ manager: PushManager; key: Uint8Array<ArrayBuffer> } | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return null;
  const registration = await navigator.serviceWorker.getRegistration('/crew/');
  if (registration === undefined) return null;
  const { publicKey } = await fetchOnce('pushKey', {});
  return publicKey === null ? null : { manager: registration.pushManager, key: bytesOf(publicKey) };
}

/** Where this phone can be rung; a subscription under another key is made anew. */
async function subscribe(
  manager: PushManager,
  key: Uint8Array<ArrayBuffer>,
): Promise<Omit<SubscribePushInput, 'language'>> {
  let subscription = await manager.getSubscription();
  if (subscription !== null && !hasKey(subscription, key)) {
    await subscription.unsubscribe();
    subscription = null;
  }
  subscription ??= await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription.toJSON();
  if (endpoint === undefined || keys?.p256dh === undefined || keys.auth === undefined)
    throw new TypeError('The browser gave no whole subscription');
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } };
}

/**
 * Subscribes this phone when it may be. Permission is asked for only with `mayAsk`, which must come from a tap: phones refuse it
 * otherwise.
 */
export async function switchPushOn(
  tell: TellCentre,
  language: 'id' | 'en',
  mayAsk: boolean,
): Promise<PushState> {
  const parts = await pushParts();
  if (parts === null) return 'unavailable';
  const permission = mayAsk ? await Notification.requestPermission() : Notification.permission;
  if (permission === 'denied') return 'denied';
  if (permission === 'default') return 'off';
  const where = await subscribe(parts.manager, parts.key);
  return (await tell({ ...where, language })) ? 'on' : 'off';
}
