import { diagnose } from '../../diagnostics/catalogue.js';
import { own } from '../../ir/documents.js';
import type { FieldStyle, Parameter, ParameterStyle } from '../../ir/model.js';
import type { ObjectNode } from '../reader.js';
import type { SchemaContext } from './context.js';

const STYLES: Readonly<Record<Parameter['in'], readonly ParameterStyle[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
};
/** Exploded where nothing is said; `deepObject` knows no other way. */
const EXPLODED: ReadonlySet<ParameterStyle> = new Set(['form', 'cookie', 'deepObject']);

/** How a parameter, or a field of a form, says that it is written. */
export const styleOf = (
  { reader }: Pick<SchemaContext, 'reader'>,
  node: ObjectNode,
  place: Parameter['in'],
): FieldStyle => {
  const allowed = STYLES[place];
  const written = reader.text(node, 'style');
  const style = written === undefined ? allowed[0] : allowed.find((each) => each === written);
  if (style === undefined) {
    reader.report(diagnose('unknown-style', { style: written ?? '', allowed }, reader.place(node)));
  }
  const explode = own(node.value, 'explode');
  const chosen = style ?? allowed[0] ?? 'form';
  // Only text has slashes of its own: of arrays and objects every member is encoded as before.
  if (place === 'path' && chosen === 'simple' && reader.flag(node, 'allowReserved')) {
    return { style: 'path', explode: false };
  }
  return {
    style: chosen,
    explode: typeof explode === 'boolean' ? explode : EXPLODED.has(chosen),
    ...(place === 'query' && reader.flag(node, 'allowReserved') ? { reserved: true } : {}),
  };
};
