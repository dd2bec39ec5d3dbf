/** Waits for a condition, never for a length of time. */
import { setTimeout as wait } from 'node:timers/promises';

const pause = 20;

/** Asks until the answer is neither null, undefined nor false. Throws after the deadline, naming what was awaited. */
export async function until<T>(
  awaited: string,
  ask: () => T | Promise<T>,
  deadline = 20_000,
): Promise<Exclude<T, null | undefined | false>> {
  const end = performance.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) {
      return answer as Exclude<T, null | undefined | false>;
    }
    if (performance.now() > end) throw new Error(`Waited ${deadline} ms in vain for ${awaited}.`);
    await wait(pause);
  }
}
