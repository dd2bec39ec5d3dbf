/** Writes the kept values of an exchange as they are to be read in a HAR: stand-ins for people, placeholders for secrets. */
import type { Body, Json, Parameter, Redacted } from '../../evidence/exchange.ts';
import type { RawParameter } from '../../protocol/parameters.ts';
import type { People } from './people.ts';
import type { Removed } from './removed.ts';

export interface Writer {
  people: People;
  removed: Removed;
}

export type Field = { name: string; value: string };

/** Parameters whose whole value names a person. */
const naming = /^(?:login_hint|logout_hint|username|loginfmt|login|upn|domain_hint)$/i;

/** Parameters with texts from the marked exchange and lengths from the real one; `raw` tells who is named. */
export function fieldsOf(
  { people, removed }: Writer,
  kept: readonly Parameter[],
  marked: readonly Parameter[],
  raw: readonly RawParameter[] = [],
): Field[] {
  const isAligned = raw.length === kept.length;
  return kept.map(({ name, value }, index) => {
    const [rawName, rawValue = ''] = (isAligned && raw[index]) || [];
    if (rawName === name && naming.test(name) && rawValue !== '') {
      return {
        name,
        value: /^REDACTED\.|^user-\d+(?:@redacted\.example)?$/.test(rawValue) ? rawValue : people.standIn(rawValue),
      };
    }
    if (typeof value !== 'string') return { name, value: removed.placeholder(name, value) };
    const other = marked[index];
    const text = other?.name === name && typeof other.value === 'string' ? other.value : value;
    return { name, value: people.shown(text) };
  });
}

export const encoded = (fields: readonly Field[]): string =>
  fields.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');

/** A kept body as text of the kind it was; empty where nothing of it may be shown. */
export function bodyText(writer: Writer, kept: Body, marked: Body | undefined): string {
  const other = marked?.kind === kept.kind ? marked : kept;
  switch (kept.kind) {
    case 'json':
      return JSON.stringify(jsonOf(writer, '', kept.value, other.kind === 'json' ? other.value : null));
    case 'page': {
      const config = jsonOf(writer, '', kept.config, other.kind === 'page' ? other.config : null);
      const json = JSON.stringify(config).replaceAll('<', '\\u003c').replaceAll('&', '\\u0026');
      return `<!DOCTYPE html><html><head><script type="text/javascript">//<![CDATA[\n$Config=${json};\n//]]></script></head><body></body></html>`;
    }
    case 'form-post': {
      const fields = fieldsOf(writer, kept.parameters, other.kind === 'form-post' ? other.parameters : []);
      const inputs = fields.map(
        ({ name, value }) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}" />`,
      );
      return `<html><body><form method="POST" name="hiddenform" action="${escaped(kept.action)}">${inputs.join('')}</form></body></html>`;
    }
    case 'text':
      return writer.people.shown(other.kind === 'text' ? other.text : kept.text);
    default:
      return '';
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function jsonOf(writer: Writer, name: string, kept: Json, marked: Json): Json {
  if (typeof kept === 'string') return writer.people.shown(typeof marked === 'string' ? marked : kept);
  if (Array.isArray(kept)) {
    const others = Array.isArray(marked) ? marked : [];
    return kept.map((item, index) => jsonOf(writer, name, item, others[index] ?? null));
  }
  if (typeof kept !== 'object' || kept === null) return kept;
  if (isRedacted(kept)) return writer.removed.placeholder(name, kept);
  const others = typeof marked === 'object' && marked !== null && !Array.isArray(marked) ? marked : {};
  return Object.fromEntries(
    Object.entries(kept).map(([key, inner]) => [key, jsonOf(writer, key, inner, others[key] ?? null)]),
  );
}

const isRedacted = (value: object): value is Redacted =>
  'redacted' in value && value.redacted === true && 'length' in value && typeof value.length === 'number';
