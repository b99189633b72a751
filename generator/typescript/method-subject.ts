import { Code, code } from '../code.js';
import type { Operation, OperationId, Timeline, VersionId } from '../ir/model.js';
import type { OperationNames } from '../naming/names.js';
import type { Declaration } from './declarations.js';
import type { Gives } from './gives.js';
import { ident } from './literal.js';
import type { ParamsPlan } from './parameters.js';
import type { FileScope } from './scope.js';
import type { Span } from './spans.js';
import { versionSet } from './version-sets.js';

/** What `params` is where a caller names a media type, and in which versions it may be named. */
export interface OtherBody {
  readonly mediaTypes: readonly string[];
  readonly versions: readonly VersionId[];
  readonly plans: ReadonlyMap<VersionId, ParamsPlan>;
  readonly params: Declaration | undefined;
}

/** One operation through all versions, on its way into views. */
export interface Subject {
  readonly timeline: Timeline<OperationId, Operation>;
  readonly names: OperationNames;
  readonly className: Code;
  readonly scope: FileScope;
  readonly versions: readonly VersionId[];
  /** The operation is missing in some version. */
  readonly isPartial: boolean;
  readonly spans: readonly Span[];
  readonly plans: ReadonlyMap<VersionId, ParamsPlan>;
  readonly params: Declaration | undefined;
  /** Bodies beside the usual one, the preferred one of the newest version first. */
  readonly others: readonly OtherBody[];
  readonly errors: Declaration | undefined;
}

/** How a method hands its call on, and what comes back. */
export interface How {
  readonly returned: Code;
  readonly gives: Gives;
  /** The result comes in several representations. */
  readonly hasChoice: boolean;
  /** The result differs between versions. */
  readonly isVarying: boolean;
  /** The request or the result differs between versions. */
  readonly isByVersion: boolean;
  /** The result is written in terms of the version of the class. */
  readonly isGeneric: boolean;
}

/** In which versions a signature can be called, and how it says so. */
export interface Reach {
  /** `<W extends 'v2' | 'v3'>`, or empty. */
  readonly generics: Code;
  /** `this: Agents<W>`, where some version lacks it. */
  readonly self: readonly Code[];
  /** The type parameter that stands for the version. */
  readonly version: Code;
}

/** @param all every version of the API */
export const reachOf = (
  { className, params, scope }: Pick<Subject, 'className' | 'params' | 'scope'>,
  { isVarying }: Pick<How, 'isVarying'>,
  versions: readonly VersionId[],
  all: readonly VersionId[],
): Reach => {
  if (versions.length === all.length) return { generics: Code.EMPTY, self: [], version: code`V` };
  const known = versionSet(versions, all, scope);
  const isGeneric = isVarying || params?.varies === true;
  return {
    generics: isGeneric ? code`<W extends ${known}>` : Code.EMPTY,
    self: [code`this: ${className}<${isGeneric ? code`W` : known}>`],
    version: isGeneric ? code`W` : code`V`,
  };
};

export const errorsType = ({ errors }: Subject, version: Code): Code | undefined => {
  if (errors === undefined) return undefined;
  return errors.varies ? code`${ident(errors.name)}<${version}>` : ident(errors.name);
};

/** A result in terms of the class's version has to be named: it cannot be inferred from a function that leaves it open. */
export const callOf = ({ isByVersion, isGeneric, returned }: How): Code => {
  if (isByVersion) return code`sendByVersion`;
  return isGeneric ? code`send<${returned}>` : code`send`;
};

export const paramsType = ({ varies, name }: Declaration, version: Code): Code =>
  varies ? code`${ident(name)}<${version}>` : ident(name);

export const returnsOf = ({ isVarying, returned }: How, version: Code): Code =>
  isVarying ? code`${returned}[${version}]` : returned;

/** Every representation of a result: of one version, or by version. */
export const anyOf = (results: Code, isVarying: boolean, scope: FileScope): Code =>
  isVarying ? code`${scope.runtimeType('Representations')}<${results}>` : code`${results}[keyof ${results}]`;
