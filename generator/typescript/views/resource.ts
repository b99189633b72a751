import type { Code } from '../../code.js';
import type { CommentView } from '../comments.js';
import type { ImportView } from '../scope.js';
import type { DeclarationView } from './declaration.js';

/** What a method puts on the wire. */
export interface RequestView {
  readonly method: Code;
  /** Text and positions in turn; one text where `fill` is empty. */
  readonly path: readonly Code[];
  /** What writes the parameters into the path; empty where there are none. */
  readonly fill: Code;
  readonly query: readonly { readonly key: Code; readonly style: Code }[];
  readonly headers: readonly { readonly key: Code; readonly style: Code }[];
  readonly cookies: readonly { readonly key: Code; readonly style: Code }[];
  /** What writes the parameters in headers and cookies; empty where there are none. */
  readonly putHeaders: Code;
  readonly body: Code;
  /** Where in the parameters the body is. */
  readonly bodyFrom: Code;
  readonly accept: Code;
  /** What decides between representations; empty where there is one. */
  readonly choose: Code;
  readonly errors: readonly Code[];
  readonly security: Code;
  readonly baseURL: Code;
  readonly returns: Code;
}

/** A constant that describes one operation: the same in every version, or one request for each. */
export interface OperationView {
  readonly name: Code;
  readonly type: Code;
  readonly isByVersion: boolean;
  /** The request, where it is the same in every version. */
  readonly request: RequestView;
  /** Requests that several versions share, each a constant of its own. */
  readonly shared: readonly { readonly name: Code; readonly type: Code; readonly request: RequestView }[];
  readonly entries: readonly {
    readonly version: Code;
    /** The constant that holds the request, or `undefined`; empty where the request stands in place. */
    readonly name: Code;
    readonly request: RequestView;
  }[];
}

export interface OverloadView {
  readonly comment: CommentView;
  readonly generics: Code;
  readonly parameters: readonly Code[];
  readonly returns: Code;
}

export interface MethodView {
  readonly comment: CommentView;
  readonly name: Code;
  /** `<W extends '2026-04-28'>`, or empty. */
  readonly generics: Code;
  /** What callers see, where the result follows from the arguments; otherwise empty. */
  readonly overloads: readonly OverloadView[];
  readonly parameters: readonly Code[];
  readonly returns: Code;
  /** `send`, `send<ApiPromise<Volume<V>>>`, or `sendByVersion`. */
  readonly call: Code;
  readonly constant: Code;
  readonly positions: readonly Code[];
  readonly params: Code;
}

/** A file with the methods of one service. */
export interface ResourceView {
  readonly header: Code;
  readonly imports: readonly ImportView[];
  readonly comment: CommentView;
  readonly className: Code;
  /** `<V extends Version = DefaultVersion>`, or empty. */
  readonly parameters: Code;
  readonly base: Code;
  readonly children: readonly { readonly member: Code; readonly type: Code }[];
  readonly methods: readonly MethodView[];
  readonly declarations: readonly DeclarationView[];
  readonly operations: readonly OperationView[];
}
