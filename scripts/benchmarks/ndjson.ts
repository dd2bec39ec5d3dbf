/**
 * Measures NDJSON: lines a second of `diagnose - --format ndjson` against a loop that parses each line and prints a ready
 * Diagnosis, on the same input in the same run. Usage: npm run benchmark:ndjson -- [LINES]; after npm run build.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const command = join(import.meta.dirname, '../../dist/cli/signin-doctor.js');
const leastRatio = 1 / 3;
const client = '00001111-aaaa-2222-bbbb-3333cccc9326';

/** What people and logs hold, in the mix of a busy tenant: a number goes into each so that no two lines are equal. */
const texts: ((number: number) => string)[] = [
  (n) =>
    `AADSTS50011: The redirect URI 'https://orders.contoso.example/${n}/' does not match for '${client}'. ${trail(n)}`,
  (n) =>
    JSON.stringify({
      error: 'invalid_grant',
      error_description: `AADSTS70008: made up. ${trail(n)}`,
      error_codes: [70008],
    }),
  (n) =>
    `2026-11-22 08:47:30 [error] MsalServiceException: AADSTS700016: Application '${client}' made up. ${trail(n)}\n   at Contoso.Orders`,
  (n) =>
    `https://orders.contoso.example/cb#error=access_denied&error_description=AADSTS65004%3a+made+up+${n}&state=${n}`,
  (n) => `2026-11-22 08:47:30 [info] request ${n} served in 12 ms`,
];

const trail = (n: number): string =>
  `Trace ID: 0000aaaa-11bb-cccc-dd22-${String(n).padStart(12, '0')} Correlation ID: aaaa0000-bb11-2222-33cc-444449326000 Timestamp: 2026-11-22 08:47:30Z`;

async function generate(file: string, lines: number): Promise<void> {
  const out = createWriteStream(file);
  for (let n = 0; n < lines; n++) {
    const text = texts[n % texts.length]?.(n);
    if (!out.write(`${JSON.stringify({ id: n, text })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

/** Lines a second of a process that reads the file on its standard input. */
function measured(name: string, lines: number, file: string, args: string[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: [openSync(file, 'r'), 'ignore', 'pipe'] });
  const rate = lines / ((performance.now() - began) / 1000);
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}: ${stderr}`);
  console.log(`${name}: ${Math.round(rate).toLocaleString('en-US')} lines/s, exit code ${status}`);
  return rate;
}

/** The loop to compare with: parses each line, prints a Diagnosis that was made before. */
const loop = (ready: string): string => `
  const failures = JSON.parse(${JSON.stringify(ready)}).failures;
  let rest = '';
  process.stdin.setEncoding('utf8');
  for await (const piece of process.stdin) {
    const lines = (rest + piece).split('\\n');
    rest = lines.pop();
    let out = '';
    for (const line of lines) out += JSON.stringify({ id: JSON.parse(line).id, failures }) + '\\n';
    process.stdout.write(out);
  }`;

async function main(lines: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'signin-doctor-benchmark-'));
  try {
    const file = join(folder, 'lines.ndjson');
    await generate(file, 5);
    const one = spawnSync(process.execPath, [command, 'diagnose', '-', '--format', 'ndjson'], {
      input: readFileSync(file),
    });
    const ready = one.stdout.toString().split('\n')[0] ?? '';
    await generate(file, lines);
    const compared = measured('parse and print', lines, file, ['--input-type=module', '--eval', loop(ready)]);
    const rate = measured('diagnose', lines, file, [command, 'diagnose', '-', '--format', 'ndjson']);
    const isGood = rate / compared >= leastRatio;
    console.log(`${((100 * rate) / compared).toFixed(0)} % of the loop (budget ≥ 33 %): ${isGood ? 'within' : 'OVER'}`);
    if (!isGood) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(Number(process.argv[2] ?? 100_000) || 100_000);
