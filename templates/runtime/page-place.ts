/** Where a request says which page it wants. */
import type { Plan } from './operation.js';
import { queryValue, withQuery } from './request.js';

/** A place other than the query. */
export interface BodyPlace {
  readonly read: (plan: Plan) => unknown;
  readonly write: (plan: Plan, value: string | number) => Plan;
}

/** A query parameter, by its name on the wire, or another place. */
export type PagePlace = string | BodyPlace;

/** The value that went out; undefined when there was none. */
export function sentAt(place: PagePlace, plan: Plan): unknown {
  return typeof place === 'string' ? queryValue(plan, place) : place.read(plan);
}

/** The request for the page of this value. */
export function movedTo(place: PagePlace, value: string | number): (plan: Plan) => Plan {
  return (plan) =>
    typeof place === 'string' ? withQuery(plan, { [place]: String(value) }) : place.write(plan, value);
}
