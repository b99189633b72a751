/** A client as the generator writes it, by hand: two versions of one list, and plain operations beside it. */
import { bearer, type Credential } from '../../templates/runtime/auth.js';
import { jsonBody } from '../../templates/runtime/body.js';
import { requiredFields } from '../../templates/runtime/body-source.js';
import { cursorPage } from '../../templates/runtime/cursor-page.js';
import { ApiError } from '../../templates/runtime/errors.js';
import { json, list, nothing } from '../../templates/runtime/json.js';
import { type NoParams, type Operation } from '../../templates/runtime/operation.js';
import {
  type ClientOptions,
  type ErrorClasses,
  type RequestOptions,
} from '../../templates/runtime/options.js';
import { type PagePromise } from '../../templates/runtime/page.js';
import { type ApiPromise } from '../../templates/runtime/promise.js';
import { csv, form } from '../../templates/runtime/query.js';
import { fillPath } from '../../templates/runtime/path.js';
import { Resource } from '../../templates/runtime/resource.js';
import { unknownVersion } from '../../templates/runtime/unknown-version.js';
import { versionHeader } from '../../templates/runtime/version-carriers.js';
import { type Versioned, VersionedApi } from '../../templates/runtime/version.js';

export const OLD = '2026-04-16';
export const NEW = '2026-04-28';
export type Version = typeof OLD | typeof NEW;

export interface Agent {
  readonly name: string;
}
export interface AgentList {
  readonly data?: Agent[];
  readonly meta?: { readonly nextCursor?: string; readonly hasMore?: boolean };
}
export interface ErrorBody {
  readonly error: string;
}
export interface ListErrors {
  401: ErrorBody;
}
export interface GetErrors {
  404: ErrorBody;
  '5XX': { readonly trace: string };
  default: { readonly other: number };
}
export interface ListResults {
  '2026-04-16': ApiPromise<Agent[], ListErrors>;
  '2026-04-28': PagePromise<Agent, AgentList, ListErrors>;
}
export interface ListParamsByVersion {
  '2026-04-16': { status?: string[] };
  '2026-04-28': { status?: string[]; cursor?: string; limit?: number };
}
export interface CreateParams {
  readonly name: string;
  readonly labels?: Record<string, string>;
  readonly dryRun?: boolean;
}

const LIST: Versioned<ListResults> = {
  '2026-04-16': { method: 'GET', path: '/agents', query: { status: csv }, errors: [401], returns: list },
  '2026-04-28': {
    method: 'GET',
    path: '/agents',
    query: { status: csv, cursor: form, limit: form },
    errors: [401],
    returns: cursorPage({
      cursor: 'cursor',
      items: (body) => body.data,
      next: (body) => body.meta?.nextCursor,
      more: (body) => body.meta?.hasMore,
    }),
  },
};
const GET: Operation<ApiPromise<Agent, GetErrors>> = {
  method: 'GET',
  path: ['/agents/', 0],
  fill: fillPath,
  query: { show_secrets: form },
  errors: [404, '5XX', 'default'],
  returns: json,
};
const CREATE: Operation<ApiPromise<Agent>> = {
  method: 'POST',
  path: '/agents',
  query: { dryRun: form },
  body: jsonBody,
  bodyFrom: requiredFields,
  returns: json,
};
const REMOVE: Operation<ApiPromise<undefined>> = {
  method: 'DELETE',
  path: ['/agents/', 0],
  fill: fillPath,
  returns: nothing,
};
const PROMOTE: Versioned<Record<'2026-04-28', ApiPromise<Agent>>> = {
  '2026-04-28': { method: 'POST', path: ['/agents/', 0, '/promote'], fill: fillPath, returns: json },
};

export class Agents<V extends Version> extends Resource<VersionedApi<V>> {
  list(params?: ListParamsByVersion[V], options?: RequestOptions): ListResults[V] {
    return this.api.sendByVersion(LIST, [], params, options);
  }
  get(
    name: string,
    params?: { show_secrets?: boolean },
    options?: RequestOptions,
  ): ApiPromise<Agent, GetErrors> {
    return this.api.send(GET, [name], params, options);
  }
  create(params: CreateParams, options?: RequestOptions): ApiPromise<Agent> {
    return this.api.send(CREATE, [], params, options);
  }
  remove(name: string, params?: NoParams, options?: RequestOptions): ApiPromise<undefined> {
    return this.api.send(REMOVE, [name], params, options);
  }
  promote(this: Agents<'2026-04-28'>, name: string): ApiPromise<Agent> {
    return this.api.sendByVersion(PROMOTE, [name]);
  }
}

export class NotFoundError extends ApiError<404, ErrorBody | undefined> {
  override readonly name: string = 'NotFoundError';
}
export class ServerError extends ApiError {
  override readonly name: string = 'ServerError';
}
export const ERRORS: ErrorClasses = { 404: NotFoundError, '5XX': ServerError };

export interface SampleOptions<V extends Version> extends ClientOptions {
  version?: V;
  apiKey?: Credential;
}

export class Sample<V extends Version = typeof NEW> {
  readonly api: VersionedApi<V>;
  readonly agents: Agents<V>;
  readonly #options: SampleOptions<V>;

  constructor(options: SampleOptions<V>, version: V) {
    this.#options = options;
    this.api = new VersionedApi({
      options,
      baseURL: 'https://api.example.com/v0',
      version: {
        carrier: versionHeader('Sample-Version'),
        value: options.version ?? version,
        known: [OLD, NEW],
        unknown: unknownVersion(400, 'invalid_api_version', ['error']),
      },
      auth: { ApiKey: bearer(options.apiKey) },
      security: [['ApiKey']],
      headers: { 'X-Workspace': 'acme', 'X-Absent': undefined },
      errors: ERRORS,
      connection: options.connection,
    });
    this.agents = new Agents(this.api);
  }

  withVersion<W extends Version>(version: W): Sample<W> {
    return new Sample<W>({ ...this.#options, version, connection: this.api.connection }, version);
  }
}
