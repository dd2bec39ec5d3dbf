/** A TLS key and certificate made at run time, so that no key is ever committed and no tool has to be installed. */
import { generate } from 'selfsigned';

export type Certificate = { key: string; cert: string };

const made = new Map<string, Promise<Certificate>>();

/** A self-signed certificate for these host names and for 127.0.0.1; made once per process and list of names. */
export function certificateFor(hosts: string[]): Promise<Certificate> {
  const wanted = hosts.join(' ');
  const known = made.get(wanted);
  if (known) return known;
  const certificate = makeCertificate(hosts);
  made.set(wanted, certificate);
  return certificate;
}

async function makeCertificate(hosts: string[]): Promise<Certificate> {
  const names = hosts.map((value) => ({ type: 2 as const, value }));
  const pem = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    // An elliptic key takes a millisecond, an RSA key up to a second.
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: [...names, { type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { key: pem.private, cert: pem.cert };
}
