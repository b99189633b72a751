/** Failures in each of the shapes that the API documents. */

export interface Refusal {
  /** JSON. */
  readonly body: unknown;
  /** What of it a person should read in the error's message. */
  readonly said: string;
}

const SAID = 'this is why';

const BY_SCHEMA = new Map<string, (status: number) => Refusal>([
  ['Error', (status) => ({ body: { error: 'some_error', code: status, message: SAID }, said: SAID })],
  [
    'SandboxError',
    (status) => ({ body: { code: 'SOME_CODE', message: SAID, status_code: status }, said: SAID }),
  ],
  [
    'GatewayError',
    (status) => ({ body: { error: { code: 'FORBIDDEN', message: SAID, status } }, said: SAID }),
  ],
  ['OAuthError', () => ({ body: { error: 'invalid_grant', error_description: SAID }, said: SAID })],
]);

/** A failure as a schema of the specification describes it. Throws for a schema that is none of a failure. */
export function refusalOf(schema: string, status: number): Refusal {
  const make = BY_SCHEMA.get(schema);
  if (make === undefined) throw new Error(`the specification has errors of another shape: '${schema}'`);
  return make(status);
}
