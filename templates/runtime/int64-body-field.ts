/** Pages that are asked for in a body with integers of 64 bits. */
import { bodyField } from './body-field.js';
import { marked, revived, stringifyInt64 } from './int64.js';
import type { Int64Places } from './int64-places.js';
import type { Plan } from './operation.js';
import type { BodyPlace } from './page-place.js';

/** A field of a JSON body. */
export function int64BodyField(places: Int64Places, ...path: readonly string[]): BodyPlace {
  const field = bodyField(...path);
  return {
    read: field.read,
    write: (plan, value) =>
      withBody(field.write(withBody(plan, marked), value), (text) => again(text, places)),
  };
}

function withBody(plan: Plan, change: (text: string) => string): Plan {
  const { body } = plan;
  return typeof body?.body === 'string' ? { ...plan, body: { ...body, body: change(body.body) } } : plan;
}

/** Marked JSON as it is sent. */
function again(text: string, places: Int64Places): string {
  const value: unknown = JSON.parse(text);
  return stringifyInt64(revived(value, places), places);
}
