/** The runtime as `apivintage/runtime`, for clients that share one in place of a copy each. */

export { Api } from './runtime/api.js';
export { type BasicCredential, type Credential, apiKey, basic, bearer } from './runtime/auth.js';
export { jsonBody, mediaType } from './runtime/body.js';
export { apart, onContentType } from './runtime/body-choice.js';
export { bodyField } from './runtime/body-field.js';
export { bodyParam, fields, requiredFields } from './runtime/body-source.js';
export { formBody } from './runtime/body-form.js';
export { jsonLinesBody, jsonSequenceBody } from './runtime/body-json-lines.js';
export { styledForm } from './runtime/body-styled-form.js';
export { multipartBody } from './runtime/body-multipart.js';
export { typedParts } from './runtime/body-typed-parts.js';
export { binaryBody, textBody } from './runtime/body-raw.js';
export {
  type Connection,
  type Fetch,
  type HttpRequest,
  type Middleware,
  connectionFor,
  limitBody,
  reportNumbers,
} from './runtime/connection.js';
export { blob, blobOrNothing, text, textOrNothing } from './runtime/content.js';
export { cookies, rawCookie, rawCookies } from './runtime/cookie-styles.js';
export { cursorPage } from './runtime/cursor-page.js';
export { env } from './runtime/env.js';
export {
  AbortError,
  ApiError,
  ClientError,
  ConnectionError,
  PathParameterError,
  RedirectError,
  ResponseParseError,
  TimeoutError,
} from './runtime/errors.js';
export { type ServerEvent, events, jsonEvents } from './runtime/events.js';
export { headerParams } from './runtime/header-params.js';
export {
  cookie,
  jsonHeader,
  jsonTextHeader,
  renamedHeader,
  simple,
  simpleExploded,
} from './runtime/header-styles.js';
export { revived } from './runtime/int64.js';
export { int64Body, int64Fields, int64LinesBody, int64SequenceBody } from './runtime/int64-body.js';
export { int64BodyField } from './runtime/int64-body-field.js';
export { int64Errors, int64PageErrors } from './runtime/int64-errors.js';
export { int64Events } from './runtime/int64-events.js';
export { int64Json, int64List } from './runtime/int64-json.js';
export { int64Lines } from './runtime/int64-lines.js';
export { int64Sequence } from './runtime/int64-sequence.js';
export { count, cursorText, int64Pages } from './runtime/int64-page.js';
export { int64Members, int64Param, int64Segment, int64Whole } from './runtime/int64-params.js';
export type { Int64Places } from './runtime/int64-places.js';
export { int64OrSingle } from './runtime/int64-single.js';
export { int64Webhook } from './runtime/int64-webhook.js';
export { int64WholeEvents } from './runtime/int64-whole-events.js';
export { json, list, nothing } from './runtime/json.js';
export { jsonLines } from './runtime/json-lines.js';
export { jsonSequence } from './runtime/json-sequence.js';
export { numberPage } from './runtime/number-page.js';
export { type OAuthClient, type OAuthRefreshToken, oauth2 } from './runtime/oauth.js';
export { offsetPage } from './runtime/offset-page.js';
export type { NoParams, Operation, OperationOf } from './runtime/operation.js';
export type { ClientOptions, ErrorClasses, RequestOptions } from './runtime/options.js';
export { CursorExpiredError, Page, PagePromise, PaginationError } from './runtime/page.js';
export { fillPath } from './runtime/path.js';
export { jsonSegment, label, matrix, segment, segments } from './runtime/path-styles.js';
export { ApiPromise, type Result } from './runtime/promise.js';
export { csv, form, renamed } from './runtime/query.js';
export { deep, jsonParam, piped, reserved, spaced } from './runtime/query-styles.js';
export { wholeJsonQuery, wholeQuery } from './runtime/query-whole.js';
export {
  type Representations,
  type Represented,
  onAccept,
  onFlag,
  represented,
} from './runtime/representation.js';
export { Resource } from './runtime/resource.js';
export { serverURL } from './runtime/server-url.js';
export { orSingle } from './runtime/single.js';
export { StreamPromise } from './runtime/stream.js';
export { textLines } from './runtime/text-lines.js';
export { type IssuedToken, TokenError } from './runtime/token-request.js';
export { InvalidApiVersionError, unknownVersion } from './runtime/unknown-version.js';
export { linkPage, urlPage } from './runtime/url-page.js';
export { VersionMismatchError, type Versioned, VersionedApi } from './runtime/version.js';
export { versionHeader, versionQuery, versionServer } from './runtime/version-carriers.js';
export { WebhookParseError, readWebhook } from './runtime/webhook.js';
export { wholeEvents, wholeTextEvents } from './runtime/whole-events.js';

/** What a client says that was generated with this version: with another version of this package it does not compile. */
export type GeneratedBy<Version extends '0.1.0'> = Version;
