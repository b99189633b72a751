import type { OperationId, ServiceId, TypeId, VersionId } from '../ir/model.js';

/** What everything is called: settled once, across all versions. */
export interface Names {
  /** The client class, such as `Shop`. */
  readonly client: string;
  /** The options of its constructor, such as `ShopOptions`. */
  readonly clientOptions: string;
  /** What says where the API is, such as `ShopAddress`: for an API that is not in one place. */
  readonly clientAddress: string;
  /** The variable that holds a client in what is shown to people, such as `shop`. */
  readonly instance: string;
  readonly types: ReadonlyMap<TypeId, TypeNames>;
  readonly services: ReadonlyMap<ServiceId, ServiceNames>;
  readonly operations: ReadonlyMap<OperationId, OperationNames>;
  /** Option of the client by security scheme, and by the others that a scheme becomes ({@link CredentialOption}). */
  readonly credentials: ReadonlyMap<string, string>;
  /** Option of the client by wire name of a client parameter. */
  readonly clientParameters: ReadonlyMap<string, string>;
  /** Option of the client by wire name of a variable of its server. */
  readonly serverVariables: ReadonlyMap<string, string>;
  /** Stem of the file for programs that pin a version. */
  readonly versions: ReadonlyMap<VersionId, string>;
}

export interface TypeNames {
  readonly name: string;
  /** The shape that is sent, where it differs. */
  readonly input: string;
  /** The shapes by version, where they differ. */
  readonly byVersion: string;
  readonly inputByVersion: string;
  /** The constant that lists the values of an enum. */
  readonly values?: string;
}

export interface ServiceNames {
  readonly className: string;
  /** The property of the parent, or of the client, that gives the service. */
  readonly member: string;
  /** Stem of its file. */
  readonly file: string;
}

export interface OperationNames {
  readonly method: string;
  readonly params: string;
  readonly paramsByVersion: string;
  /** The same for other bodies, by what tells them apart. */
  readonly bodies: ReadonlyMap<string, Pick<OperationNames, 'params' | 'paramsByVersion'>>;
  readonly errors: string;
  readonly errorsByVersion: string;
  readonly results: string;
  /** The constant of its file that describes the request. */
  readonly constant: string;
  /** Names of the positional arguments, one for each path parameter in order. */
  readonly positions: readonly string[];
}
