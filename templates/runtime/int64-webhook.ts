/** Webhooks whose bodies have integers of 64 bits. */
import { parseInt64 } from './int64.js';
import { type Int64Places, spotsOf } from './int64-places.js';
import { declared } from './response.js';
import { webhookFrom } from './webhook.js';

/** What the specification promises of a body, taken for its type. */
type Promised<T> = T;

/** What a program knows of a body. */
interface About {
  readonly name?: PropertyKey;
  readonly version?: string;
}

/**
 * Reads the bodies of webhooks. `usual`: where such integers stand in the body of each by name; `versions`: the same for
 * versions that differ. Of a body of which no name is known, they stand where they stand in any.
 */
export function int64Webhook(
  usual: Int64Places,
  versions: Readonly<Record<string, Int64Places>> = {},
): <T>(body: string | Uint8Array, about?: About) => Promised<T> {
  return <T>(body: string | Uint8Array, { name, version }: About = {}): Promised<T> => {
    const known = version !== undefined && Object.hasOwn(versions, version) ? versions[version] : undefined;
    const events = spotsOf(known ?? usual).flatMap((spot) =>
      typeof spot === 'object' ? [spot.of ?? {}] : [],
    );
    const all = events.flatMap((each) =>
      Object.entries(each).flatMap(([key, places]) => (name === undefined || name === key ? [places] : [])),
    );
    return webhookFrom<T>(body, { parse: (text) => declared<T>(JSON, parseInt64(text, { also: all })) });
  };
}
