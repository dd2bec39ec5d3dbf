/** The library as a program sees it: streams and texts in, diagnoses out, and no secret on the way. */
import { Readable } from 'node:stream';
import { expect, describe as group, it } from 'vitest';
import { classify, describe, NotHarError, parseText, readHar } from '../../src/library/index.ts';
import { errorBody, failedHar, healthyHar, secrets } from '../cli/captures.ts';

const streamOf = (text: string) => Readable.from([Buffer.from(text)]);

group('readHar', () => {
  it('reads the sign-ins of a HAR, which classify explains', async () => {
    const har = await readHar(streamOf(failedHar));
    expect(har).toMatchObject({ skipped: 0, dropped: 0, cut: false });
    const [signIn] = classify(har.exchanges);
    expect(signIn).toMatchObject({ outcome: 'failed', failures: [{ code: 'AADSTS9002326', actor: 'developer' }] });
    for (const secret of secrets) expect(JSON.stringify([har, signIn])).not.toContain(secret);
  });

  it('reads a web stream too', async () => {
    const { exchanges } = await readHar(new Blob([healthyHar]).stream());
    expect(classify(exchanges).flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('gives what was whole in a file that ends in the middle', async () => {
    const har = await readHar(streamOf(failedHar.slice(0, -3)));
    expect(har.cut).toBe(true);
    expect(classify(har.exchanges)[0]?.failures[0]?.code).toBe('AADSTS9002326');
  });

  it('refuses what is no HAR', async () => {
    await expect(readHar(streamOf('{"a":1}'))).rejects.toThrow(NotHarError);
  });

  it('passes on the errors of the stream', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from(failedHar.slice(0, 50));
        throw new Error('the disk is gone');
      })(),
    );
    await expect(readHar(broken)).rejects.toThrow('the disk is gone');
  });
});

group('parseText', () => {
  it('reads an error body and a log', () => {
    const [signIn] = classify(parseText(JSON.stringify(errorBody)));
    expect(signIn?.failures[0]).toMatchObject({ code: 'AADSTS9002326', seen: { trust: 'relayed' } });
    const line = (second: number, code: string) =>
      `2026-11-22 08:47:${second} [error] ${code}: made up. Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee0000${second} Correlation ID: aaaa0000-bb11-2222-33cc-4444444440${second} Timestamp: 2026-11-22 08:47:${second}Z`;
    const log = [line(30, 'AADSTS50011'), '2026-11-22 08:47:31 [info] retry', line(45, 'AADSTS700016')].join('\n');
    expect(classify(parseText(log)).flatMap(({ failures }) => failures.map(({ code }) => code))).toEqual([
      'AADSTS50011',
      'AADSTS700016',
    ]);
  });

  it('concludes nothing from words that name no failure', () => {
    expect(classify(parseText('Nothing works.')).flatMap(({ failures }) => failures)).toEqual([]);
  });
});

group('describe', () => {
  it('says it in English and Dutch, as text and as Markdown', () => {
    const signIns = classify(parseText(JSON.stringify({ error: 'invalid_grant' })), { language: 'nl' });
    expect(describe(signIns, { language: 'nl' })).toContain('invalid_grant');
    expect(describe(signIns, { format: 'markdown' })).toMatch(/^#+ /m);
  });
});
