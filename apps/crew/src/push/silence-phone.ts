/** Where a browser keeps its service workers; null where it has none. */
type Workers = Pick<ServiceWorkerContainer, 'getRegistration'> | null;

const ownWorkers = (): Workers => ('serviceWorker' in navigator ? navigator.serviceWorker : null);

/** What rings this phone, as the browser has it; null when nothing does. */
async function subscriptionOf(workers: Workers): Promise<PushSubscription | null> {
  const registration = await workers?.getRegistration('/crew/');
  // `pushManager` is missing where the browser cannot push.
  const manager: PushManager | undefined = registration?.pushManager;
  return (await manager?.getSubscription()) ?? null;
}

/**
 * Ends what rings this phone, so that the next person at it hears nothing of the last, not even what a push service still holds. The
 * centre learns it from the push service with the next ring. Where the browser cannot end it, the endpoint is handed over when the
 * next person signs in.
 */
export async function silencePhone(workers = ownWorkers()): Promise<void> {
  const subscription = await subscriptionOf(workers);
  try {
    await subscription?.unsubscribe();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Tells the centre as well: before signing out, since `tell` needs the session. False, and nothing done, when it could not be told. */
export async function forgetPhone(
  tell: (endpoint: string) => Promise<boolean>,
  workers = ownWorkers(),
): Promise<boolean> {
  const subscription = await subscriptionOf(workers);
  if (subscription === null) return true;
  if (!(await tell(subscription.endpoint))) return false;
  await silencePhone(workers);
  return true;
}
