/** Where in the parameters of a call its body is. */
import { property } from './errors.js';
import type { BodySource } from './operation.js';

/** The keys that are no other parameter; nothing when none is given. */
export const fields: BodySource = (operation, params) => {
  const body = requiredFields(operation, params);
  return Object.keys(body).length === 0 ? undefined : body;
};

/** The keys that are no other parameter; an empty object when none is given. */
export const requiredFields = ({ query, headers, cookies }: Styles, params: object): object => {
  const elsewhere = { ...query, ...headers, ...cookies };
  // `fromEntries` also keeps a key called `__proto__`.
  return Object.fromEntries(
    Object.entries(params).filter(([key, value]) => value !== undefined && !Object.hasOwn(elsewhere, key)),
  );
};

/** `params.body`. */
export const bodyParam: BodySource = (_operation, params) => property(params, 'body');

type Styles = Parameters<BodySource>[0];
