/** The catalogue law: what holds for every entry, whoever writes the next one. */
import { describe, expect, it } from 'vitest';
import type { Cause, Entry, Link, Step } from '../../src/catalogue/define.ts';
import { catalogue } from '../../src/catalogue/index.ts';
import { placeholdersOf } from '../../src/classify/fill.ts';
import { factNames } from '../../src/evidence/facts.ts';

const files = import.meta.glob<{ default: Entry }>('../../src/catalogue/{aadsts,oauth,status,browser}/*.ts', {
  eager: true,
});
const known = new Set<string>(factNames);
const hosts = new Set(['learn.microsoft.com', 'www.rfc-editor.org', 'aka.ms', 'github.com', 'openid.net']);
const quiet = new Set(['interrupt', 'pending', 'cancelled']);

const textOf = (step: Step): string => (typeof step === 'string' ? step : step.text);
const routeOf = (steps: readonly Step[]) => steps.filter((step) => typeof step === 'string' || !step.alternative);

function linksOf(entry: Entry): Link[] {
  const steps = [entry.steps, ...entry.causes.map((cause) => cause.steps ?? [])].flat();
  return [
    ...entry.links,
    ...steps.flatMap((step) => (typeof step === 'object' && step.link ? [step.link] : [])),
    ...entry.causes.map((cause) => ({ title: cause.id, url: cause.basis.url })),
  ];
}

/** Texts of a cause that are filled from its own facts. */
const ownTexts = ({ summary, title, lede, because, evidence }: Cause): string[] =>
  [
    summary,
    title,
    lede,
    ...Object.values(because).flat(),
    ...Object.values(evidence ?? {}).map((note) => note?.says),
  ].filter((text) => text !== undefined);

function expectRoute(steps: readonly Step[]) {
  const last = routeOf(steps).at(-1);
  expect(last, 'a last step that is a check').toMatchObject({ check: true });
  for (const step of steps) {
    const isCheck = typeof step === 'object' && step.check === true;
    expect(textOf(step).startsWith('Check: '), textOf(step)).toBe(isCheck);
  }
}

describe.each(Object.entries(files))('%s', (path, { default: entry }) => {
  it('is named like its code', () => {
    expect(path.split('/').at(-1)).toBe(`${entry.code.replaceAll(' ', '-')}.ts`);
    expect(catalogue.get(entry.code)).toBe(entry);
  });

  it('links only pages of the hosts that are allowed, over https', () => {
    for (const { title, url } of linksOf(entry)) {
      const { protocol, host } = new URL(url);
      expect({ title, protocol, known: hosts.has(host) }).toEqual({ title, protocol: 'https:', known: true });
      if (host === 'www.rfc-editor.org') expect(url).toMatch(/\/rfc\/rfc\d+(?:#|$)/);
    }
    expect(entry.links.length).toBeGreaterThan(0);
  });

  it('has steps that end in a check, unless nothing is wrong', () => {
    if (entry.steps.length > 0 || !quiet.has(entry.kind)) expectRoute(entry.steps);
    for (const cause of entry.causes) {
      if (cause.steps && !quiet.has(cause.kind ?? entry.kind)) expectRoute(cause.steps);
    }
  });

  it('fills its texts only with facts that are asked for', () => {
    const { title, shortTitle, summary } = entry;
    expect([title, shortTitle, summary].flatMap(placeholdersOf), 'placeholders of the entry').toEqual([]);
    for (const cause of entry.causes) {
      const own = new Set<string>([...cause.needs, ...cause.uses]);
      for (const text of ownTexts(cause)) expect([...own], text).toEqual(expect.arrayContaining(placeholdersOf(text)));
      for (const name of Object.keys(cause.evidence ?? {})) expect([...own, ...entry.shows], cause.id).toContain(name);
    }
    for (const step of [entry.steps, ...entry.causes.map((cause) => cause.steps ?? [])].flat()) {
      const text = `${textOf(step)} ${typeof step === 'object' ? (step.value ?? '') : ''}`;
      // A step's facts are read because the step names them; the step is left out where one was not seen.
      expect(
        placeholdersOf(text).filter((name) => !known.has(name)),
        text,
      ).toEqual([]);
    }
  });

  it('gives each cause an ID of its own', () => {
    const ids = entry.causes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('writes headlines without code and short titles of six words at most', () => {
    for (const title of [entry.title, ...entry.causes.map((cause) => cause.title ?? '')]) {
      expect(title).not.toMatch(/AADSTS|\.$/);
    }
    expect(entry.shortTitle.split(/\s+/).length).toBeLessThanOrEqual(6);
  });
});

describe('all entries together', () => {
  it.each(['title', 'shortTitle', 'summary'] as const)('share no %s', (field) => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const entry of catalogue.values()) {
      const text = entry[field].toLowerCase();
      const other = seen.get(text);
      if (other) shared.push(`${other} and ${entry.code}: ${entry[field]}`);
      seen.set(text, entry.code);
    }
    expect(shared).toEqual([]);
  });
});
