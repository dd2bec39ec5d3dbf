/** Redacts response bodies: JSON by key, Entra pages by field, forms by parameter, other text scrubbed and cut. */
import { pageConfigOf } from '../../protocol/page-config.ts';
import type { RawParameter } from '../../protocol/parameters.ts';
import type { Body, Json } from '../exchange.ts';
import type { RawExchange } from '../raw.ts';
import { hiddenAnswerKeys, safeAnswerKeys, safePageFields, secretAnswerKeys } from './allow-list.ts';
import { redactClaims } from './claims.ts';
import { redacted, reduced } from './fingerprint.ts';
import { address, errorUri, redactParameters } from './parameters.ts';
import { clean, nameKept, type Redactor } from './redactor.ts';

const most = 400_000;
const deepest = 8;

/** The body as it may be kept. Hostile or huge text gives an honest result, never an exception. */
export function redactBody(redactor: Redactor, raw: RawExchange['responseBody'], mimeType: string): Body {
  if ('missing' in raw) return { kind: 'missing', why: raw.missing };
  const { text } = raw;
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > most) return { kind: 'missing', why: 'too-large' };
  const json = jsonOf(text);
  if (json !== undefined) return { kind: 'json', value: redactUnknown(redactor, json, 0) };
  const config = pageConfigOf(text);
  if (config) return { kind: 'page', config: redactPage(redactor, config) };
  const form = formOf(text);
  if (form) {
    return {
      kind: 'form-post',
      action: clean(redactor, address(form.action)),
      parameters: redactParameters(redactor, form.parameters),
    };
  }
  return { kind: 'text', mimeType, text: proseOf(redactor, text, mimeType) };
}

/** Of prose its beginning; of a cut answer the codes it names; of pages that are not Entra's, and of data, nothing. */
function proseOf(redactor: Redactor, text: string, mimeType: string): string {
  if (/html/i.test(mimeType) || /^\s*</.test(text)) return '';
  if (/^\s*[{["]/.test(text))
    return [...new Set(text.match(/\bAAD(?:STS|B2C)\d{4,8}\b/g) ?? [])].slice(0, 10).join(' ');
  return mimeType === '' || mimeType === 'text/plain' ? clean(redactor, text, 500) : '';
}

function jsonOf(text: string): Json | undefined {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return undefined;
  try {
    return JSON.parse(text) as Json; // JSON.parse yields exactly what Json describes
  } catch {
    return undefined;
  }
}

/** Secrets of a JSON answer, to be taken out of all other text. */
export const answerSecrets = (text: string): string[] =>
  textMembers(text)
    .filter(([key]) => secretAnswerKeys.has(key.toLowerCase()) || hiddenAnswerKeys.has(key.toLowerCase()))
    .filter(([, value]) => value.length >= 6)
    .map(([, value]) => value);

/** The members of a JSON object that are texts; none where the text is no such object. */
export function textMembers(text: string): RawParameter[] {
  const json = jsonOf(text);
  if (json === undefined || json === null || typeof json !== 'object' || Array.isArray(json)) return [];
  return Object.entries(json).filter((member): member is RawParameter => typeof member[1] === 'string');
}

/** A value under a key that may be kept. */
function redactKnown(redactor: Redactor, value: Json, depth: number): Json {
  if (typeof value === 'string') return clean(redactor, value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value) && depth < deepest)
    return value.slice(0, 200).map((item) => redactKnown(redactor, item, depth + 1));
  return redactUnknown(redactor, value, depth);
}

/** A value without a key, or under one nobody knows: the members of an object by their own keys, else only its length. */
function redactUnknown(redactor: Redactor, value: Json, depth: number): Json {
  if (depth > deepest) return null;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object') return { ...reduced(String(value)) };
  if (Array.isArray(value)) return value.slice(0, 200).map((item) => redactUnknown(redactor, item, depth + 1));
  const members = Object.entries(value).slice(0, 200);
  return Object.fromEntries(
    members.map(([raw, inner]) => {
      const key = raw.toLowerCase();
      const isKnown = safeAnswerKeys.has(key) || secretAnswerKeys.has(key);
      return [isKnown ? raw : nameKept(redactor, raw), redactMember(redactor, key, inner, depth)];
    }),
  );
}

function redactMember(redactor: Redactor, key: string, value: Json, depth: number): Json {
  if (typeof value === 'string') {
    if (key === 'claims') return redactClaims(redactor, value);
    if (key === 'error_uri') return clean(redactor, errorUri(value));
    // An error's code is a word or a number; under the same key a code to be redeemed may stand.
    if (key === 'code' && !/^[a-z_]{0,64}$|^[a-z]{0,8}\d{1,8}$/i.test(value))
      return { ...redacted(redactor.key, value) };
    if (secretAnswerKeys.has(key)) return { ...redacted(redactor.key, value) };
  }
  if (safeAnswerKeys.has(key)) return redactKnown(redactor, value, depth + 1);
  // An object or list nobody knows: only how much it holds.
  return typeof value === 'object' && value !== null
    ? { ...reduced(JSON.stringify(value)) }
    : redactUnknown(redactor, value, depth);
}

function redactPage(redactor: Redactor, config: Record<string, unknown>): { [key: string]: Json } {
  const kept: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(config)) {
    if (!safePageFields.has(key)) continue;
    if (typeof value === 'string') kept[key] = clean(redactor, value);
    else if (typeof value === 'number' || typeof value === 'boolean') kept[key] = value;
    else if (Array.isArray(value))
      kept[key] = value.filter((item) => typeof item === 'string').map((item) => clean(redactor, item, 100));
  }
  return kept;
}

// Entra's self-submitting page: <form method="POST" name="hiddenform" action="…"><input type="hidden" name="…" value="…">
function formOf(html: string): { action: string; parameters: RawParameter[] } | undefined {
  const form = /<form\b[^>]{0,2000}?\bname=["']hiddenform["'][^>]{0,2000}>/i.exec(html)?.[0];
  if (!form) return undefined;
  const parameters: RawParameter[] = [];
  for (const [input] of html.matchAll(/<input\b[^>]{0,200000}>/gi)) {
    const name = attribute(input, 'name');
    if (name !== undefined && /hidden/i.test(attribute(input, 'type') ?? ''))
      parameters.push([name, attribute(input, 'value') ?? '']);
  }
  return { action: attribute(form, 'action') ?? '', parameters };
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return match ? unescaped(match[1] ?? match[2] ?? '') : undefined;
}

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));
function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, named) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    return entities.get(String(named).toLowerCase()) ?? whole;
  });
}
