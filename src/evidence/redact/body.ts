/** Redacts response bodies: JSON by key, Microsoft's pages by field, forms by parameter, other text scrubbed and cut. */
import { visibleText } from '../../protocol/html.ts';
import type { Body, Role } from '../exchange.ts';
import { hiddenAnswerKeys, secretAnswerKeys } from './allow-list.ts';
import type { DecodedBody } from './decoded-body.ts';
import { excerpt } from './excerpt.ts';
import { redactJson, secretsOfJson } from './json.ts';
import { pageSecrets, redactPage } from './page.ts';
import { address, redactParameters } from './parameters.ts';
import { clean, type Redactor } from './redactor.ts';
import { secretValues } from './secrets.ts';

/** The body as it may be kept. */
export function redactBody(redactor: Redactor, body: DecodedBody, mimeType: string, role: Role): Body {
  const text = (kept: string): Body => ({ kind: 'text', mimeType: clean(redactor, mimeType, 100), text: kept });
  switch (body.kind) {
    case 'empty':
      return body;
    case 'too-large':
      return { kind: 'missing', why: 'too-large' };
    case 'json':
      return { kind: 'json', value: redactJson(redactor, body.value) };
    case 'page':
      return { kind: 'page', config: redactPage(redactor, body.page) };
    case 'form':
      return {
        kind: 'form-post',
        action: clean(redactor, address(body.form.action)),
        parameters: redactParameters(redactor, body.form.parameters),
      };
    case 'saml':
      return text(''); // its facts are kept apart
    case 'html':
      // Prose of a page may say anything: only what stands around a stated code is kept.
      return text(
        role === 'pasted' ? clean(redactor, visibleText(body.html), 4000) : excerpt(redactor, body.html, true),
      );
    case 'text':
      // A person chose what to paste, so all of a record is kept, scrubbed.
      if (role === 'pasted') return text(clean(redactor, body.text, 4000));
      return text(role === 'app' ? excerpt(redactor, body.text, false) : proseOf(redactor, body.text, mimeType));
  }
}

/** Of prose its beginning; of a cut answer the codes it names; of data nothing. */
function proseOf(redactor: Redactor, text: string, mimeType: string): string {
  if (/^\s*</.test(text)) return '';
  if (/^\s*[{["]/.test(text))
    return [...new Set(text.match(/\bAAD(?:STS|B2C)\d{4,8}\b/g) ?? [])].slice(0, 10).join(' ');
  return mimeType === '' || mimeType === 'text/plain' ? clean(redactor, text, 500) : '';
}

const isPerson = (key: string): boolean =>
  /^(?:username|display|upn|email|preferred_username|login_hint|unique_name)$/.test(key);

/** Secrets and names of people in a body, to be taken out of all other text. */
export function bodySecrets(body: DecodedBody): string[] {
  if (body.kind === 'json')
    return secretsOfJson(body.value, (key) => secretAnswerKeys.has(key) || hiddenAnswerKeys.has(key) || isPerson(key));
  if (body.kind === 'page') return pageSecrets(body.page);
  return body.kind === 'form' ? secretValues(body.form.parameters) : [];
}
