/** Walks an HTML text tag by tag in one pass: hidden forms, visible words. Knows no DOM and runs no script. */

export interface Tag {
  /** Lower case. */
  name: string;
  closing: boolean;
  /** All between the name and the closing bracket. */
  attributes: string;
}

/** Content of these elements is no markup and nobody reads it. */
const unread = new Set(['script', 'style', 'noscript', 'template', 'svg', 'title']);
const breaking = /^(?:p|div|br|li|dt|dd|tr|td|th|h[1-6]|pre|section|article|ul|ol|dl|table|form|body)$/;

/** Calls back with each tag and each run of text outside comments, scripts and styles. Linear in the text's length. */
export function walkHtml(html: string, onTag: (tag: Tag) => void, onText: (text: string) => void = () => {}): void {
  const opening = /<(?:!--|\/?[a-z])/gi;
  for (let at = 0; at < html.length; ) {
    opening.lastIndex = at;
    const open = opening.exec(html)?.index ?? -1;
    if (open < 0) {
      onText(html.slice(at));
      return;
    }
    if (open > at) onText(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    const name = /^<(\/?)([a-z][a-z0-9:-]{0,40})/i.exec(html.slice(open, open + 44));
    if (!name) return; // the search above found a name here
    const end = endOfTag(html, open + name[0].length);
    if (end < 0) return;
    const tag = {
      name: (name[2] ?? '').toLowerCase(),
      closing: name[1] === '/',
      attributes: html.slice(open + name[0].length, end),
    };
    onTag(tag);
    at = end + 1;
    if (!tag.closing && unread.has(tag.name) && !tag.attributes.endsWith('/')) {
      const closing = new RegExp(`</${tag.name}`, 'gi');
      closing.lastIndex = at;
      const close = closing.exec(html)?.index;
      if (close === undefined) return;
      at = close;
    }
  }
}

/** Position of the bracket that ends a tag; brackets inside quoted values do not. */
function endOfTag(html: string, start: number): number {
  let quote = '';
  for (let at = start; at < html.length; at++) {
    const char = html[at];
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && html[at - 1] === '=') quote = char;
    else if (char === '>') return at;
  }
  return -1;
}

/** The decoded value of an attribute, or undefined where the tag has none of this name. */
export function attribute({ attributes }: Tag, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|[\\s"'/])${name}\\s{0,4}=\\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
  const match = pattern.exec(attributes);
  return match ? withoutEntities(match[1] ?? match[2] ?? match[3] ?? '') : undefined;
}

/** The words a reader of the page sees, one line per block. */
export function visibleText(html: string): string {
  let text = '';
  walkHtml(
    html,
    ({ name }) => {
      if (breaking.test(name) && text !== '' && !text.endsWith('\n')) text += '\n';
    },
    (words) => {
      text += withoutEntities(words).replace(/[^\S\n]+/g, ' ');
    },
  );
  return text.trim();
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text with its character references decoded, once. */
export function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, named) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (point !== undefined) return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    return entities[String(named).toLowerCase()] ?? whole;
  });
}
