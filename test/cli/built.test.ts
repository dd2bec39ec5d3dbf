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
  spawnSync(command, args, { input, encoding: 'utf8', env: { ...process.env, ...env } });

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
