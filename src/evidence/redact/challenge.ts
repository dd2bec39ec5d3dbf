/** Redacts `WWW-Authenticate` headers: what the API asks for is kept, nonces and all that is unknown are not. */
import type { Challenge } from '../../protocol/challenge.ts';
import { redactClaims } from './claims.ts';
import { address } from './parameters.ts';
import { clean, type Redactor } from './redactor.ts';

const kept = new Set([
  'realm',
  'client_id',
  'resource',
  'resource_id',
  'resource_metadata',
  'scope',
  'error',
  'error_description',
]);
const addresses = new Set(['authorization_uri', 'authorization', 'error_uri']);

/** The challenges written again in one header, with their claims as JSON. */
export const redactChallenges = (redactor: Redactor, challenges: readonly Challenge[]): string =>
  challenges
    .slice(0, 10)
    .map(({ scheme, parameters }) => {
      const list = Object.entries(parameters).map(([name, value]) => {
        const safe = parameter(redactor, name, value);
        return `${clean(redactor, name, 40)}="${safe.replace(/["\\]/g, '\\$&')}"`;
      });
      return `${clean(redactor, scheme, 40)} ${list.join(', ')}`.trim();
    })
    .join(', ');

function parameter(redactor: Redactor, name: string, value: string): string {
  if (name === 'claims') {
    return redactClaims(redactor, value);
  }
  if (addresses.has(name)) return clean(redactor, address(value), 300);
  return kept.has(name) ? clean(redactor, value, 500) : `[${value.length} chars]`;
}
