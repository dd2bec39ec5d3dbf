/** The contribution law: a new code is one new file; the builds find it by itself. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'signin-doctor-contribution-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const entry = `import { defineEntry } from '../define.ts';
export default defineEntry({
  code: 'AADSTS9999998',
  actor: 'admin',
  category: 'tenant',
  title: 'The lighthouse keeper is asleep',
  shortTitle: 'Keeper asleep',
  summary: 'Nobody tends the light. Ships wait outside.',
  steps: ['Wake the keeper.', { text: 'Check: the light turns.', check: true }],
  links: [],
});
`;
const answer = JSON.stringify({
  error: 'invalid_request',
  error_description: 'AADSTS9999998: made up.',
  error_codes: [9999998],
});

it('shows a code that was added by one file, on the command line and in the worker', () => {
  for (const name of [
    'src',
    'icons',
    'scripts',
    'manifest.json',
    'package.json',
    'tsconfig.json',
    'vite.config.ts',
    'vite.cli.config.ts',
  ]) {
    cpSync(join(repository, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'src/catalogue/aadsts/AADSTS9999998.ts'), entry);
  const vite = join(repository, 'node_modules/vite/bin/vite.js');
  for (const options of [
    ['-c', 'vite.cli.config.ts'],
    ['--mode', 'chrome'],
  ]) {
    execFileSync('node', [vite, 'build', ...options], { cwd: copy, stdio: 'pipe' });
  }
  const shown = spawnSync('node', ['dist/cli/signin-doctor.js', 'diagnose', '-'], {
    cwd: copy,
    input: answer,
    encoding: 'utf8',
  });
  expect(shown.stdout).toContain('The lighthouse keeper is asleep');
  const assets = join(copy, 'dist/chrome/assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(scripts.some((name) => readFileSync(join(assets, name), 'utf8').includes('Keeper asleep'))).toBe(true);
}, 60_000);
