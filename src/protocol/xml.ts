/** Walks XML element by element. Expands no entities of its own, takes no document type, stops at what is not well-formed. */
import { SaxesParser } from 'saxes';

export interface Element {
  /** Local name, without its prefix. */
  name: string;
  namespace: string;
  attributes: ReadonlyMap<string, string>;
  /** Local names from the root to the parent. */
  path: readonly string[];
}

const mostElements = 5000;
const deepest = 60;

class Stop extends Error {}

/** Calls back with each element when it opens, and with its own text when it closes. What follows an error is not read. */
export function walkXml(
  xml: string,
  onOpen: (element: Element) => void,
  onText: (element: Element, text: string) => void,
) {
  const parser = new SaxesParser({ xmlns: true });
  const open: { element: Element; text: string }[] = [];
  let count = 0;
  parser.on('error', () => {
    throw new Stop();
  });
  parser.on('doctype', () => {
    throw new Stop();
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (++count > mostElements || open.length > deepest) throw new Stop();
    const element: Element = {
      name: local,
      namespace: uri,
      attributes: new Map(Object.values(attributes).map((one) => [one.local, one.value])),
      path: open.map(({ element: { name } }) => name),
    };
    onOpen(element);
    open.push({ element, text: '' });
  });
  const text = (words: string) => {
    const last = open.at(-1);
    if (last) last.text += words;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed) onText(closed.element, closed.text.trim());
  });
  try {
    parser.write(xml).close();
  } catch {
    // not well-formed, too large, or cut: what was read before stands
  }
}
