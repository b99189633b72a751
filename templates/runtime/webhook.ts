/** Reading what an API sends by itself. */

/** The body of a webhook is no JSON. */
export class WebhookParseError extends Error {
  override readonly name: string = 'WebhookParseError';
}

/** `JSON.parse` as what it is used for: the specification's promise is taken for the type. */
interface Parser<T> {
  parse: (text: string) => T;
}

/** The value in the body of a webhook. Throws {@link WebhookParseError}, without the body: it may be secret. */
export function readWebhook<T>(body: string | Uint8Array): T {
  const parser: Parser<T> = JSON;
  try {
    return parser.parse(
      typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body),
    );
  } catch {
    throw new WebhookParseError('The body of the webhook is not JSON.');
  }
}
