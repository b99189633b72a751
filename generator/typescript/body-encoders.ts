import { Code, code, join } from '../code.js';
import { bodiesOf, bodyKey } from '../ir/walk.js';
import type { Body, Operation } from '../ir/model.js';
import { key, str } from './literal.js';
import { queryStyle } from './parameter-styles.js';
import type { ParamsPlan } from './parameters.js';
import type { FileScope } from './scope.js';

/** What encodes the body of an operation: where a caller may name a media type, an encoder for each. */
export const bodyText = (scope: FileScope, operation: Operation, plan: ParamsPlan): Code => {
  const [usual, ...others] = bodiesOf(operation);
  if (usual === undefined) return Code.EMPTY;
  if (others.length === 0 && !isRange(usual.mediaType)) return encoder(scope, usual);
  const encoders = [usual, ...others].map((body) => {
    const { bodyAt } = plan.others.get(bodyKey(body)) ?? plan;
    const encode = encoder(scope, body);
    const isWrapped = bodyAt === 'body' && !isApart(plan);
    return code`${key(body.mediaType)}: ${isWrapped ? code`${scope.runtimeCall('apart')}(${encode})` : encode}`;
  });
  return code`${scope.runtimeCall('onContentType')}({ ${join(encoders, code`, `)} })`;
};

/** Whether the body is `params.body`, as whichever media type it is sent. */
export const isApart = (plan: ParamsPlan): boolean =>
  [plan, ...plan.others.values()].every(({ bodyAt }) => bodyAt === 'body');

/** Whether a media type stands for several, as `image/*` does. */
export const isRange = (mediaType: string): boolean => mediaType.includes('*');

/** `styledForm({ expand: deep })` */
const styledForm = (scope: FileScope, styles: NonNullable<Body['styles']>): Code => {
  const fields = Object.entries(styles).map(
    ([name, style]) => code`${key(name)}: ${queryStyle(scope, style)}`,
  );
  return code`${scope.runtimeCall('styledForm')}({ ${join(fields, code`, `)} })`;
};

/** `typedParts({ meta: 'application/json' })` */
const typedParts = (scope: FileScope, { partTypes = {}, mediaType }: Body): Code => {
  const parts = Object.entries(partTypes).map(([name, type]) => code`${key(name)}: ${str(type)}`);
  const types = parts.length === 0 ? code`{}` : code`{ ${join(parts, code`, `)} }`;
  const more = mediaType === MIXED ? code`, ${str(mediaType)}` : Code.EMPTY;
  return code`${scope.runtimeCall('typedParts')}(${types}${more})`;
};

/** What `FormData` does not write. */
const MIXED = 'multipart/mixed';

const encoder = (scope: FileScope, body: Body): Code => {
  const typed = (encode: Code, usual: string): Code =>
    body.mediaType === usual || isRange(body.mediaType)
      ? encode
      : code`${scope.runtimeCall('mediaType')}(${str(body.mediaType)}, ${encode})`;
  switch (body.codec) {
    case 'json':
      return typed(scope.runtimeValue('jsonBody'), 'application/json');
    case 'jsonl':
      return typed(scope.runtimeValue('jsonLinesBody'), 'application/jsonl');
    case 'jsonSequence':
      return typed(scope.runtimeValue('jsonSequenceBody'), 'application/json-seq');
    case 'form':
      return body.styles === undefined ? scope.runtimeValue('formBody') : styledForm(scope, body.styles);
    case 'multipart':
      return body.partTypes === undefined && body.mediaType !== MIXED
        ? scope.runtimeValue('multipartBody')
        : typedParts(scope, body);
    case 'text':
      return typed(scope.runtimeValue('textBody'), 'text/plain');
    case 'bytes':
      return typed(scope.runtimeValue('binaryBody'), 'application/octet-stream');
  }
};
