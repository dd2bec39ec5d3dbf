// @vitest-environment happy-dom
/** The diagnosis view: order, sureness, causes, evidence, IDs, exchanges, and updates in place. */
import { act, fireEvent } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import type { Shown } from '../../src/view/state.ts';
import { mount, useSizes } from './mount.tsx';
import { rowBodyMissing, rows, samples, tenant } from './samples/index.ts';

const { blocked, bodyMissing, recovered, relayed, sentTwice, trailingSlash, unknownCode, wrongType } = samples;

useSizes();
const open = (shown: Shown) => mount([rowBodyMissing, ...rows], shown);
const headings = (container: Element) => [...container.querySelectorAll('h3')].map((heading) => heading.textContent);

describe('order', () => {
  test('of a known code', () => {
    expect(headings(open(trailingSlash).container)).toEqual([
      'What to do',
      'Why we think so',
      'Causes checked',
      'IDs for support',
      'The exchange',
      'Documentation',
    ]);
  });

  test('of an unknown code: what Microsoft says comes first, no sureness, no cause found', () => {
    const { container, queryByTestId, getByTestId } = open(unknownCode);
    expect(headings(container)).toEqual([
      'What Microsoft says',
      'What to do',
      'What was seen',
      'General checks',
      'IDs for support',
      'The exchange',
      'Documentation',
    ]);
    expect(queryByTestId('sureness')).toBeNull();
    expect(getByTestId('actor').textContent).toBe('Not known yet');
  });

  test('of an admin’s case: the hand-off follows what to do', () => {
    const { container, getByTestId } = open(blocked);
    expect(headings(container).slice(0, 3)).toEqual(['What to do', 'Hand-off', 'Why we think so']);
    expect(getByTestId('hand-off').querySelector('pre')?.textContent).toBe(blocked.handOff);
    expect(container.querySelector('.second-route')?.hasAttribute('open')).toBe(true);
    expect(container.querySelector('.second-route summary')?.textContent).toBe('Steps for the admin');
  });
});

test('says how sure', () => {
  expect(open(wrongType).getByTestId('sureness').textContent).toBe('Certain: the traffic proves it');
  expect(open(trailingSlash).getAllByTestId('sureness').at(-1)?.textContent).toMatch(/^Likely/);
});

test('lists causes: found, possible, ruled out, can’t tell, each with its because', () => {
  const { getAllByTestId } = open(wrongType);
  expect(getAllByTestId('cause').map((cause) => cause.dataset.verdict)).toEqual([
    'found',
    'possible',
    'ruled-out',
    'ruled-out',
    'ruled-out',
    'cannot-tell',
  ]);
  expect(getAllByTestId('because').every((because) => because.textContent !== '')).toBe(true);
});

test('folds the causes ruled out where there are many, in their place', () => {
  const ruledOut = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    summary: id,
    verdict: 'ruled-out' as const,
    because: id,
  }));
  const otherCauses = [{ id: 'f', summary: 'f', verdict: 'cannot-tell' as const, because: 'f' }, ...ruledOut];
  const { container } = open({ ...wrongType, diagnosis: { ...wrongType.diagnosis, otherCauses } });
  const folded = container.querySelector('.folded details');
  expect(folded?.hasAttribute('open')).toBe(false);
  expect(folded?.querySelector('summary')?.textContent).toBe('Ruled out5');
  expect(folded?.querySelectorAll('[data-verdict=ruled-out]')).toHaveLength(5);
  const verdicts = [...container.querySelectorAll('[data-testid=cause]')].map((cause) =>
    cause.getAttribute('data-verdict'),
  );
  expect([verdicts[0], verdicts.at(-1)]).toEqual(['found', 'cannot-tell']);
});

describe('steps', () => {
  const stepsOf = (actors: readonly ('user' | 'admin')[]) => {
    const [first] = blocked.diagnosis.steps;
    if (!first) throw new Error('The sample has no steps.');
    const steps = actors.map((actor) => ({ ...first, actor, alternative: false, check: false }));
    const check = { ...first, actor: 'admin' as const, alternative: false, check: true };
    const { container } = open({ ...blocked, diagnosis: { ...blocked.diagnosis, steps: [...steps, check] } });
    return [...container.querySelectorAll('.step-actor')].map((name) => name.textContent);
  };

  test('of one person need no name, whoever does the check', () => {
    expect(stepsOf(['user', 'user'])).toEqual([]);
  });

  test('of several name those who do not have to act on the whole', () => {
    expect(stepsOf(['user', 'admin'])).toEqual(['The person who signs in: ']);
  });
});

test('keeps the icon of a link on the line of its last word', () => {
  const end = open(unknownCode).container.querySelector('.documentation a .link-end');
  expect(end?.querySelector('svg')).not.toBeNull();
  expect(end?.textContent).toMatch(/^\S+$/);
});

