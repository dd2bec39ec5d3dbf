/** Redacts SAML messages: what was asked for and answered is kept, IDs become prints; the person is never read. */
import { type SamlMessage, samlMessageOf } from '../../protocol/saml.ts';
import type { SamlFacts } from '../exchange.ts';
import { fingerprint } from './fingerprint.ts';
import { address } from './parameters.ts';
import { clean, type Redactor } from './redactor.ts';

/** The facts of a decoded message. */
export function samlFacts(redactor: Redactor, message: SamlMessage): SamlFacts {
  const text = (value: string | null) => (value === null ? null : clean(redactor, value, 500));
  const place = (value: string | null) => text(value === null ? null : address(value));
  const print = (value: string | null) => (value === null ? null : fingerprint(redactor.key, value));
  return {
    ...message,
    id: print(message.id),
    inResponseTo: print(message.inResponseTo),
    issuer: text(message.issuer),
    destination: place(message.destination),
    acsUrl: place(message.acsUrl),
    issueInstant: text(message.issueInstant),
    nameIdFormat: text(message.nameIdFormat),
    authnContexts: message.authnContexts.map((context) => clean(redactor, context, 200)),
    comparison: text(message.comparison),
    statusCodes: message.statusCodes.map((code) => clean(redactor, code, 200)),
    statusMessage: message.statusMessage === null ? null : clean(redactor, message.statusMessage),
    audience: text(message.audience),
  };
}

/** The facts of an encoded message, where it is one. */
export function samlFactsOf(redactor: Redactor, value: string | undefined): SamlFacts | undefined {
  const message = value === undefined ? undefined : samlMessageOf(value);
  return message && samlFacts(redactor, message);
}
