/** Causes shared by the codes that refuse a scope: the parameter isn't a list of names separated by spaces. */
import type { Basis, Cause, Step } from '../define.ts';
import { cause } from '../define.ts';

const rfc: Basis = { kind: 'documented', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.3' };

const lineBreak = /[\r\n\t]|%0[9ad]/i;
const separator = /[,;|]/;
const encoded = /%[0-9a-f]{2}|\+/i;

/** Whether the parameter is a list separated by single spaces, so that each word in it is one scope. */
export const isCleanList = (scope: string): boolean =>
  !lineBreak.test(scope) && !separator.test(scope) && !encoded.test(scope);

const found = (pattern: RegExp, scope: string | null) => {
  const match = scope === null ? null : pattern.exec(scope);
  if (!match) return 'ruled-out' as const;
  return {
    verdict: 'found' as const,
    marks: { scopeAsked: [match.index, match.index + match[0].length] as [number, number] },
  };
};

/** Line breaks, other separators and values encoded twice: the captured parameter proves each. */
export function scopeTextCauses(checked: Step): Cause[] {
  const evidence = { scopeAsked: { verdict: 'bad', says: 'The marked character isn’t a space' } } as const;
  return [
    cause({
      id: 'line-break',
      summary: 'A line break or tab between the scopes',
      title: 'A line break in the scope makes Microsoft read two names as one',
      lede: 'Scopes are separated by spaces. A line break or tab becomes part of the name before or after it.',
      basis: { kind: 'observed', url: 'https://github.com/WPManageNinja/fluent-smtp/issues/154' },
      confidence: 'certain',
      needs: ['scopeAsked'],
      when: ({ scopeAsked }) => found(lineBreak, scopeAsked),
      because: {
        found: 'The marked character of the scope is a line break or a tab, not a space.',
        'ruled-out': 'The scope holds no line break and no tab.',
      },
      steps: ['Write the scopes on one line, or join a list of them with single spaces.', checked],
      evidence,
    }),
    cause({
      id: 'separator-not-space',
      summary: 'Commas or semicolons between the scopes',
      title: 'The scopes are separated by commas or semicolons instead of spaces',
      lede: 'Microsoft separates scopes by spaces only, so the whole list is one unknown name to it.',
      basis: rfc,
      confidence: 'certain',
      needs: ['scopeAsked'],
      when: ({ scopeAsked }) => found(separator, scopeAsked),
      because: {
        found: 'The scope is written as {scopeAsked}.',
        'ruled-out': 'The scope holds no comma and no semicolon.',
      },
      steps: ['Give the library a list of scopes, or join them with single spaces.', checked],
      evidence,
    }),
    cause({
      id: 'encoded-twice',
      summary: 'The scope was percent-encoded twice',
      title: 'The scope was percent-encoded twice, so its spaces arrived as text',
      lede: 'Microsoft decodes the value once. What is left of the second encoding becomes part of the names.',
      basis: rfc,
      confidence: 'certain',
      needs: ['scopeAsked'],
      when: ({ scopeAsked }) => (lineBreak.test(scopeAsked ?? '') ? 'ruled-out' : found(encoded, scopeAsked)),
      because: {
        found: 'After decoding it once, the scope still reads {scopeAsked}.',
        'ruled-out': 'Nothing in the scope looks encoded.',
      },
      steps: ['Hand the scope over as plain text; the library or `URLSearchParams` encodes it.', checked],
      evidence,
    }),
  ];
}
