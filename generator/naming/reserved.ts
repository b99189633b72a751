const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Globals that generated code or its readers rely on: a type of such a name would shadow them. */
export const GLOBALS: ReadonlySet<string> = new Set(
  list(`
    AbortController AbortSignal AggregateError Array ArrayBuffer AsyncGenerator AsyncIterable AsyncIterator Atomics
    Awaited BigInt Blob Boolean Buffer Capitalize ConstructorParameters Crypto DataView Date Document Element Error
    EvalError Event EventSource EventTarget Exclude Extract File FileList FileReader FormData Function Generator
    Headers History Image InstanceType Intl Iterable IterableIterator Iterator JSON Location Lowercase Map Math
    MessageEvent Navigator NoInfer Node NonNullable Notification Number Object Omit OmitThisParameter Option
    Parameters Partial Performance Pick Plugin Promise PromiseLike PropertyKey Proxy RangeError ReadableStream Readonly
    ReadonlyArray ReadonlyMap ReadonlySet Record ReferenceError Reflect RegExp Request Required Response ReturnType
    Screen Selection Set SharedArrayBuffer Storage String Symbol SyntaxError Text TextDecoder TextEncoder ThisType
    TransformStream TypeError URIError URL URLSearchParams Uint8Array Uncapitalize Uppercase WeakMap WeakRef WeakSet
    WebAssembly WebSocket Window Worker WritableStream
  `),
);

/** What generated files export or import besides what is named after the API: a test holds this against the runtime. */
export const OWN_EXPORTS: ReadonlySet<string> = new Set(
  list(`
    AbortError Api ApiError ApiPromise ApiSettings AuthenticationError BadRequestError BasicCredential Call CHANGES
    ClientError ClientOptions ConflictError Connection ConnectionError Credential CursorExpiredError DEFAULT_VERSION
    DefaultVersion ErrorClasses ERRORS Errors Fetch HttpRequest Int64Places InvalidApiVersionError Middleware NoParams
    NotFoundError OAuthClient TokenError OAuthRefreshToken IssuedToken Operation OperationOf Page PagePromise
    PaginationError Path PathParameterError PermissionDeniedError RateLimitError RedirectError Representations Represented
    RequestOptions Resource ResponseParseError Result SCOPES ServerError ServerEvent Stream StreamPromise TimeoutError
    UnprocessableEntityError Version Versioned VersionedApi VersionInfo VersionMismatchError VERSIONS VersionsBefore
    VersionsBetween VersionsSince WebhookParseError WebhookParser
  `),
);

/** What generated code calls versions in its generic types: one of that name would hide the other. */
export const TYPE_PARAMETERS: ReadonlySet<string> = new Set(['V', 'W']);

/** Members that a class has anyway, or that would make its instances something else (`then`: a promise). */
export const MEMBERS: ReadonlySet<string> = new Set(
  list(`
    api catch constructor finally hasOwnProperty isPrototypeOf propertyIsEnumerable prototype then toJSON
    toLocaleString toString valueOf version withOptions withVersion
  `),
);
