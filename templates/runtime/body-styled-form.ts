import { formField, formOf } from './body-form.js';
import type { BodyEncoder, QueryStyle } from './operation.js';

/** A form in which the named fields are written in styles of their own. */
export function styledForm(styles: Readonly<Record<string, QueryStyle>>): BodyEncoder {
  return formOf((name, value) => {
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    return (style ?? formField)(name, value);
  });
}
