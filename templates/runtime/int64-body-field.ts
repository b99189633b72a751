/** Pages that are asked for in a body with integers of 64 bits. */
import { bodyField } from './body-field.js';
import { marked, markedInteger, unmarked } from './int64.js';
import { below, type Int64Places, spotsOf } from './int64-places.js';
import type { Plan } from './operation.js';
import type { BodyPlace } from './page-place.js';

/** A field of a JSON body, of which everything else is sent again as it was written. */
export function int64BodyField(places: Int64Places, ...path: readonly string[]): BodyPlace {
  const field = bodyField(...path);
  const spots = path.reduce(below, spotsOf(places));
  return {
    read: field.read,
    write: (plan, value) =>
      withBody(field.write(withBody(plan, marked), markedInteger(value, spots)), unmarked),
  };
}

function withBody(plan: Plan, change: (text: string) => string): Plan {
  const { body } = plan;
  return typeof body?.body === 'string' ? { ...plan, body: { ...body, body: change(body.body) } } : plan;
}
