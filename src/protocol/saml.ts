/** Decodes SAML 2.0 messages: what a request asked for and what a response answered. Never the person it speaks of. */
import { bytesOfBase64, inflated, textOfBytes } from './inflate.ts';
import { walkXml } from './xml.ts';

export interface SamlMessage {
  kind: 'AuthnRequest' | 'Response' | 'LogoutRequest' | 'LogoutResponse';
  id: string | null;
  inResponseTo: string | null;
  issuer: string | null;
  destination: string | null;
  /** Where the response is to go. */
  acsUrl: string | null;
  issueInstant: string | null;
  forceAuthn: boolean | null;
  isPassive: boolean | null;
  nameIdFormat: string | null;
  /** `RequestedAuthnContext`: the classes asked for, and how they are to be compared. */
  authnContexts: string[];
  comparison: string | null;
  signed: boolean;
  /** `StatusCode` values from the outer to the inner. */
  statusCodes: string[];
  statusMessage: string | null;
  hasAssertion: boolean;
  audience: string | null;
}

const kinds = new Set(['AuthnRequest', 'Response', 'LogoutRequest', 'LogoutResponse']);
const protocolNamespace = 'urn:oasis:names:tc:SAML:2.0:protocol';

/** The message in a `SAMLRequest` or `SAMLResponse` value: base64, deflated or not, also with its escapes left in. */
export function samlMessageOf(value: string): SamlMessage | undefined {
  if (value.trimStart().startsWith('<')) return samlMessageOfXml(value);
  const bytes = bytesOfBase64(value);
  if (!bytes) return undefined;
  const plain = textOfBytes(bytes);
  if (plain?.trimStart().startsWith('<')) return samlMessageOfXml(plain);
  const unpacked = inflated(bytes);
  const xml = unpacked && textOfBytes(unpacked);
  return xml === undefined ? undefined : samlMessageOfXml(xml);
}

/** The message of an XML text, or undefined where its root is none of SAML's messages. */
export function samlMessageOfXml(xml: string): SamlMessage | undefined {
  let message: SamlMessage | undefined;
  walkXml(
    xml.slice(xml.indexOf('<')),
    ({ name, namespace, attributes, path }) => {
      const attribute = (wanted: string) => attributes.get(wanted) ?? null;
      if (path.length === 0) {
        if (!kinds.has(name) || namespace !== protocolNamespace) return;
        message = { ...empty, kind: name as SamlMessage['kind'], statusCodes: [], authnContexts: [] };
        message.id = attribute('ID');
        message.inResponseTo = attribute('InResponseTo');
        message.destination = attribute('Destination');
        message.acsUrl = attribute('AssertionConsumerServiceURL');
        message.issueInstant = attribute('IssueInstant');
        message.forceAuthn = flag(attribute('ForceAuthn'));
        message.isPassive = flag(attribute('IsPassive'));
        return;
      }
      if (!message) return;
      const own = path.length === 1;
      if (name === 'StatusCode' && message.statusCodes.length < 5) message.statusCodes.push(attribute('Value') ?? '');
      if (own && name === 'NameIDPolicy') message.nameIdFormat = attribute('Format');
      if (own && name === 'RequestedAuthnContext') message.comparison = attribute('Comparison') ?? 'exact';
      if (own && (name === 'Assertion' || name === 'EncryptedAssertion')) message.hasAssertion = true;
      if (own && name === 'Signature') message.signed = true;
    },
    ({ name, path }, text) => {
      if (!message || text === '') return;
      if (name === 'Issuer' && path.length === 1) message.issuer = text;
      if (name === 'StatusMessage' && path.at(-1) === 'Status') message.statusMessage = text;
      if (name === 'Audience' && path.at(-1) === 'AudienceRestriction') message.audience ??= text;
      if (/^AuthnContext(?:Class|Decl)Ref$/.test(name) && path.at(-1) === 'RequestedAuthnContext')
        if (message.authnContexts.length < 10) message.authnContexts.push(text);
    },
  );
  return message;
}

const flag = (value: string | null): boolean | null => (value === null ? null : value === 'true' || value === '1');

/** Whether a response tells of success; one without a status does not. */
export const isSamlSuccess = ({ statusCodes }: Pick<SamlMessage, 'statusCodes'>): boolean =>
  statusCodes[0] === 'urn:oasis:names:tc:SAML:2.0:status:Success';

const empty: SamlMessage = {
  kind: 'Response',
  id: null,
  inResponseTo: null,
  issuer: null,
  destination: null,
  acsUrl: null,
  issueInstant: null,
  forceAuthn: null,
  isPassive: null,
  nameIdFormat: null,
  authnContexts: [],
  comparison: null,
  signed: false,
  statusCodes: [],
  statusMessage: null,
  hasAssertion: false,
  audience: null,
};
