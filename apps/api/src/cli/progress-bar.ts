import { Presets, SingleBar, type Options, type Params } from 'cli-progress';

export type Progress = (done: number, total: number) => void;

const PLAIN_FORMAT = '{name} {bar} {value}/{total}';
const MEBIBYTE = 1024 * 1024;

/** Shows a bar while `work` runs; it appears with the first figure. `rename` changes what stands before it. */
export async function withBar<T>(
  name: string,
  work: (progress: Progress, rename: (name: string) => void) => Promise<T>,
  format: Options['format'] = PLAIN_FORMAT,
): Promise<T> {
  const bar = new SingleBar({ format, hideCursor: true, noTTYOutput: false }, Presets.shades_classic);
  let label = name;
  let isStarted = false;
  const progress: Progress = (done, total) => {
    if (!isStarted) bar.start(total, done, { name: label });
    isStarted = true;
    bar.setTotal(total);
    bar.update(done, { name: label });
  };
  try {
    return await work(progress, (next) => {
      label = next;
    });
  } finally {
    bar.stop();
  }
}

/** A bar of bytes with their rate and the time that is left. */
export function bytesFormat(options: Options, params: Params, payload: { name: string }): string {
  const { value, total, startTime, progress } = params;
  const seconds = Math.max(0.001, (Date.now() - startTime) / 1000);
  const rate = value / seconds;
  const filled = Math.round(progress * 30);
  const bar =
    (options.barCompleteString ?? '').slice(0, filled) +
    (options.barIncompleteString ?? '').slice(0, 30 - filled);
  const left = rate > 0 && value < total ? `, ${clock((total - value) / rate)} left` : '';
  return `${payload.name} ${bar} ${mebibytes(value)}/${mebibytes(total)} MiB, ${mebibytes(rate)} MiB/s${left}`;
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(1);
}

function clock(seconds: number): string {
  const rounded = Math.ceil(seconds);
  const minutes = Math.floor(rounded / 60);
  return minutes === 0 ? `${rounded} s` : `${minutes} min ${String(rounded % 60).padStart(2, '0')} s`;
}
