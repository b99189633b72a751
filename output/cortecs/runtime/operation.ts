// Part of the runtime of apivintage, copied as it is. Do not edit.

/** What generated code says about an operation, and what the runtime makes of it: data and types only. */
import type { Deadline } from './deadline.js';
import type { RequestFacts } from './errors.js';
import type { HeaderMap } from './headers.js';

export type Method =
  | 'GET'
  | 'PUT'
  | 'POST'
  | 'DELETE'
  | 'PATCH'
  | 'HEAD'
  | 'OPTIONS'
  | 'TRACE'
  | 'QUERY'
  | (string & Record<never, never>);

/** A value that stands in a path as it is; arrays and objects need a {@link StyledPosition}. */
export type PathScalar = string | number | bigint | boolean;
export type PathValue = PathScalar | readonly PathScalar[] | object;

/** A path parameter written in a style of its own: see `label`, `matrix` and `simple`. */
export interface StyledPosition {
  readonly at: number;
  /** Gives percent-encoded text. `encode` encodes one scalar, and refuses what no path may hold. */
  readonly write: (value: unknown, encode: (scalar: unknown) => string) => string;
}

/** Literal text and the positions of path parameters, or text alone. Literals are percent-encoded already. */
export type Path = string | readonly (string | number | StyledPosition)[];

/** Writes one query parameter as encoded `name=value` pairs joined by `&`; '' when there is nothing to send. */
export type QueryStyle = (name: string, value: unknown) => string;

/** Writes one header parameter; undefined when there is nothing to send. */
export type HeaderStyle = (
  name: string,
  value: unknown,
) => readonly [name: string, value: string] | undefined;

export interface EncodedBody {
  readonly body: NonNullable<RequestInit['body']>;
  /** Absent where the platform writes it (multipart boundaries). */
  readonly type?: string;
  /** It can be read once, and so sent once. */
  readonly isStream?: boolean;
}

/** Encodes the body; undefined when there is nothing to send. `options`: those of the call. */
export type BodyEncoder = (value: unknown, options?: object) => EncodedBody | undefined;

/** Finds the body in the parameters; undefined when there is none. */
export type BodySource = (
  operation: Pick<OperationOnWire, 'query' | 'headers' | 'cookies'>,
  params: object,
) => unknown;

/** Writes parameters into the headers of a request. */
export type HeaderWriter = (
  headers: Record<string, string>,
  operation: Pick<OperationOnWire, 'headers' | 'cookies'>,
  params: object,
) => void;

/** A documented error: a status, a range of them, or every other one. */
export type ErrorStatus = number | 'default' | `${1 | 2 | 3 | 4 | 5}XX`;

/** Alternatives, each a list of schemes that are needed together. */
export type Security = readonly (readonly string[])[];

/** What a method does on the wire. */
export interface OperationOnWire {
  readonly method: Method;
  readonly path: Path;
  /** Writes the parameters into the path; absent where it is text alone. */
  readonly fill?: (path: Path, values: readonly PathValue[]) => string;
  /** By key in `params`, which is the name on the wire unless {@link QueryStyle} says otherwise (`renamed`). */
  readonly query?: Readonly<Record<string, QueryStyle>>;
  readonly headers?: Readonly<Record<string, HeaderStyle>>;
  readonly cookies?: Readonly<Record<string, QueryStyle>>;
  /** Writes the parameters in headers and cookies; absent where there are none. */
  readonly putHeaders?: HeaderWriter;
  readonly body?: BodyEncoder;
  readonly bodyFrom?: BodySource;
  /** @defaultValue `application/json` */
  readonly accept?: string;
  /** Replaces `accept` where the caller decides in which representation the answer comes. */
  readonly choose?: Choice;
  readonly errors?: readonly ErrorStatus[];
  /** Replaces the client's own requirement; `[]` sends no credential. */
  readonly security?: Security;
  readonly baseURL?: string;
}

/** A method: what it does on the wire, and what it returns. */
export interface Operation<Result> extends OperationOnWire {
  readonly returns: (call: Call) => Result;
}

/** The media types to accept, by what a call was given; the first one is what the answer is read as. */
export type Choice = (params: object, options: object) => string;

/** Query parameters by their names on the wire. */
export type QueryValues = Readonly<Record<string, string | readonly string[]>>;

/**
 * An operation that leaves the type of its result to its caller: `Returns` is the type of a generic function, such as
 * `typeof json`.
 */
export interface OperationOf<Returns> extends OperationOnWire {
  readonly returns: Returns;
}

/** An operation with everything of the caller's in it, encoded when the call was made: later changes do not reach it. */
export interface Plan {
  readonly method: string;
  /** Without query, unless the path of the operation has one. */
  readonly url: string;
  readonly path: string;
  /** Encoded pairs, joined. */
  readonly query: string;
  /** Those among them that are the client's own, in every request. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: EncodedBody | undefined;
  /** Set last, over credentials too. */
  readonly own: Readonly<Record<string, string | undefined>> | undefined;
}

/** The parts of a request that a credential can go into. */
export interface Carrier {
  readonly headers: HeaderMap;
  /** Encoded pairs, joined. */
  query: string;
  /** The credentials themselves, a line each. */
  secret: string;
}

/** A request on its way, as the result functions (`json`, `cursorPage`, …) see it. */
export interface Call {
  readonly request: RequestFacts;
  readonly operation: OperationOnWire;
  /** The answer with its body unread. Rejects when there is none, or one with an error status. */
  readonly response: Promise<Response>;
  /**
   * Takes the body, to its end or not at all, within the time that the call has left, names what goes wrong on the way,
   * and makes something of it.
   */
  read: <Body, T>(
    take: (response: Response) => Promise<Body>,
    make: (body: Body, response: Response) => T,
  ) => Promise<T>;
  /** A deadline of its own for a piece of a body that comes bit by bit: each has the time of a whole call. */
  anew: (timeout?: number) => Deadline;
  /** Ends the request, wherever it is, and the answer. */
  leave: () => void;
  /** What was sent; undefined when it could not be built. */
  readonly plan: Plan | undefined;
  /** The same with the credentials of the last attempt. */
  readonly carrier: Carrier | undefined;
  /** The same request with a change, sent at once. */
  again: (change: (plan: Plan) => Plan) => Call;
  /** The error for an answer of another shape than documented; `detail` names the two shapes. */
  mismatch: (detail: string, response: Response) => Error;
}

export declare const noParams: unique symbol;

/** A parameter set without parameters that still rejects unknown keys. */
export interface NoParams {
  readonly [noParams]?: never;
}
