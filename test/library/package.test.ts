/** The npm package as people get it: packed, installed, started by its name, imported with its types. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json';
import { failedHar } from '../cli/captures.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'signin-doctor-package-'));
const copy = join(folder, 'copy');
const prefix = join(folder, 'prefix');
const app = join(folder, 'app');
const isWindows = process.platform === 'win32';

function run(command: string, args: string[], cwd: string, input = '') {
  const env = { ...process.env, npm_config_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };
  return spawnSync(command, args, { cwd, input, env, encoding: 'utf8', shell: isWindows });
}

function succeed(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

let tarball = '';

beforeAll(() => {
  // Built apart from dist, so that the test neither needs nor disturbs a build.
  mkdirSync(copy);
  for (const name of readdirSync(root)) {
    if (
      /^(?:src|scripts|package\.json|tsconfig.*\.json|vite\..*|README\.md|LICENSE|CHANGELOG\.md|PRIVACY\.md)$/.test(
        name,
      )
    )
      cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  succeed('npm', ['run', '--silent', 'build:package'], copy);
  tarball = join(folder, succeed('npm', ['pack', '--silent', '--pack-destination', folder], copy).trim());
  succeed('npm', ['install', '--global', '--prefix', prefix, tarball], folder);
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
  succeed('npm', ['install', tarball], app);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('is packed without fault', async () => {
  const { messages, pkg } = await publint({ pkgDir: copy, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test('is started by its name after a global installation', () => {
  const command = join(prefix, isWindows ? 'signin-doctor.cmd' : 'bin/signin-doctor');
  expect(existsSync(command)).toBe(true);
  expect(run(command, ['--version'], folder).stdout.trim()).toBe(packageJson.version);
  const { status, stdout } = run(command, ['diagnose', '-'], folder, failedHar);
  expect(stdout).toContain('AADSTS9002326');
  expect(status).toBe(1);
});

test('is started by npx', () => {
  expect(run('npx', ['--no-install', 'signin-doctor', '--version'], app).stdout.trim()).toBe(packageJson.version);
});

const program = `import { classify, describe, parseText } from 'signin-doctor';
const code: string | null | undefined = classify(parseText('AADSTS50011: made up'))[0]?.failures[0]?.code;
console.log(code, describe([]).length > 0);
`;

test('is imported by a program', () => {
  writeFileSync(join(app, 'program.mjs'), program.replace(': string | null | undefined', ''));
  expect(succeed(process.execPath, ['program.mjs'], app)).toBe('AADSTS50011 true\n');
});

test.each(['nodenext', 'bundler'])('has types for %s, and they are checked', (resolution) => {
  const check = (text: string) => {
    writeFileSync(join(app, 'program.ts'), text);
    const module = resolution === 'bundler' ? 'esnext' : resolution;
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom', '--skipLibCheck', 'false'];
    const all = [...options, '--module', module, '--moduleResolution', resolution, '--types', '', 'program.ts'];
    return run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...all], app);
  };
  expect(check(program).stdout).toBe('');
  expect(check(program.replace('string | null | undefined', 'number')).stdout).toContain('TS2322');
});
