import { describe, expect, it } from 'vitest';
import { readHttpRequest } from './read-http-request.ts';

const secret = (name: string) => (name === 'ERP' ? 's3cret' : undefined);
const ask = (variables: Record<string, never> | object, headers: Record<string, string> = {}) =>
  readHttpRequest({ idempotencyKey: 'run/step/1', headers, variables: { ...variables } }, secret);

describe('the request of an http step', () => {
  it('carries the idempotency key and JSON', () => {
    const request = ask({ url: 'https://erp.test/parts', method: 'POST', body: { code: 'CMP-9' } });
    expect(request).toMatchObject({ method: 'POST', body: '{"code":"CMP-9"}', timeoutMs: 30_000 });
    expect(request.headers).toEqual({
      'content-type': 'application/json',
      'idempotency-key': 'run/step/1',
    });
  });

  it('fills a secret into a header that the drawing gives', () => {
    const { headers } = ask(
      { url: 'https://erp.test', headers: { authorization: 'mine' } },
      { 'header.Authorization': 'Bearer {{secrets.ERP}}' },
    );
    expect(headers['authorization']).toBe('Bearer s3cret');
  });

  it('fills none into what a variable may have brought', () => {
    const typed = '{{secrets.ERP}}';
    const request = ask({ url: `https://x.test/${typed}`, body: { typed }, headers: { a: typed } });
    expect(JSON.stringify(request)).not.toContain('s3cret');
  });

  it('refuses a secret that is not there, and inputs of another shape', () => {
    const unknown = { 'header.a': '{{secrets.NONE}}' };
    expect(() => ask({ url: 'https://erp.test' }, unknown)).toThrow('no secret NONE');
    expect(() => ask({ method: 'GET' })).toThrow('url');
  });
});
