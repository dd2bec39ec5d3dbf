/** What Entra's Conditional Access pages show: they carry the position of a text, not the text. */

// Headings in the order of the page's own table; `iErrorTitle` counts from 1.
const headings = [
  'Your account is blocked',
  'You cannot access this right now',
  "You can't get there from here",
  "Oops - You can't get to this yet",
  "You don't have access to this",
  'Help us keep your device secure',
  'Your sign-in was blocked',
  'You cannot proceed right now',
  'Set up your device to get access',
  'Get access to this resource',
  "Sorry, you can't get to this yet",
  'Try signing in another way',
  'Register or enroll your device',
  'Sorry, a security policy is preventing access',
  "Let's try something else",
  'Sign in with your work account',
  "Device must comply with your organization's compliance requirements",
  'We need to update your device registration',
  'Install or update Microsoft Authenticator to continue',
  'Install or update Microsoft Company Portal to continue',
];

/** The heading that the page shows in English for its `iErrorTitle`. */
export const policyPageHeading = (index: unknown): string | undefined =>
  typeof index === 'number' && index >= 1 ? headings[index - 1] : undefined;
