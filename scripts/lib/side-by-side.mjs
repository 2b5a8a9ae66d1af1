/**
 * Runs `work` for every task, at most `lanes` at a time, in the given order. A task that names another in `after` waits
 * for it. Gives the results in the order of the tasks.
 */
export async function sideBySide(tasks, lanes, work) {
  const results = new Map();
  const running = new Map();
  const waiting = [...tasks];
  const isDue = ({ after }) => !tasks.some(({ name }) => name === after) || results.has(after);
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < lanes ? waiting.findIndex(isDue) : -1;
    if (next !== -1) {
      const [task] = waiting.splice(next, 1);
      running.set(
        task.name,
        Promise.resolve(work(task)).then((result) => {
          results.set(task.name, result);
          running.delete(task.name);
        }),
      );
    } else if (running.size > 0) await Promise.race(running.values());
    else throw new Error(`Wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
  }
  return tasks.map(({ name }) => results.get(name));
}
