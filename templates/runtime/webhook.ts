/** Reading what an API sends by itself. */

/** The body of a webhook is no JSON. */
export class WebhookParseError extends Error {
  override readonly name: string = 'WebhookParseError';
}

/** What the specification promises of a body, taken for its type. */
type Promised<T> = T;

/** `JSON.parse` as what it is used for. */
interface Parser<T> {
  parse: (text: string) => Promised<T>;
}

/** The value in the body of a webhook. Throws {@link WebhookParseError}, without the body: it may be secret. */
export function readWebhook<T>(body: string | Uint8Array): Promised<T> {
  return webhookFrom<T>(body, JSON);
}

/** The same by another parser. */
export function webhookFrom<T>(body: string | Uint8Array, parser: Parser<T>): Promised<T> {
  try {
    return parser.parse(
      typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body),
    );
  } catch {
    throw new WebhookParseError('The body of the webhook is not JSON.');
  }
}
