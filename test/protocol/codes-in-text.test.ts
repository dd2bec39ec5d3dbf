/** Codes in words: damage, exported logs, and the lines of an error page in any language. */
import { describe, expect, it } from 'vitest';
import { codesInText, pageLines } from '../../src/protocol/codes-in-text.ts';
import { wordsOfJson } from '../../src/protocol/json-words.ts';

const codes = (text: string) => codesInText(text).map(({ code }) => code);
const [first, second] = ['0000aaaa-11bb-cccc-dd22-eeeeee000001', '0000aaaa-11bb-cccc-dd22-eeeeee000002'];

describe('damaged codes', () => {
  it.each([
    ['AADSTSS0011: x', 'AADSTS50011'],
    ['AAOSTS5O0lI: x', 'AADSTS50011'],
    ['AADST50011: x', 'AADSTS50011'],
    ['AADST70008', 'AADSTS70008'],
    ['AADTS50011', 'AADSTS50011'],
    ['AADSTS7OOO8', 'AADSTS70008'],
    ['AADSTS50011Invalid address', 'AADSTS50011'],
  ])('%s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it('words are no codes', () => {
    expect(codes('AADSTS Solis, AADSTSBOSS')).toEqual([]);
  });
});

describe('the lines of an error page', () => {
  it.each([
    ['Anforderungs-ID', 'Korrelations-ID', 'Zeitstempel', 'Fehlercode'],
    ['Id. de solicitud', 'Id. de correlación', 'Marca de tiempo', 'Código'],
    ['要求 ID', '関連付け ID', 'タイムスタンプ', 'エラー コード'],
    ['Идентификатор запроса', 'Идентификатор корреляции', 'Метка времени', 'Код ошибки'],
  ])('%s', (request, correlation, time, code) => {
    const text = `${request}: ${first}\n${correlation}: ${second}\n${time}: 2026-03-01T10:00:01Z\n${code}: 53003`;
    expect(pageLines.exec(text)?.slice(1)).toEqual([first, second, '2026-03-01T10:00:01Z']);
    expect(codes(text)).toEqual(['AADSTS53003']);
  });

  it('two IDs of something else are none', () => {
    expect(pageLines.test(`App: ${first}\nTenant: ${second}\nCount: 53003`)).toBe(false);
  });
});

describe('exported sign-in logs', () => {
  it.each([
    [{ status: { errorCode: 50105, failureReason: 'x' } }, ['AADSTS50105']],
    [[{ ResultType: '50126', ResultDescription: 'x' }, { ResultType: '0' }], ['AADSTS50126']],
    [{ status: { errorCode: 0, failureReason: 'Other.' } }, []],
    [{ errorCode: 50105, product: 'printer' }, []],
  ])('%j', (record, expected) => {
    expect(codes(wordsOfJson(JSON.stringify(record)) ?? '')).toEqual(expected);
  });

  it('only JSON is written as words', () => {
    expect(wordsOfJson('[error] AADSTS50011')).toBeUndefined();
    expect(wordsOfJson('{"a":[{"b":1},2]}')?.trim()).toBe('b: 1\na: 2');
  });
});
