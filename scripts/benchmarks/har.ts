/**
 * Measures a large HAR: memory and speed of `diagnose` and `redact` against the streaming JSON parser alone, on the same
 * file in the same run. Usage: npx tsx scripts/benchmarks/har.ts [MEGABYTES] [--sign-ins]; after npm run build.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSONParser } from '@streamparser/json';

const command = join(import.meta.dirname, '../../dist/cli/signin-doctor.js');
const mostMebibytes = 512;
const leastRatio = 0.6;

async function main(megabytes: number, onlySignIns: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'signin-doctor-benchmark-'));
  try {
    const file = join(folder, 'large.har');
    const entries = await generate(file, megabytes * 1_000_000, onlySignIns);
    const size = statSync(file).size / 1_000_000;
    console.log(`${size.toFixed(0)} MB, ${entries.toLocaleString('en-US')} entries`);
    const parser = measured('streaming parser alone', size, ['--import', 'tsx', import.meta.filename, 'parse', file]);
    const results = [
      measured('diagnose', size, [command, 'diagnose', file, '--format', 'json']),
      measured('redact', size, [command, 'redact', file, join(folder, 'out.har')]),
    ];
    for (const { name, rate, mebibytes } of results) {
      const ratio = rate / parser.rate;
      const isGood = ratio >= leastRatio && mebibytes <= mostMebibytes;
      console.log(
        `${name}: ${(ratio * 100).toFixed(0)} % of the parser's speed (budget ≥ 60 %), ${mebibytes} MiB (budget ≤ 512): ${isGood ? 'within' : 'OVER'}`,
      );
      if (!isGood) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// The system's own account of the most memory a process had.
const reporter = `data:text/javascript,${encodeURIComponent("process.on('exit', () => process.stderr.write('max-rss-kib=' + process.resourceUsage().maxRSS))")}`;

/** Runs Node on the file; its output is thrown away. */
function measured(name: string, megabytes: number, args: string[]) {
  const began = performance.now();
  const { stderr, status } = spawnSync(process.execPath, ['--import', reporter, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const seconds = (performance.now() - began) / 1000;
  const mebibytes = Math.round(Number(/max-rss-kib=(\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024);
  const rate = megabytes / seconds;
  console.log(`${name}: ${seconds.toFixed(1)} s, ${rate.toFixed(0)} MB/s, ${mebibytes} MiB, exit code ${status}`);
  return { name, rate, mebibytes };
}

/** The parser with its faster buffers, giving out the entries as the command would need them. */
async function parseAlone(file: string): Promise<void> {
  const parser = new JSONParser({
    paths: ['$.log.entries.*'],
    keepStack: false,
    stringBufferSize: 65_536,
    numberBufferSize: 64,
  });
  parser.onValue = () => {};
  for await (const piece of createReadStream(file, { highWaterMark: 262_144 })) parser.write(piece);
}

const script = 'function a(b){return "x\\n"+b.c("q")};var z={"a":1,"b":[1,2,3]};\n'.repeat(1000);
const headers = Array.from({ length: 14 }, (_, index) => ({
  name: `x-header-${index}`,
  value: `a value of ordinary length ${index}`,
}));
const authority = 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee';

/** Writes a HAR of that size: a busy app with a failed sign-in now and then, or sign-ins alone. Returns the number of entries. */
async function generate(file: string, bytes: number, onlySignIns: boolean): Promise<number> {
  const out = createWriteStream(file);
  let written = 0;
  let entries = 0;
  out.write(
    '{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[{"startedDateTime":"2026-11-22T08:00:00.000Z","id":"page_1","title":"x","pageTimings":{}}],"entries":[',
  );
  while (written < bytes) {
    const isSignIn = onlySignIns || entries % 100 === 0;
    for (const entry of isSignIn ? signIn(entries) : [other(entries)]) {
      const text = `${entries === 0 ? '' : ','}${JSON.stringify(entry)}`;
      written += text.length;
      entries++;
      if (!out.write(text)) await once(out, 'drain');
    }
  }
  out.end(']}}');
  await once(out, 'close');
  return entries;
}

interface Parts {
  method?: string;
  url: string;
  form?: Record<string, string>;
  status?: number;
  mimeType: string;
  text: string;
}

const entryAt = (number: number, { method = 'GET', url, form, status = 200, mimeType, text }: Parts) => ({
  pageref: 'page_1',
  startedDateTime: new Date(1_795_000_000_000 + number * 200).toISOString(),
  time: 40.5,
  _resourceType: mimeType === 'text/html' ? 'document' : 'fetch',
  _initiator: {
    type: 'script',
    stack: {
      callFrames: [
        { functionName: 'f', scriptId: '12', url: 'https://shop.contoso.example/a.js', lineNumber: 3, columnNumber: 4 },
      ],
    },
  },
  request: {
    method,
    url,
    httpVersion: 'http/2.0',
    headers: [...headers, { name: 'Origin', value: 'https://shop.contoso.example' }],
    queryString: [],
    cookies: [],
    ...(form
      ? { postData: { mimeType: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() } }
      : {}),
  },
  response: {
    status,
    statusText: '',
    httpVersion: 'http/2.0',
    headers,
    cookies: [],
    redirectURL: '',
    content: { size: text.length, mimeType, text },
  },
  cache: {},
  timings: { blocked: 1, dns: -1, connect: -1, send: 0.1, wait: 30, receive: 9, ssl: -1 },
});

const other = (number: number) =>
  entryAt(number, {
    url: `https://shop.contoso.example/assets/${number}.js?v=1`,
    mimeType: 'application/javascript',
    text: script.slice(0, [200, 2000, 12_000, 40_000][number % 4]),
  });

function signIn(number: number) {
  const state = `made-up-state-${number}`;
  const config = JSON.stringify({
    pgid: 'ConvergedSignIn',
    sErrorCode: '50058',
    arrValErrs: ['50058'],
    sFT: script.slice(0, 2000),
    strings: script.slice(0, 30_000),
  });
  const description = `AADSTS70000: Provided grant is invalid or malformed. Trace ID: 0000aaaa-11bb-cccc-dd22-${String(number).padStart(12, '0')} Correlation ID: aaaa0000-bb11-2222-33cc-444449326000 Timestamp: 2026-11-22 08:47:30Z`;
  return [
    entryAt(number, {
      url: `${authority}/oauth2/v2.0/authorize?${new URLSearchParams({ client_id: '00001111-aaaa-2222-bbbb-3333cccc9326', response_type: 'code', redirect_uri: 'https://shop.contoso.example/cb', scope: 'openid', state, code_challenge: `challenge-${number}` })}`,
      mimeType: 'text/html',
      text: `<!DOCTYPE html><html><script>$Config=${config};</script></html>`,
    }),
    entryAt(number + 1, {
      method: 'POST',
      url: `${authority}/oauth2/v2.0/token`,
      form: {
        client_id: '00001111-aaaa-2222-bbbb-3333cccc9326',
        grant_type: 'authorization_code',
        code: `1.made-up-code-${number}`,
        redirect_uri: 'https://shop.contoso.example/cb',
        code_verifier: `verifier-${number}`,
      },
      status: 400,
      mimeType: 'application/json',
      text: JSON.stringify({ error: 'invalid_grant', error_description: description, error_codes: [70000] }),
    }),
  ];
}

const [mode] = process.argv.slice(2);
if (mode === 'parse') await parseAlone(process.argv[3] ?? '');
else await main(Number(mode ?? 500) || 500, process.argv.includes('--sign-ins'));
