/** Reads the pages that post themselves: the form that carries an answer from the service to the app. */
import { attribute, walkHtml } from './html.ts';
import type { RawParameter } from './parameters.ts';

export interface FormDocument {
  action: string;
  parameters: RawParameter[];
}

/** What a form must carry to be an answer: an error, a code or tokens, a SAML or WS-Federation message. */
const carries = new Set(['error', 'code', 'id_token', 'access_token', 'samlresponse', 'samlrequest', 'wresult']);
const most = 100;

/** The self-posting form of a page, or undefined where its forms are for people to fill in. */
export function formDocumentOf(html: string): FormDocument | undefined {
  const forms: FormDocument[] = [];
  let current: FormDocument | undefined;
  walkHtml(html, (tag) => {
    if (tag.name === 'form') {
      current = undefined;
      if (tag.closing || !/^post$/i.test(attribute(tag, 'method') ?? '')) return;
      current = { action: attribute(tag, 'action') ?? '', parameters: [] };
      forms.push(current);
      return;
    }
    if (tag.name !== 'input' || !current || current.parameters.length >= most) return;
    const name = attribute(tag, 'name');
    if (name && /^hidden$/i.test(attribute(tag, 'type') ?? ''))
      current.parameters.push([name, attribute(tag, 'value') ?? '']);
  });
  return forms.find(({ parameters }) => parameters.some(([name]) => carries.has(name.toLowerCase())));
}
