/** The import table is enforced: a planted violation of each row is refused, and a run that reads nothing fails. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'signin-doctor-imports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the check over a made-up source tree: file name → file name it imports. */
function check(imports: Record<string, string>): { status: number | null; output: string } {
  const src = join(folder, 'src');
  rmSync(src, { recursive: true, force: true });
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(src, file)), { recursive: true });
    writeFileSync(join(src, file), text);
  };
  for (const [file, target] of Object.entries(imports)) {
    const path =
      target.startsWith('.') || !target.includes('/')
        ? target
        : `${'../'.repeat(file.split('/').length - 1) || './'}${target}`;
    write(file, `import { x } from '${path}';\nexport const y = x;\n`);
    if (target.includes('/') && !(target in imports)) write(target, 'export const x = 1;\n');
  }
  mkdirSync(src, { recursive: true });
  const run = spawnSync('node', [join(repository, 'scripts/import-table.mjs'), 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

const planted: [rule: string, file: string, target: string][] = [
  ['protocol-imports', 'protocol/a.ts', 'evidence/b.ts'],
  ['evidence-imports', 'evidence/a.ts', 'catalogue/b.ts'],
  ['catalogue-imports', 'catalogue/a.ts', 'classify/b.ts'],
  ['classify-imports', 'classify/a.ts', 'report/b.ts'],
  ['report-imports', 'report/a.ts', 'capture/b.ts'],
  ['capture-imports', 'capture/a.ts', 'store/b.ts'],
  ['store-imports', 'store/a.ts', 'classify/b.ts'],
  ['locales-imports', 'locales/a.ts', 'view/b.ts'],
  ['view-imports', 'view/a.tsx', 'store/b.ts'],
  ['messages-imports', 'messages.ts', 'store/b.ts'],
  ['entry-points-imported-by-nobody', 'popup/a.ts', 'panel/b.ts'],
  ['entry-points-imported-by-nobody', 'devtools/a.ts', 'cli/b.ts'],
];

describe('a planted violation of each row', () => {
  const { status, output } = check(Object.fromEntries(planted.map(([, file, target]) => [file, target])));

  it.each(planted)('%s: %s → %s is refused', (rule, file, target) => {
    expect(output).toContain(`${rule}: src/${file} → src/${target}`);
    expect(status).toBe(1);
  });
});

it('refuses catalogue texts in the worker through another file', () => {
  const { status, output } = check({ 'background/a.ts': 'classify/b.ts', 'classify/b.ts': 'catalogue/c.ts' });
  expect(output).toContain('background-carries-no-catalogue');
  expect(status).toBe(1);
});

it('refuses Node built-ins in the core', () => {
  expect(check({ 'classify/a.ts': 'node:fs' }).output).toContain('pure-core');
});

it('lets the allowed ones pass', () => {
  const { status, output } = check({ 'classify/a.ts': 'catalogue/b.ts', 'panel/p.tsx': 'view/v.tsx' });
  expect(output).toContain('0 violations');
  expect(status).toBe(0);
});

it('fails where it reads no module', () => {
  const { status, output } = check({});
  expect(output).toContain('0 modules');
  expect(status).toBe(1);
});
