/** Reads bodies out of a HAR entry: posted text, and response content in its encodings. */
import * as v from 'valibot';
import type { RawExchange } from '../evidence/raw.ts';

const Param = v.object({ name: v.string(), value: v.optional(v.string(), '') });

const PostData = v.object({
  text: v.fallback(v.optional(v.string()), undefined),
  encoding: v.fallback(v.optional(v.string()), undefined),
  mimeType: v.fallback(v.string(), ''),
  params: v.fallback(v.array(v.unknown()), []),
});

// A tool that rewrote the file may have left a JSON body as the value that it is.
const BodyText = v.union([
  v.string(),
  v.pipe(
    v.looseObject({}),
    v.transform((value) => JSON.stringify(value)),
  ),
]);

const Content = v.object({
  text: v.fallback(v.optional(BodyText), undefined),
  encoding: v.fallback(v.optional(v.string()), undefined),
  mimeType: v.fallback(v.string(), ''),
  size: v.fallback(v.optional(v.number()), undefined),
});

export type Content = v.InferOutput<typeof Content>;

/** The checked content of a response; an entry without one has none. */
export const contentOf = (content: unknown): Content => {
  const result = v.safeParse(Content, content);
  return result.success ? result.output : { text: undefined, encoding: undefined, mimeType: '', size: undefined };
};

/**
 * Text of a posted body: as recorded where the recorder kept it, else put together from its parameters.
 * null: nothing was sent; undefined: the recorder does not show it.
 */
export function requestBodyOf(
  method: string,
  postData: unknown,
  contentLength: string | undefined,
): string | null | undefined {
  const result = v.safeParse(PostData, postData);
  if (result.success) {
    const { params } = result.output;
    const text = textOf(result.output);
    if (text !== undefined && text !== '') return text;
    const list = params
      .map((param) => v.safeParse(Param, param))
      .flatMap((param) => (param.success ? [param.output] : []));
    if (list.length > 0) return formText(list);
  }
  if (contentLength !== undefined) return Number(contentLength) > 0 ? undefined : null;
  return /^(?:POST|PUT|PATCH)$/.test(method) && !result.success ? undefined : null;
}

// What a percent-encoded value is made of. Chrome writes values as they were sent, other recorders decode them.
const encoded = /^(?:[\w.~*'()!+-]|%[0-9a-f]{2})*$/i;

function formText(list: readonly { name: string; value: string }[]): string {
  const asSent = list.every(({ name, value }) => encoded.test(name) && encoded.test(value));
  const write = asSent ? (text: string) => text : encodeURIComponent;
  return list.map(({ name, value }) => `${write(name)}=${write(value)}`).join('&');
}

const unread = /^(?:image|font|audio|video)\/|application\/(?:font|octet-stream|wasm|zip|pdf)/i;

/** Content as text, or undefined where there is none that could hold words. */
function textOf({ text, encoding, mimeType }: Pick<Content, 'text' | 'encoding' | 'mimeType'>): string | undefined {
  if (text === undefined || encoding?.toLowerCase() !== 'base64') return text;
  if (unread.test(mimeType)) return undefined;
  // Some recorders say base64 of what they wrote as it is.
  return decoded(text, mimeType) ?? (/^\s*[{<[]/.test(text) ? text : undefined);
}

/** Text of a base64 body; undefined where it is no base64. Bytes outside the character set become U+FFFD. */
function decoded(base64: string, mimeType: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return decoderFor(mimeType).decode(bytes);
  } catch {
    return undefined; // not base64
  }
}

function decoderFor(mimeType: string): TextDecoder {
  const label = /charset\s*=\s*"?([\w-]+)/i.exec(mimeType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder(); // a character set nobody knows
  }
}

export interface AnswerFacts {
  status: number | null;
  networkError: string | null;
  contentLength: string | undefined;
  /** The answer filled a page or frame, whose next navigation takes its body away. */
  navigates: boolean;
}

/** The body of an answer, or why there is none. */
export function responseBodyOf(content: Content, answer: AnswerFacts): RawExchange['responseBody'] {
  const text = textOf(content);
  if (text !== undefined && (text !== '' || content.size === undefined || content.size <= 0)) return { text };
  if (answer.status === null) {
    return { missing: /ABORTED/i.test(answer.networkError ?? '') ? 'cancelled' : 'not-captured' };
  }
  if (answer.status === 204 || (answer.status >= 300 && answer.status < 400)) return { text: '' };
  // Zero is what recorders write for an empty body; a length in the headers says that there was one.
  if (content.size === 0 && !(Number(answer.contentLength) > 0)) return { text: '' };
  if (/ABORTED/i.test(answer.networkError ?? '')) return { missing: 'cancelled' };
  return { missing: answer.navigates ? 'navigated-away' : 'not-exported' };
}
