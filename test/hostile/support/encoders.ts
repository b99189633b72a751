/** Every encoder, in one module: what the checks of encoders are given, from the source or from a bundle with a fault. */
export { comment } from '../../../generator/typescript/comments.js';
export {
  access,
  ident,
  key,
  literal,
  mediaTypes,
  member,
  num,
  specifier,
  str,
  template,
} from '../../../generator/typescript/literal.js';
export { md, mdCode, mdProse } from '../../../generator/typescript/markdown.js';
export { generateFromText } from '../../../generator/generate.js';