describe('evidence', () => {
  test('is compared in this order: what is wrong, what stands beside it, what worked', () => {
    const reversed = { ...trailingSlash.diagnosis, evidence: trailingSlash.diagnosis.evidence.toReversed() };
    const compared = open({ ...trailingSlash, diagnosis: reversed }).getAllByTestId('compared');
    expect(compared.map((row) => row.className)).toEqual(['bad', 'neutral', 'good']);
  });

  test('with words stands in the comparison, the rest in the table', () => {
    const { getAllByTestId, container } = open(trailingSlash);
    expect(getAllByTestId('compared')).toHaveLength(3);
    expect(container.querySelectorAll('.evidence tbody tr')).toHaveLength(3);
    expect(container.querySelector('.comparison .bad mark')?.textContent).toBe('/');
  });

  test('of a secret is a dashed box', () => {
    const boxes = [...open(sentTwice).container.querySelectorAll('.evidence .redacted')].map((box) => box.textContent);
    expect(boxes).toEqual(['code · 1,104 chars · #a3f9', 'code · 1,104 chars · #a3f9']);
  });

  test('links to its exchange, opens it and moves the focus there', () => {
    const { container } = open(sentTwice);
    const closed = document.getElementById('exchange-x1') as HTMLDetailsElement;
    expect(closed.open).toBe(false);
    const link = container.querySelector('.evidence a') as HTMLAnchorElement;
    fireEvent.click(link);
    expect(closed.open).toBe(true);
    expect(document.activeElement).toBe(closed.querySelector('summary'));
  });

  test('is marked in the exchange again', () => {
    const marked = [...open(trailingSlash).container.querySelectorAll('.exchange mark')].map(
      (mark) => mark.textContent,
    );
    expect(marked).toEqual(['/', '/']);
  });

  test('is marked as a whole word only, list items each', () => {
    const marksIn = (shown: Shown) =>
      [...open(shown).container.querySelectorAll('.exchange mark')].map((mark) => mark.textContent);
    expect(marksIn(wrongType)).toEqual(['https://orders.contoso.example', 'cors', 'https://orders.contoso.example']);
    expect(marksIn(blocked)).toEqual(expect.arrayContaining(['message_only', '1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d']));
  });
});

test('leaves out IDs that were not seen; takes the time of the answer where the body had none', () => {
  const { container } = open(bodyMissing);
  const labels = [...container.querySelectorAll('.ids dt')].map((label) => label.textContent);
  expect(labels).toEqual(['Trace ID', 'Time', 'Tenant ID', 'App (client) ID']);
  expect(container.querySelector('.ids')?.textContent).toContain('2026-11-22 08:54:20Z');
});

describe('exchange', () => {
  test('shows the failing one first and open, the tenant shortened', () => {
    const { container } = open(wrongType);
    const [first, second] = container.querySelectorAll<HTMLDetailsElement>('.exchange');
    expect(first?.open).toBe(true);
    expect(first?.querySelector('.path')?.textContent).toBe('login.microsoftonline.com/{tenant}/oauth2/v2.0/token');
    expect(first?.querySelector('.path')?.getAttribute('title')).toContain(tenant);
    expect(second?.open).toBe(false);
    expect(second?.querySelector('.status')?.textContent).toBe('worked: 302 with code');
    expect(first?.querySelector('.json')?.textContent).toContain('"error": "invalid_request"');
  });

  test('says why a body is missing', () => {
    const { getByTestId } = open(bodyMissing);
    expect(getByTestId('body-missing').textContent).toMatch(/^Body not available\. The page moved on/);
    expect(getByTestId('diagnosis').dataset.kind).toBe('partial');
  });
});

test('a recovered sign-in has no filled button and no Copy for admin', () => {
  const { container, queryByTestId, getByTestId } = open({ ...recovered, handOff: 'text' });
  expect(getByTestId('diagnosis').dataset.kind).toBe('recovered');
  expect(container.querySelector('.button.primary')).toBeNull();
  expect(queryByTestId('copy-admin')).toBeNull();
});

test('an answer passed on by another host is said not to be confirmed', () => {
  expect(open(relayed).getByTestId('not-confirmed').textContent).toBe(
    'Not confirmed to come from Microsoft: api.contoso.example answered.',
  );
});

test('every sample is drawn', () => {
  for (const shown of Object.values(samples)) expect(open(shown).getAllByTestId('diagnosis').length).toBeGreaterThan(0);
});

describe('more evidence', () => {
  const later: Shown = { ...trailingSlash, diagnosis: { ...trailingSlash.diagnosis, title: 'A later title' } };

  test('updates in place, keeps focus and open parts, and is announced once', async () => {
    vi.useFakeTimers();
    const { state, container, getByTestId, getByRole } = open(trailingSlash);
    const details = container.querySelector('.second-route') as HTMLDetailsElement;
    details.open = true;
    getByRole('heading', { level: 2 }).focus();
    const [article, headline] = [getByTestId('diagnosis'), document.activeElement];
    await act(async () => {
      state.shown.value = { ...later, diagnosis: { ...later.diagnosis, summary: 'in between' } };
    });
    await act(async () => {
      state.shown.value = later;
    });
    expect(getByTestId('updated').textContent).toBe('');
    await act(async () => {
      vi.advanceTimersByTime(1000);
    });
    expect(getByTestId('updated').textContent).toBe('Diagnosis updated');
    expect(getByTestId('diagnosis')).toBe(article);
    expect(document.activeElement).toBe(headline);
    expect(headline?.textContent).toBe('A later title');
    expect(details.open).toBe(true);
    vi.useRealTimers();
  });

  test('of another sign-in is not announced', async () => {
    vi.useFakeTimers();
    const { state, getByTestId } = open(trailingSlash);
    await act(async () => {
      state.selected.value = blocked.id;
      state.shown.value = blocked;
    });
    await act(async () => {
      vi.advanceTimersByTime(1000);
    });
    expect(getByTestId('updated').textContent).toBe('');
    vi.useRealTimers();
  });
});
