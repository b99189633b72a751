/** What servers do in the cases, right and wrong. */
import type { Asked } from './case.js';

type Headers = Readonly<Record<string, string>>;
type Answer = (asked: Asked) => void;

/** Text of any kind, with its length. */
export function text(body: string | Uint8Array, status = 200, headers: Headers = {}): Answer {
  return ({ response }) => {
    response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers });
    response.end(body);
  };
}

/** JSON. */
export function json(body: unknown, status = 200, headers: Headers = {}): Answer {
  return text(JSON.stringify(body), status, { 'content-type': 'application/json', ...headers });
}

/** A status alone. */
export function bare(status: number, headers: Headers = {}): Answer {
  return ({ response }) => {
    response.writeHead(status, headers);
    response.end();
  };
}

/** Each request in turn, the last answer for all that follow. */
export function inTurn(...answers: readonly Answer[]): Answer {
  return (asked) => {
    answers[Math.min(asked.nth, answers.length - 1)]?.(asked);
  };
}

/** Closes the connection before a single byte of the answer. */
export const reset: Answer = ({ response }) => {
  response.socket?.resetAndDestroy();
};

/** Promises more than it sends, and closes the connection. */
export const brokenOff: Answer = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":');
  setTimeout(() => response.socket?.resetAndDestroy(), 20);
};

/** Headers, the beginning of a body, and then nothing. */
export function stalled(type = 'application/json', start = '{"id":'): Answer {
  return ({ response }) => {
    response.writeHead(200, { 'content-type': type });
    response.write(start);
  };
}

/** Never answers. */
export const silent: Answer = () => undefined;

/** A body in pieces with a pause between them, until it ends or nobody listens. */
export function slowly(pieces: readonly (string | Uint8Array)[], milliseconds: number, type: string): Answer {
  return ({ response }) => {
    response.writeHead(200, { 'content-type': type });
    let at = 0;
    const timer = setInterval(() => {
      const piece = pieces[at++];
      if (piece !== undefined) response.write(piece);
      else response.end();
      if (piece === undefined) clearInterval(timer);
    }, milliseconds);
    response.on('close', () => {
      clearInterval(timer);
    });
  };
}

/** As many bytes as are wanted, in lines of one kind or in none, until nobody listens. */
export function endless(most: number, type: string, line: string = 'x'.repeat(1000)): Answer {
  return ({ response }) => {
    response.writeHead(200, { 'content-type': type });
    const piece = line.repeat(60);
    let left = most;
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= piece.length;
        if (!response.write(piece)) return;
      }
      if (left <= 0) response.end();
    };
    response.on('drain', more);
    more();
  };
}

/** An error of 10 GB that travels as 10 MB: the same compressed piece of zeros again and again. */
export function gzipBomb(status: number): Answer {
  return ({ response, packed }) => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    let left = 1000;
    const more = (): void => {
      while (left-- > 0 && !response.destroyed) if (!response.write(packed)) return;
      response.end();
    };
    response.on('drain', more);
    more();
  };
}
