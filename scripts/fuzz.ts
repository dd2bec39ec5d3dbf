/** Fuzzes every decoder and surface at length: `npm run fuzz -- [COUNT per target, 100,000] [FIRST SEED]`. Ends with 1 where a fault was found. */
import { createServer } from 'vite';

const count = Number(process.argv[2] ?? 100_000);
const firstSeed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(firstSeed))
  throw new Error('Expected: npm run fuzz -- [COUNT] [FIRST SEED], both whole numbers.');

// The catalogue is found by glob, which only Vite resolves.
const vite = await createServer({ configFile: false, server: { middlewareMode: true, ws: false }, appType: 'custom' });
const { faultsOf } = (await vite.ssrLoadModule('/test/fuzz/fuzz.ts')) as typeof import('../test/fuzz/fuzz.ts');
const { targets } = (await vite.ssrLoadModule('/test/fuzz/targets.ts')) as typeof import('../test/fuzz/targets.ts');

for (const target of targets) {
  const began = performance.now();
  const faults = await faultsOf(target, count, firstSeed);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${target.name}: ${count.toLocaleString('en-US')} inputs, ${faults.length} faults, ${seconds} s`);
  for (const { seed, what, input } of faults) console.log(`  seed ${seed}: ${what}\n  input: ${JSON.stringify(input)}`);
  if (faults.length > 0) process.exitCode = 1;
}
await vite.close();
