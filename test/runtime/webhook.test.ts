// Reading what an API sends by itself.
import { describe, expect, it } from 'vitest';
import { readWebhook, WebhookParseError } from '../../templates/runtime/webhook.js';

describe('the body of a webhook', () => {
  it('is read as text and as bytes', () => {
    expect(readWebhook('{"type":"sent"}')).toEqual({ type: 'sent' });
    expect(readWebhook(new TextEncoder().encode('{"type":"späť"}'))).toEqual({ type: 'späť' });
  });

  it.each([
    ['no JSON', 'type=sent&token=secret'],
    ['nothing', ''],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('that is %s is an error that does not quote it', (_, body) => {
    expect(() => readWebhook(body)).toThrow(WebhookParseError);
    expect(() => readWebhook(body)).toThrow(/^The body of the webhook is not JSON\.$/);
  });

  it('cannot reach a prototype', () => {
    const body = readWebhook<object>('{"__proto__":{"admin":true}}');
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect('admin' in body).toBe(false);
  });
});
