/** An answer passed on by another host, with values that are hostile or very long. */
import type { Shown } from '../../../src/view/state.ts';
import { day, diagnosis, evidence, shown, step } from './make.ts';

const hostile = '<img src=x onerror="document.title=1">';
export const relayed: Shown = shown(
  'relayed',
  diagnosis(`${day}08:55:00Z`, 8, {
    code: 'AADSTS7000215',
    title: `The app’s secret is not accepted ${hostile}`,
    summary: `A proxy passed the answer on. ${hostile}`,
    seen: {
      surface: 'token-response',
      url: 'https://api.contoso.example/proxy/token',
      at: `${day}08:55:00Z`,
      trust: 'relayed',
      exchange: 'x1',
    },
    steps: [
      step(`Remove \`${hostile}\` and **${hostile}**.`, { value: 'x'.repeat(300) }),
      step('Create a new secret.', { actor: 'admin' }),
    ],
    cause: { id: 'secret-id-sent', summary: hostile, confidence: 'likely', basis: 'documented', because: hostile },
    evidence: [
      evidence(hostile, hostile, hostile, 'x1', { mark: [0, 4], says: hostile }),
      evidence('Long', 'y'.repeat(400), 'body', null),
    ],
  }),
  [],
);
