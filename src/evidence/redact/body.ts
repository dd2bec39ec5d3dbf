/** Redacts response bodies: JSON by key, Entra pages by field, forms by parameter, other text scrubbed and cut. */
import { pageConfigOf } from '../../protocol/page-config.ts';
import type { RawParameter } from '../../protocol/parameters.ts';
import type { Body, Json } from '../exchange.ts';
import type { RawExchange } from '../raw.ts';
import { safeAnswerKeys, safePageFields, secretAnswerKeys } from './allow-list.ts';
import { redacted, reduced } from './fingerprint.ts';
import { address, clean, errorUri, type Redactor, redactParameters } from './parameters.ts';

const most = 400_000;
const deepest = 8;

/** The body as it may be kept. Hostile or huge text gives an honest result, never an exception. */
export function redactBody(redactor: Redactor, raw: RawExchange['responseBody'], mimeType: string): Body {
  if ('missing' in raw) return { kind: 'missing', why: raw.missing };
  const { text } = raw;
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > most) return { kind: 'missing', why: 'too-large' };
  const json = jsonOf(text);
  if (json !== undefined) return { kind: 'json', value: redactJson(redactor, json, 0) };
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
  // Prose of an HTML page that is not Entra's own may say anything: only plain text is kept, and only its beginning.
  const html = /html/i.test(mimeType) || /^\s*<(?:!doctype|html)/i.test(text);
  return { kind: 'text', mimeType, text: html ? '' : clean(redactor, text, 500) };
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
export function answerSecrets(text: string): string[] {
  const json = jsonOf(text);
  if (json === undefined || json === null || typeof json !== 'object' || Array.isArray(json)) return [];
  return Object.entries(json)
    .filter(([key]) => secretAnswerKeys.has(key.toLowerCase()))
    .map(([, value]) => value)
    .filter((value): value is string => typeof value === 'string' && value.length >= 6);
}

function redactJson(redactor: Redactor, value: Json, depth: number): Json {
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.slice(0, 200).map((item) => redactJson(redactor, item, depth + 1));
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? clean(redactor, value) : value;
  const kept: { [key: string]: Json } = {};
  for (const [key, inner] of Object.entries(value).slice(0, 200)) {
    kept[clean(redactor, key, 64)] = redactMember(redactor, key.toLowerCase(), inner, depth);
  }
  return kept;
}

function redactMember(redactor: Redactor, key: string, value: Json, depth: number): Json {
  if (key === 'claims' && typeof value === 'string') {
    const inner = jsonOf(value);
    return inner === undefined ? clean(redactor, value) : JSON.stringify(redactClaims(redactor, inner, 0));
  }
  if (safeAnswerKeys.has(key)) {
    if (key === 'error_uri' && typeof value === 'string') return clean(redactor, errorUri(value));
    return redactJson(redactor, value, depth + 1);
  }
  if (typeof value === 'string')
    return { ...(secretAnswerKeys.has(key) ? redacted(redactor.key, value) : reduced(value)) };
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return redactUnknown(value);
}

/** A claims challenge holds names and GUIDs; its structure is kept, strings are scrubbed. */
function redactClaims(redactor: Redactor, value: Json, depth: number): Json {
  if (depth > deepest) return null;
  if (typeof value === 'string') return clean(redactor, value, 200);
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redactClaims(redactor, item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 50)
      .map(([key, inner]) => [clean(redactor, key, 64), redactClaims(redactor, inner, depth + 1)]),
  );
}

/** An object or list under an unknown key: only how much it holds. */
function redactUnknown(value: Json): Json {
  return { ...reduced(JSON.stringify(value)) };
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

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, named) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    return entities[String(named).toLowerCase()] ?? whole;
  });
}
