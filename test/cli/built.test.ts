/** Runs the built command as a process: one file, executable, on Node alone. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBody, failedHar, healthyHar } from './captures.ts';

const root = join(import.meta.dirname, '../..');
let folder = '';
let command = '';

beforeAll(async () => {
  // Built apart from dist, so that the test neither needs nor disturbs a build; away from node_modules it can use none.
  folder = mkdtempSync(join(tmpdir(), 'signin-doctor-'));
  await build({
    configFile: join(root, 'vite.cli.config.ts'),
    root,
    logLevel: 'error',
    build: { outDir: join(folder, 'out') },
  });
  command = join(folder, 'signin-doctor.mjs');
  cpSync(join(folder, 'out/signin-doctor.js'), command);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: string[], input: string, env: NodeJS.ProcessEnv = {}) =>
  spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: { ...process.env, ...env },
  });

test('is executable and starts by its name', () => {
  expect(statSync(command).mode & 0o111).toBe(0o111);
  expect(run(['--version'], '').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('reads standard input and ends with the exit code', () => {
  const failed = run(['diagnose', '-'], failedHar, { FORCE_COLOR: '1' });
  expect(failed.stdout).toContain('AADSTS9002326');
  expect(failed.stdout).not.toContain('\u001b'); // a pipe is no terminal
  expect(failed.status).toBe(1);
  expect(run(['diagnose'], JSON.stringify(errorBody)).status).toBe(1);
  expect(run(['diagnose', '-'], healthyHar).status).toBe(0);
});

test('says what is wrong with a folder or nothing at all', () => {
  const directory = run(['diagnose', folder], '');
  expect(directory.status).toBe(2);
  expect(directory.stderr).toContain('this is a folder');
  const nothing = run(['diagnose', '-'], '');
  expect(nothing.status).toBe(2);
  expect(nothing.stderr).toContain('Standard input: this is empty.');
});

test('answers many lines, each in its place', () => {
  const lines = Array.from({ length: 3000 }, (_, id) =>
    id % 1000 === 999 ? 'no JSON' : JSON.stringify({ id, text: `AADSTS${id % 2 ? 50011 : 700016}: made up ${id}` }),
  );
  const { stdout, stderr, status } = run(['diagnose', '-', '--format', 'ndjson'], lines.join('\n'));
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number | null; failures: { code: string }[]; error?: string });
  expect(answers).toHaveLength(3000);
  for (const [index, { id, failures, error }] of answers.entries()) {
    if (index % 1000 === 999) expect(error).toContain(`line ${index + 1}: no JSON object`);
    else expect([id, failures[0]?.code]).toEqual([index, index % 2 ? 'AADSTS50011' : 'AADSTS700016']);
  }
  expect(stderr).toContain('3 of 3,000 lines could not be read.');
  expect(status).toBe(1);
}, 60_000);
