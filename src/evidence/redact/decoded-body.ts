/** Takes a response body apart by its form, before any of it is kept. */
import { type FormDocument, formDocumentOf } from '../../protocol/form-document.ts';
import { type PageObject, pageObjectOf } from '../../protocol/page-config.ts';
import { type SamlMessage, samlMessageOf } from '../../protocol/saml.ts';
import type { Json } from '../exchange.ts';

export type DecodedBody =
  | { kind: 'empty' }
  | { kind: 'too-large' }
  | { kind: 'json'; value: Json }
  | { kind: 'page'; page: PageObject }
  | { kind: 'form'; form: FormDocument }
  | { kind: 'saml'; message: SamlMessage }
  | { kind: 'html'; html: string }
  | { kind: 'text'; text: string };

const most = 400_000;

/** Hostile or huge text gives an honest result, never an exception. */
export function decodedBody(text: string, mimeType: string): DecodedBody {
  const start = text.trimStart().slice(0, 300);
  if (start === '') return { kind: 'empty' };
  if (text.length > most) return { kind: 'too-large' };
  const json = jsonOf(text);
  if (json !== undefined) return { kind: 'json', value: json };
  if (/^<(?:\?xml|[\w-]{1,40}:?(?:Response|AuthnRequest|LogoutResponse|LogoutRequest)\b)/.test(start)) {
    const message = samlMessageOf(text);
    if (message) return { kind: 'saml', message };
  }
  const page = pageObjectOf(text);
  if (page) return { kind: 'page', page };
  const form = /<form\b/i.test(text) ? formDocumentOf(text) : undefined;
  if (form) return { kind: 'form', form };
  const isHtml = /html/i.test(mimeType) || /^<(?:!doctype|html|head|body|!--)/i.test(start);
  return isHtml ? { kind: 'html', html: text } : { kind: 'text', text };
}

/** The JSON value of a text that is one object or list. */
export function jsonOf(text: string): Json | undefined {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return undefined;
  try {
    return JSON.parse(text) as Json; // JSON.parse yields exactly what Json describes
  } catch {
    return undefined;
  }
}
