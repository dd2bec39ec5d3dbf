/** Decodes what people paste: entities, escapes, percent- and base64-encoding, typographic quotes. Judges nothing. */

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };
const most = 2_000_000;

/**
 * The text in plain form. Decodes only what would otherwise hide the words of an error; text that is plain already comes
 * back as it was. Never throws; longer text than 2 MB is cut.
 */
export function plainText(pasted: string): string {
  let text = pasted.slice(0, most).replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '');
  text = fromBase64(text) ?? text;
  for (let round = 0; round < 3; round++) {
    const before = text;
    if (/&(?:#\d{1,6}|#x[0-9a-f]{1,5}|amp|lt|gt|quot|apos|nbsp);/i.test(text)) text = withoutEntities(text);
    if (/\\+(?:["'/nrt]|u[0-9a-f]{4})/i.test(text)) text = withoutEscapes(text);
    if (/%(?:3a|20|0d%0a|2c|27|22|3d|25)/i.test(text)) text = withoutPercents(text);
    if (text === before) break;
  }
  return (
    text
      .replace(/[\u2018\u2019\u201a\u2032`´]/g, "'")
      .replace(/[\u201c\u201d\u201e\u2033]/g, '"')
      .replace(/[\u00a0\u2007\u202f\u3000]/g, ' ')
      .replace(/[\u2028\u2029↵]/g, '\n')
      .replace(/：/g, ': ')
      // Full-width digits and letters of East Asian input.
      .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  );
}

function withoutEntities(text: string): string {
  return text.replace(/&(#\d{1,6}|#x[0-9a-f]{1,5}|amp|lt|gt|quot|apos|nbsp);/gi, (whole, name: string) => {
    const known = named[name.toLowerCase()];
    if (known !== undefined) return known;
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function withoutEscapes(text: string): string {
  return text.replace(
    /\\+(?:(["'/])|(r?n|r)(?![a-z])|(t)(?![a-z])|u([0-9a-f]{4}))/gi,
    (whole, quote, line, tab, unicode) => {
      if (quote) return quote;
      // A path such as C:\new stays: only what a serialiser writes before a capital, a space or another escape is a line.
      if (line) return '\n';
      if (tab) return '\t';
      return unicode ? String.fromCharCode(Number.parseInt(unicode, 16)) : whole;
    },
  );
}

/** Percent-encoding, and `+` for spaces where the text around it is a query. */
function withoutPercents(text: string): string {
  const spaced = text.replace(/[^\s"'<>]{20,}/g, (run) =>
    /(?:error|description|state|code)[^\s=]*=[^\s]*\+/i.test(run) || /AAD(?:STS|B2C)\d+(?:%3a|:)\+/i.test(run)
      ? run.replaceAll('+', ' ')
      : run,
  );
  return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** The decoded text where all of it is base64 of readable text: SAML responses and claims are sent so. */
function fromBase64(text: string): string | undefined {
  const packed = text
    .trim()
    .replace(/^SAMLResponse=/, '')
    .replace(/%2b/gi, '+')
    .replace(/%2f/gi, '/')
    .replace(/%3d/gi, '=')
    .replace(/\s+/g, '');
  if (packed.length < 40 || packed.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^[\s]*[<{[]/.test(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}
