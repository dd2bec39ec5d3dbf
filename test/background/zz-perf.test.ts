import { it } from 'vitest';
import { indexOf } from '../../src/background/tab-summary.ts';
import { merge, findSame } from '../../src/evidence/merge.ts';
import { authorize, redeems, refusal, token, redirectUri, seen } from '../classify/traffic.ts';
const time = (n: string, f: () => unknown) => { f(); const t: number[] = []; for (let i = 0; i < 5; i++) { const a = performance.now(); f(); t.push(performance.now() - a); } console.log(n, t.map((x) => x.toFixed(1)).join(' ')); };
it('perf', () => {
  const one = Array.from({ length: 2000 }, (_, n) => token(n * 3, redeems(`c${n}`), refusal('invalid_grant', 70008)));
  time('2000 failing redemptions in 6 s', () => indexOf(one, 0));
  const slow = Array.from({ length: 2000 }, (_, n) => token(n * 120_000, redeems(`c${n}`), refusal('invalid_grant', 70008)));
  time('2000 far apart', () => indexOf(slow, 0));
  const clients = Array.from({ length: 2000 }, (_, n) => token(n * 3, { ...redeems(`c${n}`), client_id: `client${n}` }, refusal('invalid_grant', 70008)));
  time('2000 clients', () => indexOf(clients, 0));
  const good = Array.from({ length: 1000 }, (_, n) => [authorize(n * 3000, { state: `s${n}` }, { back: { code: `c${n}` } }), token(n * 3000 + 500, redeems(`c${n}`))]).flat();
  time('1000 good', () => indexOf(good, 0));
  const landings = Array.from({ length: 700 }, (_, n) => [authorize(n * 3000, { state: `s${n}` }, { back: { error: 'access_denied', error_description: 'AADSTS50105: x' }, mark: '?' }), seen({ startedAt: n * 3000 + 100, url: `${redirectUri}?error=access_denied&error_description=AADSTS50105%3a+x&state=s${n}` })]).flat();
  time('700 landings', () => indexOf(landings, 0));
});
