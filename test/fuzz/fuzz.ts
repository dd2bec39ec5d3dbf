/** Runs one target over mutated inputs and collects what must not happen. */
import { mutated, randomFrom } from './mutate.ts';
import { allSeeds, plantedSecret, seeds } from './seeds.ts';
import type { Target } from './targets.ts';

export interface Fault {
  seed: number;
  what: string;
  input: string;
}

const mostMilliseconds = 1000;
/** Pieces of the secret that are long enough to be taken for nothing else. */
const pieces = Array.from({ length: plantedSecret.length - 44 }, (_, at) => plantedSecret.slice(at, at + 44));

/** The faults among `count` inputs, beginning with that seed: an exception, a second or more, a planted secret. */
export async function faultsOf({ seeds: kind, run }: Target, count: number, firstSeed: number): Promise<Fault[]> {
  const faults: Fault[] = [];
  const own: readonly string[] = seeds[kind];
  for (let seed = firstSeed; seed < firstSeed + count && faults.length < 3; seed++) {
    const random = randomFrom(seed);
    const input = mutated(own[random(own.length)] ?? '', allSeeds, random);
    const began = performance.now();
    let what: string | undefined;
    try {
      const output = await run(input);
      const piece = output === undefined ? undefined : pieces.find((one) => output.includes(one));
      if (piece) what = `a planted secret comes out: ${piece}`;
    } catch (error) {
      what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    const took = performance.now() - began;
    if (took >= mostMilliseconds) what ??= `took ${took.toFixed(0)} ms`;
    if (what) faults.push({ seed, what, input: input.slice(0, 2000) });
  }
  return faults;
}
