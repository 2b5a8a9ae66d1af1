const CHECK_INTERVAL_MS = 500;

/**
 * Calls `onGone` when the npm that ran this process is gone. `kill` on npm ends npm and its shell and reaches
 * nobody below them, which would leave the server running with nobody to stop it.
 */
export function followNpm(onGone) {
  if (!['start', 'dev'].includes(process.env.npm_lifecycle_event)) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, CHECK_INTERVAL_MS);
  timer.unref();
}
