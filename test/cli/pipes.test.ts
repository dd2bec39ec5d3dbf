/** The command as engines that pipe lines run it: one process for each part, by `sh -c`, with the exit code made plain. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signin-doctor-pipes-'));
  await build({
    configFile: join(root, 'vite.cli.config.ts'),
    root,
    logLevel: 'error',
    build: { outDir: join(folder, 'out') },
  });
  // On the PATH under the name that it has once it is installed.
  cpSync(join(folder, 'out/signin-doctor.js'), join(folder, 'signin-doctor.mjs'));
  symlinkSync(join(folder, 'signin-doctor.mjs'), join(folder, 'signin-doctor'));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What stands between `sh -c '` and its end in the example. */
function shownIn(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/'(signin-doctor diagnose - --format ndjson[^'\n]*)'/g)].map((match) => match[1] ?? '');
}

const lines = Array.from({ length: 12 }, (_, id) =>
  JSON.stringify({ id, text: id % 3 === 0 ? 'all is well' : `AADSTS${id % 2 ? 50011 : 700016}: made up ${id}` }),
);

function piped(command: string, part: readonly string[]) {
  return spawnSync('sh', ['-c', command], {
    input: part.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  });
}

test('each part gives its own lines in order, and exit code 0', () => {
  const commands = shownIn('docs/command-line.md');
  expect(commands).toHaveLength(2); // GNU parallel, Spark
  for (const command of commands) {
    const whole = piped(command, lines);
    expect(whole.status, whole.stderr).toBe(0);
    const parts = [lines.slice(0, 5), lines.slice(5, 6), lines.slice(6)].map((part) => piped(command, part));
    expect(parts.map(({ status }) => status)).toEqual([0, 0, 0]);
    const ids = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: number }).id);
    expect(ids(parts.map(({ stdout }) => stdout).join(''))).toEqual(lines.map((_, id) => id));
    expect(ids(whole.stdout)).toEqual(lines.map((_, id) => id));
  }
});

test('input of no use still fails', () => {
  const [command = ''] = shownIn('docs/command-line.md');
  expect(piped(command, ['\u0000\u0001']).status).not.toBe(0);
});
