/** The kind of a failure as the answer itself names it, and for codes that the catalogue does not list. */
import { type Failure, type Kind, leadingCode } from '../evidence/failure.ts';

// Native authentication answers so between two steps of its own.
const nextSteps = new Set([
  'credential_required',
  'attributes_required',
  'mfa_required',
  'registration_required',
  'introspect_required',
]);

/** The kind that the answer names, whatever is known of its code; undefined where it names none. */
export function saidKind({ surface, error, suberror }: Failure): Kind | undefined {
  if (error === 'access_denied' && suberror === 'cancel') return 'cancelled';
  if (surface === 'mfa-answer' && error === 'AuthenticationPending') return 'pending';
  if (surface === 'challenge' && error === 'insufficient_claims') return 'interrupt';
  if (surface !== 'native-answer') return undefined;
  const isStep = nextSteps.has(suberror ?? error ?? '') || error === 'redirect' || error === 'redirect_to_web';
  return isStep ? 'interrupt' : undefined;
}

// Steps of a sign-in that goes on (learn.microsoft.com/entra/identity-platform/reference-error-codes), and B2C's branches.
const interrupts = new Set([
  'AADSTS50058',
  'AADSTS16000',
  'AADSTS50072',
  'AADSTS50089',
  'AADSTS50097',
  'AADSTS50140',
  'AADSTS50199',
  'AADSTS50203',
  'AADB2C90077',
  'AADB2C90118',
]);

/** The kind of a code that has no entry of its own. */
export function unlistedKind(failure: Failure): Kind {
  const code = leadingCode(failure) ?? '';
  if (code === 'AADB2C90091') return 'cancelled';
  return interrupts.has(code) ? 'interrupt' : 'failure';
}
