/** Answers that an API gives on a bad day. */
import { type Answer } from './listen.js';

/** JSON of any shape. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return () => Response.json(body, { status, headers });
}

/** An answer as data: JSON unless it has a type. */
export type Canned =
  | { readonly status?: number; readonly body?: unknown; readonly type?: undefined }
  | { readonly status?: number; readonly body: string; readonly type: string };

export function canned({ status = 200, body, type }: Canned): Answer {
  if (type !== undefined) return text(body, type, status);
  return body === undefined ? () => new Response(null, { status }) : json(body, status);
}

/** The error body that the control plane documents. */
export function refusal(status: number, error: string, message: string): Answer {
  return json({ error, code: status, message }, status);
}

/** What an edge in front of the API says when that is slow. */
export function htmlTimeout(): Answer {
  return text('<html><body><h1>504 Gateway Timeout</h1></body></html>', 'text/html', 504);
}

export function text(body: string, type: string, status = 200): Answer {
  return () => new Response(body, { status, headers: { 'content-type': type } });
}

/** Busy until some time has passed. */
export function busy(retryAfter: string, status = 503): Answer {
  return json({ error: 'busy' }, status, { 'retry-after': retryAfter });
}

export function redirect(status: number, location: string): Answer {
  return () => new Response(null, { status, headers: { location } });
}

/** Answers when it is told to, so that a test can act while a request is on its way. */
export function held(answer: Answer): { readonly answer: Answer; readonly release: () => void } {
  const gate: { open: () => void } = { open: () => undefined };
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  return {
    answer: async (seen) => {
      await opened;
      return answer(seen);
    },
    release: () => {
      gate.open();
    },
  };
}
