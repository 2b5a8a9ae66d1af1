import { readdirSync, readFileSync } from 'node:fs';

const NS_PER_US = 1_000;

/** CPU time that all threads of a process have used, in microseconds (Linux, /proc). Threads that ended are not in it. */
export function cpuUs(pid: number): number {
  let ns = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [onCpu] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    ns += Number(onCpu);
  }
  return ns / NS_PER_US;
}

/** Runs `work` and gives the CPU time that the process used meanwhile, in microseconds. */
export async function cpuOf<T>(pid: number, work: () => Promise<T>): Promise<{ value: T; cpuUs: number }> {
  const before = cpuUs(pid);
  const value = await work();
  return { value, cpuUs: cpuUs(pid) - before };
}
