/** A part of what `npm run fuzz` does at length: mutated inputs for every decoder and surface. */
import { describe, expect, it } from 'vitest';
import { faultsOf } from './fuzz.ts';
import { plantedSecret, seeds } from './seeds.ts';
import { type Target, targets } from './targets.ts';

describe('no exception, nothing slow, no secret', () => {
  it.each(targets.map((target) => [target.name, target] as const))('%s', async (_, target) => {
    expect(await faultsOf(target, 300, 1)).toEqual([]);
  });
});

describe('the check itself', () => {
  const target = (run: Target['run']): Target => ({ name: 'made to fail', seeds: 'json', run });

  it('sees an exception, a secret and a second of waiting', async () => {
    const thrown = await faultsOf(target(() => JSON.parse('{')), 1, 1); // biome-ignore format: one line
    expect(thrown[0]?.what).toContain('SyntaxError');
    const leaked = await faultsOf(target(() => `x${plantedSecret.slice(3)}`), 1, 1); // biome-ignore format: one line
    expect(leaked[0]?.what).toContain('a planted secret');
    const slow = await faultsOf(
      target(async () => {
        await new Promise((resolve) => setTimeout(resolve, 1050));
        return '';
      }),
      1,
      1,
    );
    expect(slow[0]?.what).toMatch(/^took \d{4} ms$/);
  });

  // A surface whose undamaged answers say nothing would be fuzzed in vain.
  const surfaces = targets.filter(({ decodes }) => !decodes).map((target) => [target.name, target] as const);
  it.each(surfaces)('%s is reached', async (_, { seeds: kind, run }) => {
    const outputs = await Promise.all(seeds[kind].map((input) => run(input)));
    expect(outputs.some((output) => output?.includes('"failures":[{'))).toBe(true);
  });
});
