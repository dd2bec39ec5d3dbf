/** The states, themes and sizes in which the harness is looked at. */
export const states = [
  '50011',
  '9002326',
  '53003',
  '54005',
  '9999999',
  '50058',
  'http-400',
  'relayed',
  'empty',
  'popup',
  'popup-none',
  'popup-status',
];
export const themes = ['light', 'dark'] as const;
export const sizes = [
  { width: 554, height: 786 },
  { width: 1400, height: 900 },
  { width: 1200, height: 350 },
  { width: 400, height: 800 },
  { width: 320, height: 900 },
];

/** Page of the harness, from the root of the repository. */
export const harness = 'test/view/harness/harness.html';

/** Address of a state in the harness. */
export const pagePath = (state: string, theme: string, lang = 'en', more = ''): string =>
  `/${harness}?state=${state}&theme=${theme}&lang=${lang}${more}`;
