/** Pages that are asked for in the body of a request. */
import { isObject, property } from './errors.js';
import type { Plan } from './operation.js';
import { PaginationError } from './page.js';
import type { BodyPlace } from './page-place.js';

/** A field of a JSON body. An idempotency key stays with the first page: a server would answer with that one again. */
export function bodyField(...path: readonly string[]): BodyPlace {
  return {
    read: (plan) => (isJson(plan) ? path.reduce(property, bodyOf(plan)) : undefined),
    write: (plan, value) => {
      if (!isJson(plan)) throw new PaginationError(plan, 'has more pages only for what is sent as JSON');
      const { type = 'application/json' } = plan.body ?? {};
      const headers = { ...plan.headers, 'content-type': type };
      Reflect.deleteProperty(headers, 'idempotency-key');
      const body = JSON.stringify(placed(bodyOf(plan), path, value));
      return { ...plan, headers, body: { body, type } };
    },
  };
}

function bodyOf({ body }: Plan): unknown {
  return typeof body?.body === 'string' ? JSON.parse(body.body) : {};
}

/** A caller may have chosen another body by `contentType`. */
function isJson({ body }: Plan): boolean {
  return body === undefined || /[/+]json(?:;|$)/.test(body.type ?? '');
}

/** A copy with the value at the path. Spreading keeps a key called `__proto__` what it is. */
function placed(within: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  return { ...(isObject(within) ? within : {}), [name]: placed(property(within, name), rest, value) };
}
