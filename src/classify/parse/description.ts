/** Takes an `error_description` apart: codes, the sentence, and the trace lines in whatever way they are separated. */

export interface Description {
  /** `AADSTS…` and `AADB2C…` in the order of the text. */
  codes: string[];
  /** The sentence without the first code prefix and the trace lines. */
  text: string;
  traceId: string | null;
  correlationId: string | null;
  timestamp: string | null;
}

const code = /\bAAD(STS|B2C)\s?(\d{4,8})\b/gi;
const guid = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const traceId = new RegExp(`(?:Trace|Request) ID:\\s*${guid}`, 'i');
const correlationId = new RegExp(`Correlation ID:\\s*${guid}`, 'i');
const timestamp = /Timestamp:\s*(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)/i;
// CRLF (old), one space (2024 and later) or nothing at all may stand before each of them.
const lines = new RegExp(
  `\\s{0,8}(?:(?:Trace|Request|Correlation) ID:\\s*(?:${guid})?|Timestamp:\\s*\\d{4}-\\d{2}-\\d{2}[ T][\\d:.]+Z?)`,
  'gi',
);

/** Never throws; a text without any of the parts gives itself as the sentence. */
export function readDescription(description: string): Description {
  const codes = [...description.matchAll(code)].map((match) => `AAD${(match[1] ?? '').toUpperCase()}${match[2]}`);
  return {
    codes: [...new Set(codes)],
    text: description
      .replace(lines, '')
      .replace(/^\s*AAD(?:STS|B2C)\s?\d{4,8}:?\s*/i, '')
      .trim(),
    traceId: traceId.exec(description)?.[1] ?? null,
    correlationId: correlationId.exec(description)?.[1] ?? null,
    timestamp: timestamp.exec(description)?.[1]?.replace('T', ' ') ?? null,
  };
}
