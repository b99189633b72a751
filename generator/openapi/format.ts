import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isMembers, own, textOf, type Members } from '../ir/documents.js';

/** Whether a document is one of Swagger 2.0, which is upgraded before it is read. */
export const isSwagger2 = (root: Members): boolean =>
  own(root, 'openapi') === undefined && /^2(\.0)?$/.test(textOf(own(root, 'swagger')));

/** Why a document is none of OpenAPI 3; undefined where it is one. */
export const formatProblem = (root: Members, file: string): Diagnostic | undefined => {
  const openapi = own(root, 'openapi');
  const swagger = own(root, 'swagger');
  if (openapi === undefined && swagger !== undefined) {
    const version = `Swagger ${textOf(swagger)}`;
    return diagnose('unsupported-openapi', { version }, { file, pointer: '/swagger' });
  }
  if (openapi === undefined) {
    const foreign = foreignFormat(root);
    const found = foreign ?? 'an object without `openapi`';
    return diagnose('not-openapi', { found, isForeign: foreign !== undefined }, { file, pointer: '' });
  }
  if (/^3\.[012](\.|$)/.test(textOf(openapi))) return undefined;
  return diagnose('unsupported-openapi', { version: textOf(openapi) }, { file, pointer: '/openapi' });
};

/** The name of another format that a document is in, where it says so. */
const foreignFormat = (root: Members): string | undefined => {
  const info = own(root, 'info');
  if (isMembers(info) && own(info, '_postman_id') !== undefined) return 'a Postman collection';
  if (own(root, 'asyncapi') !== undefined) return 'an AsyncAPI document';
  const swagger = own(root, 'swaggerVersion');
  return swagger === undefined ? undefined : `Swagger ${textOf(swagger)}, which is older than OpenAPI`;
};
