// templates/runtime/headers.ts
var NO_NAME = /[^!#$%&'*+.^`|~\w-]|^$/;
var NO_VALUE = /[^\t -~\u00a0-\u00ff]|^[\t ]|[\t ]$/;
function setHeader(headers, name, value) {
  if (NO_NAME.test(name) || value !== void 0 && NO_VALUE.test(value)) {
    throw new TypeError(`the name or the value of the header '${name}' cannot be sent`);
  }
  const key = name.toLowerCase();
  if (value === void 0) Reflect.deleteProperty(headers, key);
  else headers[key] = value;
}
function setHeaders(headers, values3) {
  for (const name in values3) setHeader(headers, name, values3[name]);
}

// templates/runtime/errors.ts
var ClientError = class extends Error {
  // Written out: minifiers rename classes.
  name = "ClientError";
  request;
  constructor({ method, path }, message, cause) {
    super(`${method} ${path} ${message}`, cause === void 0 ? void 0 : { cause });
    this.request = { method, path };
  }
};
var ApiError = class extends ClientError {
  /** What `instanceof` asks: as everywhere, but with a body of `unknown`, which a generic class would make `any`. */
  static [Symbol.hasInstance](value) {
    return super[Symbol.hasInstance](value);
  }
  name = "ApiError";
  status;
  requestId;
  // Private, so that a logged error shows neither the body nor a Set-Cookie.
  #answer;
  constructor(answer) {
    super(answer.request, describe(answer));
    this.status = answer.status;
    this.requestId = requestId(answer.headers);
    this.#answer = answer;
  }
  get headers() {
    return this.#answer.headers;
  }
  /** The body as JSON, undefined when it is none. */
  get body() {
    return this.#answer.body;
  }
  /** The body as text, cut after 64 KiB, or where it broke off. */
  get text() {
    return this.#answer.text;
  }
};
var ConnectionError = class extends ClientError {
  name = "ConnectionError";
};
var BROKEN = "got a body that broke off";
function named(error, { request: request2 }, message) {
  if (error instanceof ClientError) return error;
  hideQueries(error);
  return new ConnectionError(request2, message, error);
}
function hideQueries(error) {
  let depth = 0;
  for (let one2 = error; isObject(one2) && depth < 9; one2 = property(one2, "cause")) {
    for (const name of Object.getOwnPropertyNames(one2)) {
      const text2 = one2[name];
      if (typeof text2 === "string") Reflect.set(one2, name, text2.replace(/(https?:[^\s?]*\?)[^\s:]+/g, "$1\u2026"));
    }
    depth += 1;
  }
}
var TimeoutError = class extends ClientError {
  name = "TimeoutError";
};
var AbortError = class extends ClientError {
  name = "AbortError";
};
var RedirectError = class extends ClientError {
  name = "RedirectError";
};
var ResponseParseError = class extends ClientError {
  name = "ResponseParseError";
  status;
  contentType;
  requestId;
  constructor(request2, response, detail, cause) {
    const { status, headers } = response;
    const type = headers.get("content-type") ?? void 0;
    super(request2, `answered ${status} (${type ?? "no content type"}) with ${detail}`, cause);
    this.status = status;
    this.contentType = type;
    this.requestId = requestId(headers);
  }
};
var PathParameterError = class extends TypeError {
  name = "PathParameterError";
};
function placesOf(status) {
  return [status, `${Math.floor(status / 100)}XX`, "default"];
}
function shape(value) {
  if (value === void 0) return "no body";
  if (Array.isArray(value)) return "an array";
  return isObject(value) ? "an object" : value === null ? "null" : `a ${typeof value}`;
}
function isObject(value) {
  return typeof value === "object" && value !== null;
}
function property(value, name) {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : void 0;
}
var REQUEST_ID_HEADERS = ["x-request-id", "request-id", "x-amzn-requestid", "x-correlation-id", "cf-ray"];
function requestId(headers) {
  for (const name of REQUEST_ID_HEADERS) {
    const id = headers.get(name);
    if (id) return id;
  }
  return void 0;
}
var WORDS = ["message", "error_description", "error", "detail"];
function saidIn(body) {
  const said = [body, property(body, "error")].flatMap((place) => WORDS.map((name) => property(place, name))).find((one2) => typeof one2 === "string" && one2 !== "" && one2.length <= 300);
  return said ?? "";
}
function describe({ status, body, hint: hint2 = "", repeatsSecret: repeatsSecret2 }) {
  const said = repeatsSecret2 === true ? "" : saidIn(body);
  return `answered ${status}${said && `: ${said}`}${hint2}`;
}

// templates/runtime/query.ts
var form = (name, value) => {
  if (!isObject(value) || "toJSON" in value) return isPresent(value) ? pair(name, value) : "";
  const isList = Array.isArray(value);
  const pairs = presentEntries(value).map(
    ([key, item]) => !isList && Array.isArray(item) ? form(key, item) : pair(isList ? name : key, item)
  );
  return pairs.filter((text2) => text2 !== "").join("&");
};
var csv = (name, value) => joined(name, value, ",");
function joined(name, value, separator) {
  if (!isObject(value)) return form(name, value);
  const members2 = presentEntries(value).flatMap((entry2) => Array.isArray(value) ? entry2[1] : entry2);
  const texts = members2.map((member) => encode(member, name));
  return texts.length === 0 ? "" : `${encode(name, name)}=${texts.join(separator)}`;
}
function renamed(wire, style) {
  return (_name, value) => style(wire, value);
}
function pair(name, value) {
  const text2 = `${name}=${asText(value, name)}`;
  return PLAIN.test(text2) ? text2 : `${encode(name, name)}=${encode(value, name)}`;
}
var PLAIN = /^[\w.-]*=[\w.-]*$/;
function join(one2, other, separator = "&") {
  return one2 && other ? one2 + separator + other : one2 + other;
}
function replaced(query, fresh) {
  const names = fresh.split("&").map(nameIn);
  const kept = query.split("&").filter((each) => !names.includes(nameIn(each)));
  return join(kept.join("&"), fresh);
}
function nameIn(text2) {
  return text2.split("=", 1).join("");
}
function presentEntries(value) {
  return Object.entries(value).filter(([, item]) => isPresent(item));
}
function encode(value, name) {
  try {
    return encodeURIComponent(asText(value, name));
  } catch (cause) {
    throw new TypeError(`'${name}' cannot be sent`, { cause });
  }
}
function asText(value, name) {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const json2 = jsonOf(value, name);
  return json2.startsWith('"') ? String(JSON.parse(json2)) : json2;
}
function jsonOf(value, name) {
  let mark2 = "";
  const write2 = () => JSON.stringify(value, (_key, one2) => typeof one2 === "bigint" ? `${mark2}${one2}${mark2}` : one2);
  const json2 = write2();
  if (json2 === void 0) {
    throw new TypeError(`'${name}' cannot be sent: this ${typeof value} is undefined in JSON`);
  }
  do
    mark2 += mark2 || "#";
  while (json2.includes(mark2));
  return write2()?.replaceAll(`"${mark2}`, "").replaceAll(`${mark2}"`, "") ?? "";
}
function isPresent(value) {
  return value !== void 0 && value !== null;
}

// templates/runtime/auth.ts
function bearer(credential, header = "authorization") {
  return inHeader(credential, header, (secret2) => `Bearer ${secret2}`);
}
function basic(credential, header = "authorization") {
  const { username = "", password } = credential ?? {};
  if (username.includes(":")) throw new TypeError("the user name of Basic cannot hold a colon");
  return inHeader(password, header, (secret2) => basicValue(username, secret2));
}
function basicValue(username, password) {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}
function apiKey(place, name, credential) {
  if (place === "header") return inHeader(credential, name, (key) => key);
  return scheme(credential, (key, carrier) => {
    if (place === "query") carrier.query = replaced(carrier.query, pair(name, key));
    else addCookie(carrier.headers, pair(name, key));
  });
}
function addCookie(headers, cookie2) {
  if (inBrowser()) throw new TypeError(COOKIES);
  setHeader(headers, "cookie", join(headers["cookie"] ?? "", cookie2, "; "));
}
var COOKIES = "browsers let no client set a cookie: have the API set it, and send requests to its own origin";
function inBrowser() {
  const host = globalThis;
  if (host.window !== void 0 && host.document !== void 0) return true;
  return "WorkerGlobalScope" in globalThis && /^Mozilla\//.test(host.navigator?.userAgent ?? "");
}
function usableSchemes(security, schemes) {
  for (const names of security) {
    const usable = names.flatMap((name) => schemes[name] ?? []);
    if (usable.length > 0 && usable.length === names.length) return usable;
  }
  return [];
}
function inHeader(credential, header, write2) {
  const key = header.toLowerCase();
  let known2;
  let value = "";
  return scheme(credential, (secret2, { headers }) => {
    if (secret2 !== known2) {
      value = write2(secret2);
      setHeader({}, header, value);
      known2 = secret2;
    }
    headers[key] = value;
  });
}
function scheme(credential, put) {
  const carry = (secret2, carrier) => {
    carrier.secret = join(carrier.secret, secret2, "\n");
    put(secret2, carrier);
  };
  if (typeof credential === "function") {
    return { isSecret: false, apply: async (carrier) => carry(await credential(), carrier) };
  }
  if (credential === void 0 || credential === "") return void 0;
  return {
    isSecret: true,
    apply: (carrier) => carry(credential, carrier)
  };
}

// templates/runtime/url.ts
function toURL(text2, base) {
  try {
    return new URL(text2, base);
  } catch {
    return void 0;
  }
}

// templates/runtime/base-url.ts
function checkBaseURL(text2, carriesCredential) {
  const host = globalThis;
  const url = toURL(text2, host.location?.href);
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== url.origin + url.pathname) {
    throw new TypeError("baseURL must be an http(s) URL without user name, query and fragment");
  }
  if (carriesCredential && !isSafe(url)) {
    throw new TypeError(`${url.origin} would get the credential unencrypted: see allowInsecure`);
  }
  return url.href.replace(/\/+$/, "");
}
function isSafe({ protocol, hostname }) {
  return protocol === "https:" || protocol === "http:" && LOOPBACK.test(hostname);
}
var LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

// templates/runtime/alarm.ts
var HOST = globalThis;
var REUSES = HOST.process?.versions?.["undici"] !== void 0;
var spare = [];
var MOST = 127;
var returned = 0;
var LONGEST = 2 ** 31 - 1;
var Alarm = class _Alarm {
  controller = new AbortController();
  /** What it rings for; nothing while it rests. */
  ending;
  /** Which clock the timer is of: the fake ones of tests come and go. */
  #clock = setTimeout;
  #timer;
  #time = 0;
  /** The timer was started for an earlier call, and rings too early. */
  #isOld = false;
  /** One that serves nobody else. */
  static take() {
    const alarm = spare.pop();
    return alarm && alarm.#clock === setTimeout ? alarm : new _Alarm();
  }
  /** Rings after some milliseconds. */
  set(ending, milliseconds) {
    this.ending = ending;
    this.#isOld = this.#timer !== void 0 && this.#time === milliseconds;
    if (!this.#isOld) this.#start(milliseconds);
    else if (isLeavable(this.#timer)) this.#timer.ref();
  }
  /** `isFree`: nobody heeds the signal any more. */
  stop(isFree) {
    this.ending = void 0;
    returned += 1;
    const isKept = REUSES && isFree && spare.length < MOST && returned % MOST > 0;
    if (isKept) spare.push(this);
    if (isKept && isLeavable(this.#timer)) this.#timer.unref();
    else this.#clear();
  }
  ring() {
    const { ending } = this;
    this.#timer = void 0;
    if (ending && this.#isOld && ending.left > 0) this.set(ending, ending.left);
    else ending?.end();
  }
  #start(milliseconds) {
    this.#clear();
    this.#time = milliseconds;
    const time = Math.ceil(milliseconds);
    if (time <= LONGEST) this.#timer = setTimeout(ring, time, this);
  }
  #clear() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
  }
};
function ring(alarm) {
  alarm.ring();
}
function isLeavable(timer) {
  return typeof timer === "object";
}

// templates/runtime/deadline.ts
var watching = /* @__PURE__ */ new WeakMap();
var Deadline = class _Deadline {
  request;
  /** Why the call ended before its time, once it has. */
  reason;
  /** The error when the time is up, where there is a better one than TimeoutError. */
  late;
  #timeout;
  #caller;
  #ends = 0;
  #alarm;
  #nap;
  #fail;
  constructor(request2, timeout, caller) {
    this.request = request2;
    this.#timeout = timeout;
    this.#caller = caller;
  }
  /** For `fetch`: aborted when the time is up or the caller's signal fires. Throws what ended the call, once it has. */
  get signal() {
    this.#alarm ??= Alarm.take();
    if (this.reason) throw this.reason;
    return this.#alarm.controller.signal;
  }
  /** Milliseconds. */
  get left() {
    return this.#ends - performance.now();
  }
  /**
   * Begins to watch clock and caller, or goes on with it, until {@link pause}. Throws RangeError for a timeout that is no
   * number of milliseconds.
   */
  watch() {
    if (!(this.#timeout > 0)) throw new RangeError("timeout must be a positive number");
    this.#alarm ??= Alarm.take();
    if (this.#alarm.ending) return;
    this.#alarm.set(this, this.#ends === 0 ? this.#timeout : this.left);
    this.#ends ||= performance.now() + this.#timeout;
    const signal = this.#caller;
    if (!signal) return;
    const all = watching.get(signal) ?? /* @__PURE__ */ new Set();
    watching.set(signal, all.add(this));
    signal.addEventListener("abort", endAll);
    if (signal.aborted) this.end();
  }
  /** Waits for some work, and no longer than the call lasts: what was injected may not heed the signal. */
  race(work) {
    return new Promise((resolve, reject) => {
      this.onEnd(reject);
      work().then(resolve, reject);
    });
  }
  /** Calls back when the call ends before its time, also where it has already. */
  onEnd(fail) {
    const before = this.#fail;
    this.#fail = (error) => {
      before?.(error);
      fail(error);
    };
    if (this.reason) fail(this.reason);
  }
  /** The same time again, for something that comes later in the call. */
  anew() {
    return new _Deadline(this.request, this.#timeout, this.#caller);
  }
  /** Stops watching clock and caller; leaves no listener, and no timer that keeps a process. `isFree`: nobody heeds the signal any more. */
  pause(isFree = false) {
    this.#alarm?.stop(isFree && !this.reason);
    if (isFree) this.#alarm = void 0;
    const signal = this.#caller;
    const all = signal && watching.get(signal);
    if (all?.delete(this) === true && all.size === 0) signal?.removeEventListener("abort", endAll);
  }
  /** Resolves after some milliseconds, and never when the call ends before. */
  sleep(milliseconds) {
    return new Promise((resolve) => {
      if (!this.reason) this.#nap = setTimeout(resolve, milliseconds);
    });
  }
  /** Ends the call: its time is up, or its caller wants no more of it. */
  end() {
    this.reason = this.#caller?.aborted === true ? new AbortError(this.request, "was aborted by its caller", this.#caller.reason) : this.late?.() ?? new TimeoutError(this.request, `took longer than ${this.#timeout} ms`);
    this.pause();
    clearTimeout(this.#nap);
    this.#alarm?.controller.abort();
    this.#fail?.(this.reason);
  }
};
function end(deadline) {
  deadline.end();
}
function endAll() {
  watching.get(this)?.forEach(end);
}

// templates/runtime/request.ts
function plan(operation, base, baseURL, values3, params, options) {
  const { method, path: template, fill, query = {} } = operation;
  const path = fill ? fill(template, values3) : typeof template === "string" ? template : "";
  const body = operation.body?.(operation.bodyFrom?.(operation, params), options);
  return {
    method,
    url: baseURL + path,
    path,
    base: base.query,
    query: join(join(base.query, pairsOf(params, query)), options.query ? pairsOf(options.query) : ""),
    headers: headersOf(operation, base.headers, params, options.idempotencyKey, body?.type),
    body,
    own: checked(options.headers)
  };
}
function withQuery(from, query) {
  return { ...from, query: replaced(from.query, pairsOf(query)) };
}
function queryValue({ query }, name) {
  return new URLSearchParams(query).get(name) ?? void 0;
}
function carrierOf({ headers: planned, query }) {
  const headers = {};
  for (const name in planned) headers[name] = planned[name] ?? "";
  return { headers, query, secret: "" };
}
function toHttp({ method, url, path, body, own }, { headers, query }, signal) {
  const init = { method, headers, signal, redirect: "manual" };
  if (body) {
    init.body = body.body;
    if (body.isStream === true) init.duplex = "half";
  }
  setHeaders(headers, own);
  return { url: join(url, query, path.includes("?") ? "&" : "?"), init };
}
function pairsOf(params, styles) {
  let text2 = "";
  for (const name in styles ?? params) {
    const value = property(params, name);
    if (value !== void 0) text2 = join(text2, (styles?.[name] ?? form)(name, value));
  }
  return text2;
}
function headersOf(operation, base, params, key, type) {
  const { accept, putHeaders } = operation;
  if ((accept ?? putHeaders ?? key ?? type) === void 0) return base;
  const headers = { ...base };
  if (accept !== void 0 && base["accept"] === JSON_TYPE) setHeader(headers, "accept", accept);
  putHeaders?.(headers, operation, params);
  if (type !== void 0) setHeader(headers, "content-type", type);
  if (key !== void 0) setHeader(headers, "idempotency-key", key);
  return headers;
}
function checked(headers) {
  setHeaders({}, headers);
  return headers && { ...headers };
}
function baseHeaders(...all) {
  const merged = { accept: JSON_TYPE };
  for (const headers of all) setHeaders(merged, headers);
  return merged;
}
var JSON_TYPE = "application/json";

// templates/runtime/response.ts
var MOST_ERROR_BYTES = 64 * 1024;
function parseJson(parser, text2, response, request2) {
  try {
    return text2 === "" ? declared(parser, void 0) : parser.parse(text2);
  } catch {
    throw new ResponseParseError(request2, response, "a body that is no JSON");
  }
}
function declared(parser, value) {
  return parser.parse("0", () => value);
}
function readJson(call, parser, make) {
  return call.read(
    asText2,
    (text2, response) => make(parseJson(parser, text2, response, call.request), response)
  );
}
function asText2(response) {
  return response.text();
}
async function readError(response, request2) {
  return errorAnswer(response, request2, await readStart(response));
}
function errorAnswer({ status, headers }, request2, text2) {
  let body;
  try {
    body = JSON.parse(text2);
  } catch {
  }
  return { request: request2, status, headers, text: text2, body };
}
async function discard(response) {
  try {
    await response?.body?.cancel();
  } catch {
  }
}
async function readStart({ body }, part2 = { text: "" }) {
  const decoder = new TextDecoder();
  let left = MOST_ERROR_BYTES;
  try {
    const reader = body?.getReader();
    while (reader && left > 0) {
      const { done, value } = await reader.read();
      part2.text += decoder.decode(value?.subarray(0, left), { stream: !done });
      if (done) break;
      left -= value.length;
    }
    await reader?.cancel();
  } catch {
  }
  return part2.text;
}

// templates/runtime/retry.ts
var STATUSES = [408, 429, 500, 502, 503, 504];
var IDEMPOTENT = /^(?:GET|HEAD|PUT|DELETE|OPTIONS|TRACE|QUERY)$/;
var FIRST_WAIT = 500;
var LONGEST_WAIT = 8e3;
var LONGEST_RETRY_AFTER = 6e4;
var RetryBudget = class {
  #left = 100;
  /** Whether one more retry may be sent. */
  take() {
    const isEnough = this.#left >= 1;
    if (isEnough) this.#left -= 1;
    return isEnough;
  }
  earn() {
    this.#left = Math.min(this.#left + 0.2, 100);
  }
};
function retryDelay(answer, { method, headers, body }, earlier) {
  const status = answer?.status ?? 0;
  const asked = answer && retryAfter(answer.headers);
  const isRefusedUnread = asked !== void 0 && (status === 429 || status === 503);
  const isSafe2 = headers["idempotency-key"] !== void 0 || IDEMPOTENT.test(method) || isRefusedUnread;
  if (body?.isStream === true || !isSafe2 || answer && !STATUSES.includes(status)) return Infinity;
  const delay = asked ?? Math.random() * Math.min(FIRST_WAIT * 2 ** earlier, LONGEST_WAIT);
  return delay > LONGEST_RETRY_AFTER ? Infinity : delay;
}
function retryAfter(headers) {
  const value = headers.get("retry-after") ?? "";
  const now = () => Date.parse(headers.get("date") ?? "") || Date.now();
  const wait = /^\d/.test(value) ? Number(value) * 1e3 : Math.max(/^[A-Z][a-z]{2}, /.test(value) ? Date.parse(value) - now() : NaN, 0);
  return Number.isNaN(wait) ? void 0 : wait;
}

// templates/runtime/call.ts
var Exchange = class _Exchange extends Deadline {
  operation;
  plan;
  carrier;
  #caller;
  #options;
  #answer;
  #response;
  #earlier = 0;
  #isRenewed = false;
  #isWanted = false;
  /** `prepare` runs at once; what it throws is what the call rejects with. */
  constructor(caller, operation, options, prepare) {
    super({ method: operation.method, path: "" }, options.timeout ?? caller.timeout, options.signal);
    this.#caller = caller;
    this.operation = operation;
    this.#options = options;
    this.#answer = this.#exchange(prepare);
  }
  get response() {
    this.#response ??= this.race(() => this.#answer);
    return this.#response;
  }
  read(take, make) {
    this.#isWanted = true;
    return new Promise((resolve, reject) => {
      const fail = reject;
      this.onEnd(fail);
      const work = async () => {
        try {
          const response = await this.#answer;
          if (response.bodyUsed) throw new TypeError("the body was read from asResponse() already");
          this.watch();
          let body;
          try {
            body = await take(response);
          } catch (error) {
            this.pause();
            throw named(error, this, BROKEN);
          }
          const isRead = response.body === null || response.bodyUsed;
          this.pause(isRead && this.#caller.connection.middleware.length === 0);
          resolve(make(body, response));
        } catch (error) {
          fail(error);
        }
      };
      void work();
    });
  }
  again(change) {
    return new _Exchange(this.#caller, this.operation, this.#options, () => {
      if (!this.plan) throw new Error("no request");
      return change(this.plan);
    });
  }
  mismatch(detail, response) {
    return this.#caller.mismatch(detail, this.request, response);
  }
  /** The answer of the last attempt. Throws when there is none, or one with an error status. */
  async #exchange(prepare) {
    const plan2 = prepare();
    this.plan = plan2;
    this.request = plan2;
    this.watch();
    const { connection, schemesFor, send } = this.#caller;
    const schemes = schemesFor(this.operation);
    try {
      for (; ; ) {
        const carrier = carrierOf(plan2);
        this.carrier = carrier;
        let outcome;
        try {
          if (this.reason) throw this.reason;
          for (const scheme2 of schemes) {
            const pending = scheme2.apply(carrier, this.#caller, this.signal);
            if (pending) await pending;
          }
          outcome = await send(toHttp(plan2, carrier, this.signal), this);
          if (outcome.ok || outcome.status === 304) {
            connection.retries.earn();
            if (!this.#isWanted) this.pause();
            return outcome;
          }
        } catch (error) {
          if (this.reason || !(error instanceof ConnectionError)) throw error;
          outcome = error;
        }
        await this.#recover(outcome, plan2, schemes, carrier);
      }
    } catch (error) {
      this.pause();
      throw this.reason ?? error;
    }
  }
  /** Resolves when it is time for another attempt. Throws the error of the call where there is to be none. */
  async #recover(outcome, plan2, schemes, carrier) {
    const { connection, maxRetries: usual, failure: failure2 } = this.#caller;
    const { maxRetries = usual } = this.#options;
    const answer = outcome instanceof ConnectionError ? void 0 : outcome;
    const sent = { ...plan2, headers: carrier.headers };
    const delay = this.#earlier < maxRetries ? retryDelay(answer, sent, this.#earlier) : Infinity;
    if (delay < this.left && connection.retries.take()) {
      await discard(answer);
      this.#earlier += 1;
      await this.sleep(delay);
      return;
    }
    if (outcome instanceof ConnectionError) throw outcome;
    const part2 = { text: "" };
    const error = () => {
      const read = errorAnswer(outcome, this.request, part2.text);
      return failure2({
        ...read,
        hint: this.late ? " (its body broke off)" : hint(outcome, schemes),
        repeatsSecret: repeatsSecret(saidIn(read.body), carrier, plan2)
      });
    };
    this.late = error;
    await readStart(outcome, part2);
    this.late = void 0;
    let isOther = false;
    if (outcome.status === 401 && !this.reason && !this.#isRenewed && plan2.body?.isStream !== true) {
      for (const { renew } of schemes) {
        isOther = await renew?.(carrier, this.#caller, this.signal) === true || isOther;
      }
    }
    if (!isOther) throw error();
    this.#isRenewed = true;
    this.#earlier = 0;
  }
};
function repeatsSecret(text2, carrier, plan2) {
  const planned = wordsOf(plan2);
  const isSaid = (word) => word.length > 7 ? text2.includes(word) : /\W\ufffd\W/.test(` ${text2} `.replaceAll(word, "\uFFFD"));
  return [...carrier.secret.split("\n"), ...wordsOf(carrier)].some(
    (word) => word !== "" && !planned.includes(word) && isSaid(word)
  );
}
function wordsOf({ headers, query }) {
  return `${Object.values(headers).join(" ")} ${query}`.match(/[^\s=;&%]{8,}/g) ?? [];
}
function hint({ status, headers }, schemes) {
  if (status === 401 && schemes.length === 0) return " (it was sent without a credential)";
  const wait = retryAfter(headers) ?? 0;
  return wait > LONGEST_RETRY_AFTER ? ` (it asks to wait ${Math.ceil(wait / 1e3)} s)` : "";
}

// templates/runtime/media-type.ts
function isJson({ headers }) {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return /[/+]json\s*$/i.test(type);
}

// templates/runtime/connection.ts
function connect({ fetch: own, middleware = [] }) {
  return {
    // Looked up at each call: test tools replace the global, and browsers refuse it as a method.
    fetch: own ?? ((url, init) => fetch(url, init)),
    middleware,
    retries: new RetryBudget(),
    family: {}
  };
}
function connectionFor(options, relative) {
  const { fetch: fetch2, middleware } = options;
  if (!fetch2 && !middleware) return relative;
  return {
    ...connect({ fetch: fetch2 ?? relative.fetch, middleware: middleware ?? relative.middleware }),
    family: relative.family
  };
}
function limitBody(bytes) {
  return async (request2, next) => {
    const response = await next(request2);
    if (response.body === null || isOdd(response)) return response;
    let left = bytes;
    const limited = new TransformStream({
      transform: (chunk, controller) => {
        left -= chunk.byteLength;
        if (left < 0) controller.error(new RangeError(`the body is longer than ${bytes} bytes`));
        else controller.enqueue(chunk);
      }
    });
    return new Response(response.body.pipeThrough(limited), response);
  };
}
function isOdd({ status }) {
  return status > 599;
}
function reportNumbers(report) {
  return async (request2, next) => {
    const response = await next(request2);
    if (response.body === null || isOdd(response) || !isJson(response)) return response;
    const text2 = await response.text();
    const found = text2.match(TEXTS_AND_NUMBERS) ?? [];
    const written = found.filter(isInexact);
    if (written.length > 0) {
      report(written, { method: request2.init.method, path: new URL(request2.url).pathname });
    }
    return new Response(text2, response);
  };
}
var TEXTS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;
function isInexact(written) {
  const value = Number(written);
  if (!Number.isFinite(value)) return Math.abs(value) === Infinity;
  return /^-?\d{16,309}$/.test(written) && BigInt(value) !== BigInt(written);
}

// templates/runtime/redirect.ts
var STATUSES2 = [301, 302, 303, 307, 308];
var MOST_HOPS = 5;
function sender({ fetch: fetch2, middleware }) {
  return middleware.reduceRight(
    (next, layer) => (first, call) => layer(first, (request2) => next(request2, call)),
    (request2, call) => fetchOnOrigin(fetch2, request2, call)
  );
}
async function fetchOnOrigin(fetch2, { url, init }, call, hops = 0) {
  init.redirect = "manual";
  let response;
  try {
    response = await fetch2(url, init);
  } catch (error) {
    throw named(error, call, "got no answer");
  }
  const { ok, status, type } = response;
  if (ok) return response;
  const location = STATUSES2.includes(status) ? response.headers.get("location") : null;
  if (location === null && type !== "opaqueredirect") return response;
  await discard(response);
  const to = location === null ? void 0 : toURL(location, url);
  const next = redirected(init, status);
  const why = refusal(new URL(url), to, next, hops);
  if (!to || why !== "") {
    throw new RedirectError(call.request, `was redirected ${why}, which is not followed`);
  }
  return fetchOnOrigin(fetch2, { url: to.href, init: next }, call, hops + 1);
}
function refusal({ origin }, to, next, hops) {
  if (to?.origin !== origin) return `from ${origin} to ${to?.origin ?? "an unknown place"}`;
  if (to.username + to.password !== "") return "to a user name";
  if (next.body && next.duplex) return "with a stream";
  return hops < MOST_HOPS ? "" : `more than ${hops} times`;
}
function redirected(init, status) {
  const { method, headers } = init;
  if (status === 303 ? /^(?:GET|HEAD)$/.test(method) : status > 303 || method !== "POST") return init;
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith("content-"));
  return { ...init, method: "GET", body: null, headers: Object.fromEntries(kept) };
}

// templates/runtime/api.ts
var Api = class {
  /** Give it to another client to share transport and budget. */
  connection;
  #rules;
  #base;
  #caller;
  #placeOf;
  /** Throws TypeError for an address, a header or a credential that must not be used. */
  constructor(settings, rules = {}) {
    const { options = {}, auth = {}, errors = {}, security: usual = [] } = settings;
    const { timeout = 6e4, maxRetries = 2, allowBrowser, allowInsecure = false } = options;
    const schemes = Object.values(auth);
    rules.check?.({ own: options.headers, query: "" });
    if (allowBrowser !== true && schemes.some((scheme2) => scheme2?.isSecret) && inBrowser()) {
      throw new TypeError("a page shows its credential to all visitors: see allowBrowser");
    }
    this.#placeOf = (server) => checkBaseURL(placeOf(server, settings, rules), !allowInsecure && schemes.some(Boolean));
    this.#rules = rules;
    this.#base = {
      headers: baseHeaders(settings.headers, rules.headers, options.headers),
      query: rules.query ?? ""
    };
    this.connection = settings.connection ?? options.connection ?? connect(options);
    const usualSchemes = usableSchemes(usual, auth);
    this.#caller = {
      connection: this.connection,
      baseURL: this.#placeOf(settings.baseURL),
      allowInsecure,
      timeout,
      maxRetries,
      send: sender(this.connection),
      schemesFor: ({ security }) => security ? usableSchemes(security, auth) : usualSchemes,
      failure: (answer) => rules.failure?.(answer) ?? failure(answer, errors),
      mismatch: (detail, request2, response) => rules.mismatch?.(detail, request2) ?? new ResponseParseError(request2, response, detail)
    };
  }
  /** Sends an operation at once; what is wrong with its arguments rejects the result. */
  send(described, path, params = {}, options = {}) {
    const { choose, baseURL } = described;
    const operation = choose ? { ...described, accept: choose(params, options) } : described;
    const exchange = new Exchange(this.#caller, operation, options, () => {
      const place = baseURL === void 0 ? this.#caller.baseURL : this.#placeOf(baseURL);
      const planned = plan(operation, this.#base, place, path, params, options);
      this.#rules.check?.(planned);
      return planned;
    });
    return operation.returns(exchange);
  }
};
function placeOf(server, { options, baseURLs }, { address }) {
  const place = baseURLs?.[server] ?? options?.baseURL ?? server;
  return address?.(place) ?? place;
}
function failure(answer, classes) {
  const Class = placesOf(answer.status).flatMap((place) => classes[place] ?? [])[0] ?? ApiError;
  return new Class(answer);
}

// templates/runtime/body.ts
var jsonBody = (value) => value === void 0 ? void 0 : { body: JSON.stringify(value), type: "application/json" };
function mediaType(type, encode2) {
  return (value) => {
    const encoded2 = encode2(value);
    return encoded2 && { ...encoded2, type };
  };
}

// templates/runtime/body-choice.ts
function onContentType(encoders) {
  const names = Object.keys(encoders);
  return (value, options) => {
    const named2 = property(options, "contentType");
    const contentType = typeof named2 === "string" ? named2 : names[0] ?? "";
    const name = Object.hasOwn(encoders, contentType) ? contentType : names.find((each) => isIn(contentType, each));
    const encode2 = name === void 0 ? void 0 : encoders[name];
    if (encode2 === void 0) throw new TypeError(`contentType must be one of: ${names.join(", ")}`);
    const encoded2 = encode2(value);
    return name === contentType ? encoded2 : encoded2 && { ...encoded2, type: contentType };
  };
}
function apart(encode2) {
  return (value) => encode2(property(value, "body"));
}
function isIn(type, range) {
  return range === "*/*" || range.endsWith("/*") && type.startsWith(range.slice(0, -1));
}

// templates/runtime/fingerprint.ts
function fingerprint(text2) {
  if (text2.length <= LONGEST2) return text2;
  let [a, b, c, d] = [1, 2, 3, 4];
  for (let at = 0; at < text2.length + ROUNDS; at += 1) {
    const code = text2.charCodeAt(at);
    a = mixed(a ^ d ^ code, 15, 2654435761);
    b = mixed(b ^ a, 13, 2246822519);
    c = mixed(c ^ b, 17, 3266489917);
    d = mixed(d ^ c, 11, 668265263);
  }
  return `${a},${b},${c},${d}`;
}
var LONGEST2 = 64;
var ROUNDS = 4;
function mixed(bits, turn, factor) {
  return Math.imul(bits << turn | bits >>> 32 - turn, factor);
}

// templates/runtime/promise.ts
var ApiPromise = class {
  #call;
  #decode;
  #data;
  constructor(call, decode) {
    this.#call = call;
    this.#decode = decode;
  }
  get [Symbol.toStringTag]() {
    return "ApiPromise";
  }
  then(onfulfilled, onrejected) {
    this.#data ??= this.#decode();
    return this.#data.then(onfulfilled, onrejected);
  }
  catch(onrejected) {
    return this.then(void 0, onrejected);
  }
  finally(onfinally) {
    return this.then().finally(onfinally);
  }
  /** The data and the response it came in (status, headers). */
  async withResponse() {
    return { data: await this.then(), response: await this.asResponse() };
  }
  /**
   * The response with its body unread. Timeout and signal end when it arrives: to stop reading, cancel the body.
   * An error status still rejects.
   */
  asResponse() {
    return this.#call.response;
  }
  /** The outcome as a value; never rejects. */
  async result() {
    try {
      return { ok: true, data: await this.then() };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error("the call failed", { cause: thrown });
      const failure2 = {
        ok: false,
        status: documentedStatus(error, this.#call.operation.errors),
        error
      };
      return isDocumented(failure2) ? failure2 : { ok: false, error };
    }
  }
};
function isDocumented(failure2) {
  return failure2.status !== void 0;
}
function documentedStatus(error, documented = []) {
  if (!(error instanceof ApiError) || error.body === void 0) return void 0;
  return placesOf(error.status).flatMap((place) => documented.filter((one2) => one2 === place))[0];
}

// templates/runtime/page.ts
var PaginationError = class extends ClientError {
  name = "PaginationError";
};
var CursorExpiredError = class extends PaginationError {
  name = "CursorExpiredError";
  /** How many items arrived before. */
  itemsSeen;
  // Not to be printed: a log is no place for what an API answers.
  #resumeAfter;
  #items;
  constructor(request2, resumeAfter, itemsSeen, cause, items = []) {
    super(request2, `no longer takes its cursor after ${itemsSeen} items: list again`, cause);
    this.itemsSeen = itemsSeen;
    this.#resumeAfter = resumeAfter;
    this.#items = items;
  }
  /** The rejected cursor, or the query of the rejected link: the place after the last item that arrived. */
  get resumeAfter() {
    return this.#resumeAfter;
  }
  /** What `toArray` had collected; who iterates has it already. */
  get items() {
    return this.#items;
  }
};
function paged(rule) {
  return (call) => new PagePromise(call, () => readPage(call, rule, FIRST));
}
var FIRST = { index: 0, empty: 0, seen: 0 };
var MOST_EMPTY = 100;
var MOST_PLACES = 1e4;
var Page = class {
  /** The items of this page. */
  data;
  /** The whole body. */
  body;
  #next;
  #pending;
  constructor(data2, body, next) {
    this.data = data2;
    this.body = body;
    this.#next = next;
  }
  /** Whether there is a page after this one. Asks nobody. */
  hasNextPage() {
    return this.#next !== void 0;
  }
  /** The page after this one. Calls at the same time share one request. Rejects with RangeError after the last page. */
  async nextPage() {
    if (!this.#next) throw new RangeError("this is the last page");
    this.#pending ??= this.#next().finally(() => {
      this.#pending = void 0;
    });
    return this.#pending;
  }
  [Symbol.asyncIterator]() {
    return itemsOf(pagesFrom(this));
  }
};
var PagePromise = class extends ApiPromise {
  [Symbol.asyncIterator]() {
    return itemsOf(this.pages());
  }
  /** Every page, each requested when the one before is done with. */
  pages() {
    return pagesFrom(this);
  }
  /** The first `limit` items. Rejects with RangeError where that is no positive number, whatever the server answers. */
  async toArray({ limit }) {
    const items = [];
    if (!(limit > 0)) {
      this.catch(() => void 0);
      throw new RangeError("limit must be a positive number");
    }
    try {
      for await (const { data: data2 } of this.pages()) {
        for (const item of data2) if (items.push(item) >= limit) return items;
      }
    } catch (error) {
      if (!(error instanceof CursorExpiredError)) throw error;
      const { request: request2, resumeAfter, itemsSeen, cause } = error;
      throw new CursorExpiredError(request2, resumeAfter, itemsSeen, cause, items);
    }
    return items;
  }
};
async function* pagesFrom(first) {
  let page = await first;
  yield page;
  while (page.hasNextPage()) {
    page = await page.nextPage();
    yield page;
  }
}
async function* itemsOf(pages) {
  for await (const { data: data2 } of pages) yield* data2;
}
function readPage(call, rule, place) {
  return readJson(call, JSON, (body, response) => {
    try {
      const items = rule.items(body) ?? [];
      const isPage = Array.isArray(items) && isObject(body) && (!Array.isArray(body) || Object.is(items, body));
      if (isPage) {
        const data2 = items.slice();
        const seen = place.seen + data2.length;
        const next = rule.next({ body, items: data2, response, call, seen });
        if (next === void 0) return new Page(data2, body);
        const empty = data2.length === 0 ? place.empty + 1 : 0;
        const after = { ...place, index: place.index + 1, empty, seen };
        return new Page(data2, body, () => follow(call, rule, next, after));
      }
    } catch {
    }
    throw call.mismatch(`${shape(body)} where a page was due`, response);
  });
}
function askedBy(plan2) {
  return fingerprint(JSON.stringify([plan2?.query.split("&").sort(), plan2?.body]));
}
async function follow(call, rule, next, place) {
  const { request: request2, plan: plan2 } = call;
  if (typeof next === "string") throw new PaginationError(request2, next);
  const { change, cursor } = next;
  const { index, empty, seen, places = /* @__PURE__ */ new Map([[askedBy(plan2), index - 1]]) } = place;
  const key = askedBy(plan2 && change(plan2));
  if ((places.get(key) ?? index) !== index) {
    throw new PaginationError(request2, "leads back to a page before");
  }
  if (empty >= MOST_EMPTY) throw new PaginationError(request2, `gave ${MOST_EMPTY} empty pages in a row`);
  places.set(key, index);
  const [oldest = ""] = places.keys();
  if (places.size > MOST_PLACES) places.delete(oldest);
  try {
    return await readPage(call.again(change), rule, { ...place, places });
  } catch (error) {
    const isGone = error instanceof ApiError && (error.status === 400 || error.status === 410);
    if (!isGone || cursor === void 0) throw error;
    throw new CursorExpiredError(request2, cursor, seen, error);
  }
}

// templates/runtime/body-field.ts
function bodyField(...path) {
  return {
    read: (plan2) => isJson2(plan2) ? path.reduce(property, bodyOf(plan2)) : void 0,
    write: (plan2, value) => {
      if (!isJson2(plan2)) throw new PaginationError(plan2, "has more pages only for what is sent as JSON");
      const { type = "application/json" } = plan2.body ?? {};
      const headers = { ...plan2.headers, "content-type": type };
      Reflect.deleteProperty(headers, "idempotency-key");
      const body = JSON.stringify(placed(bodyOf(plan2), path, value));
      return { ...plan2, headers, body: { body, type } };
    }
  };
}
function bodyOf({ body }) {
  return typeof body?.body === "string" ? JSON.parse(body.body) : {};
}
function isJson2({ body }) {
  return body === void 0 || /[/+]json$/.test(body.type ?? "");
}
function placed(within, [name, ...rest], value) {
  if (name === void 0) return value;
  return { ...isObject(within) ? within : {}, [name]: placed(property(within, name), rest, value) };
}

// templates/runtime/body-source.ts
var fields = (operation, params) => {
  const body = requiredFields(operation, params);
  return Object.keys(body).length === 0 ? void 0 : body;
};
var requiredFields = ({ query, headers, cookies: cookies2 }, params) => {
  const elsewhere = { ...query, ...headers, ...cookies2 };
  return Object.fromEntries(
    Object.entries(params).filter(([key, value]) => value !== void 0 && !Object.hasOwn(elsewhere, key))
  );
};
var bodyParam = (_operation, params) => property(params, "body");

// templates/runtime/body-form.ts
var formOf = (write2) => (value) => {
  if (!isObject(value)) return void 0;
  const pairs = Object.entries(value).map(([name, item]) => write2(name, item));
  return {
    body: pairs.filter((pair2) => pair2 !== "").join("&"),
    type: "application/x-www-form-urlencoded"
  };
};
var formField = (name, value) => form(name, isObject(value) && !Array.isArray(value) ? asText(value, name) : value);
var formBody = /* @__PURE__ */ formOf(formField);

// templates/runtime/body-json-lines.ts
var jsonLinesBody = /* @__PURE__ */ valuesBody("application/jsonl", "");
var jsonSequenceBody = /* @__PURE__ */ valuesBody("application/json-seq", "");
function valuesBody(type, before) {
  return (value) => {
    if (value === void 0) return void 0;
    if (!Array.isArray(value)) throw new TypeError("the body must be a list");
    const lines2 = value.map((item) => `${before}${JSON.stringify([item]).slice(1, -1)}
`);
    return { body: lines2.join(""), type };
  };
}

// templates/runtime/body-styled-form.ts
function styledForm(styles) {
  return formOf((name, value) => {
    const style = Object.hasOwn(styles, name) ? styles[name] : void 0;
    return (style ?? formField)(name, value);
  });
}

// templates/runtime/body-multipart.ts
var multipartBody = (value) => {
  if (typeof value !== "object" || value === null) return void 0;
  const parts = new FormData();
  for (const [name, item] of Object.entries(value)) {
    const items = Array.isArray(item) ? item : [item];
    for (const one2 of items) addPart(parts, name, one2);
  }
  return { body: parts };
};
function addPart(parts, name, value) {
  if (value === void 0) return;
  if (value instanceof Blob) parts.append(name, value);
  else parts.append(name, asText(value, name));
}

// templates/runtime/body-typed-parts.ts
function typedParts(types, kind2 = "multipart/form-data") {
  return (value) => {
    if (!isObject(value)) return void 0;
    const boundary = `----parts-${random()}`;
    const pieces = [];
    for (const [name, item] of Object.entries(value)) {
      const type = Object.hasOwn(types, name) ? types[name] : void 0;
      const items = Array.isArray(item) ? item : [item];
      for (const one2 of items) {
        if (one2 !== void 0) pieces.push(`--${boundary}\r
`, ...part(name, one2, type), "\r\n");
      }
    }
    const body = new Blob([...pieces, `--${boundary}--\r
`]);
    return { body, type: `${kind2}; boundary=${boundary}` };
  };
}
function part(name, value, type) {
  const start = `Content-Disposition: form-data; name="${quoted(name)}"`;
  if (value instanceof Blob) {
    const file = "name" in value && typeof value.name === "string" ? value.name : "blob";
    const own = value.type || (type ?? "application/octet-stream");
    return [`${start}; filename="${quoted(file)}"\r
Content-Type: ${own}\r
\r
`, value];
  }
  const text2 = type === void 0 || typeof value === "string" ? asText(value, name) : JSON.stringify(value);
  return [`${start}${type === void 0 ? "" : `\r
Content-Type: ${type}`}\r
\r
${text2}`];
}
function quoted(name) {
  return name.replace(/[\r\n"]/g, encodeURIComponent);
}
function random() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// templates/runtime/body-raw.ts
var textBody = (value) => value === void 0 ? void 0 : { body: asText(value, "body"), type: "text/plain; charset=utf-8" };
var binaryBody = (value) => {
  if (value === void 0) return void 0;
  if (!isBytes(value)) throw new TypeError("the body must be a Blob, a buffer, a string or a ReadableStream");
  const type = value instanceof Blob ? value.type : "";
  const isBuffer = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
  const body = isBuffer ? new Blob([value]) : value;
  const encoded2 = { body, type: type === "" ? "application/octet-stream" : type };
  return value instanceof ReadableStream ? { ...encoded2, isStream: true } : encoded2;
};
function isBytes(value) {
  return typeof value === "string" || value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof ReadableStream;
}

// templates/runtime/content.ts
function text(call) {
  return new ApiPromise(call, () => call.read(asText2, (body) => body));
}
function blob(call) {
  return new ApiPromise(
    call,
    () => call.read(
      (response) => response.blob(),
      (body) => body
    )
  );
}

// templates/runtime/cookie-styles.ts
var cookies = (name, value) => form(name, value).replaceAll("&", "; ");
var rawCookie = (name, value) => raw(name, csv(name, value));
var rawCookies = (name, value) => form(name, value).split("&").map((pair2) => raw(name, pair2)).join("; ");
function raw(name, encoded2) {
  const text2 = decodeURIComponent(encoded2);
  if (!/^[!-:<-~]*$/.test(text2))
    throw new TypeError(`the cookie ${name} holds what no cookie may: encode it`);
  return text2;
}

// templates/runtime/page-place.ts
function sentAt(place, plan2) {
  return typeof place === "string" ? queryValue(plan2, place) : place.read(plan2);
}
function movedTo(place, value) {
  return (plan2) => typeof place === "string" ? withQuery(plan2, { [place]: String(value) }) : place.write(plan2, value);
}

// templates/runtime/cursor-page.ts
var LONGEST3 = 8192;
function cursorPage(rule) {
  return paged({ items: rule.items, next: ({ body }) => nextCursor(rule, body) });
}
function nextCursor(rule, body) {
  const more = rule.more?.(body);
  if (more === false) return void 0;
  const next = rule.next(body) ?? "";
  if (next === "") return more === true ? "has more pages but gives no cursor to the next one" : void 0;
  if (typeof next !== "string" && typeof next !== "number") return UNUSABLE;
  const cursor = String(next);
  const isHalf = typeof rule.cursor === "string" && /\p{Cs}/u.test(cursor);
  if (isHalf || cursor.length > LONGEST3) return UNUSABLE;
  return { change: movedTo(rule.cursor, next), cursor };
}
var UNUSABLE = "gives a cursor that cannot be sent";

// templates/runtime/env.ts
function env(name) {
  const host = globalThis;
  try {
    const value = host.process?.env?.[name]?.trim();
    return value === "" ? void 0 : value;
  } catch {
    return void 0;
  }
}

// templates/runtime/stream.ts
var LONGEST4 = 1024 * 1024;
var StreamPromise = class extends ApiPromise {
  async *[Symbol.asyncIterator]() {
    yield* await this.then();
  }
};
async function* lines(call) {
  const decoder = new TextDecoder();
  let rest = "";
  let cr = false;
  for await (const chunk of chunks(call)) {
    let text2 = decoder.decode(chunk, { stream: true });
    if (text2 === "") continue;
    if (cr && text2.startsWith("\n")) text2 = text2.slice(1);
    cr = text2 === "" ? false : text2.endsWith("\r");
    const [end2 = "", ...parts] = text2.split(/\r\n|\r|\n/);
    rest += end2;
    for (const part2 of parts) {
      yield rest;
      rest = part2;
    }
    if (rest.length > LONGEST4) throw await tooLong(call);
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
async function tooLong(call) {
  return new ResponseParseError(
    call.request,
    await call.response,
    `more than ${LONGEST4} characters without end`
  );
}
async function piece(call, next) {
  const deadline = call.anew();
  try {
    deadline.watch();
    return await deadline.race(next);
  } catch (error) {
    throw named(error, call, BROKEN);
  } finally {
    deadline.pause(true);
  }
}
async function* chunks(call) {
  const response = await call.response;
  const reader = response.body?.getReader();
  if (reader === void 0) return;
  try {
    for (; ; ) {
      const { done, value } = await piece(call, () => reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => void 0);
  }
}

// templates/runtime/events.ts
function events(call) {
  return beginEvents(call, () => parseEvents(call));
}
function jsonEvents(call, parser = JSON) {
  return beginEvents(call, () => data(call, parser));
}
function beginEvents(call, read) {
  return new StreamPromise(call, async () => {
    const response = await call.response;
    const isPage = /^text\/html\b/i.test(response.headers.get("content-type") ?? "");
    if (isPage || isJson(response)) {
      const what = isPage ? "a page" : "JSON";
      throw new ResponseParseError(call.request, response, `${what} where events were due`);
    }
    return read();
  });
}
async function* data(call, parser) {
  const response = await call.response;
  for await (const event of parseEvents(call)) {
    if (event.data === "[DONE]") return;
    if (event.data.trim() !== "") yield parseJson(parser, event.data, response, call.request);
  }
}
async function* parseEvents(call) {
  const pending = new PendingEvent();
  for await (const line of lines(call)) {
    const event = line === "" ? pending.end() : void 0;
    if (event !== void 0) yield event;
    pending.add(line);
    if (pending.length > LONGEST4) throw await tooLong(call);
  }
  const last = pending.end();
  if (last !== void 0) yield last;
}
var PendingEvent = class {
  length = 0;
  #data = [];
  #event = "";
  #id = "";
  #retry;
  add(line) {
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    switch (field) {
      case "data":
        this.#data.push(value);
        this.length += value.length + 1;
        return;
      case "event":
        this.#event = value;
        return;
      case "id":
        if (!value.includes("\0")) this.#id = value;
        return;
      case "retry":
        if (/^\d{1,15}$/.test(value)) this.#retry = Number(value);
    }
  }
  /** The event that is complete, if there is one, and a fresh start. */
  end() {
    const retry = this.#retry === void 0 ? {} : { retry: this.#retry };
    const event = { event: this.#event || "message", data: this.#data.join("\n"), id: this.#id, ...retry };
    const complete = this.#data.length > 0;
    this.#data = [];
    this.#event = "";
    this.#retry = void 0;
    this.length = 0;
    return complete ? event : void 0;
  }
};

// templates/runtime/header-params.ts
var headerParams = (headers, { headers: styles, cookies: cookies2 }, params) => {
  for (const name in styles) {
    const header = styles[name]?.(name, property(params, name));
    if (header) setHeader(headers, ...header);
  }
  let pairs = "";
  for (const name in cookies2) {
    pairs = join(pairs, cookies2[name]?.(name, property(params, name)) ?? "", "; ");
  }
  if (pairs !== "") addCookie(headers, pairs);
};

// templates/runtime/header-styles.ts
var simple = (name, value) => write(name, value, false);
var simpleExploded = (name, value) => write(name, value, true);
var jsonHeader = (name, value) => value === void 0 ? void 0 : jsonTextHeader(name, jsonOf(value, name));
var jsonTextHeader = (name, json2) => json2 === void 0 ? void 0 : [name, asText(json2, name).replace(/[^ -~]/g, escaped)];
function renamedHeader(wire, style) {
  return (_name, value) => style(wire, value);
}
var cookie = (name, value) => value === void 0 || value === null ? "" : pair(name, value);
function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
function write(name, value, explode) {
  if (value === void 0 || value === null) return void 0;
  if (typeof value !== "object") return [name, asText(value, name)];
  const text2 = (item) => asText(item, name);
  if (Array.isArray(value)) return [name, value.map(text2).join(",")];
  const members2 = presentEntries(value).map((entry2) => entry2.map(text2).join(explode ? "=" : ","));
  return [name, members2.join(",")];
}

// templates/runtime/int64-places.ts
var NOWHERE = [];
var LEAVES = {
  bigint: ["bigint"],
  string: ["string"],
  "bigint or text": ["bigint or text"],
  "string or text": ["string or text"]
};
var known = /* @__PURE__ */ new WeakMap();
function spotsOf(places) {
  if (typeof places === "string") return LEAVES[places];
  const before = known.get(places);
  if (before) return before;
  const spots = /* @__PURE__ */ new Set();
  const pending = [places];
  for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
    if (typeof next === "function") pending.push(next());
    else if (!spots.has(next)) {
      spots.add(next);
      if (typeof next === "object") pending.push(...next.also ?? []);
    }
  }
  const all = [...spots];
  known.set(places, all);
  return all;
}
function below(spots, key) {
  let found = NOWHERE;
  for (const spot of spots) {
    const places = typeof spot === "string" ? void 0 : placesAt(spot, key);
    if (places === void 0) continue;
    const more = spotsOf(places);
    found = found.length === 0 ? more : [.../* @__PURE__ */ new Set([...found, ...more])];
  }
  return found;
}
function placesAt({ of, rest, first, items }, key) {
  if (typeof key === "number") return first?.[key] ?? items;
  return of && Object.hasOwn(of, key) ? of[key] : rest;
}

// templates/runtime/int64.ts
function parseInt64(text2, places) {
  const safe = marked(text2);
  const value = JSON.parse(safe);
  return revived(value, places, safe !== text2);
}
function stringifyInt64(value, places) {
  const spots = /* @__PURE__ */ new Map();
  let isRoot = true;
  const text2 = JSON.stringify(value, function(key, one2) {
    const around = spots.get(this) ?? [];
    const here = isRoot ? spotsOf(places) : below(around, Array.isArray(this) ? Number(key) : key);
    isRoot = false;
    if (isHolder(one2)) spots.set(one2, here);
    const digits = digitsOf(this[key], here) ?? digitsOf(one2, here);
    return digits === void 0 ? one2 : mark() + digits;
  });
  return unmarked(text2);
}
function marked(text2) {
  if (!SUSPECT.test(text2)) return text2;
  let whole = "";
  let at = 0;
  for (; ; ) {
    const quote = text2.indexOf('"', at);
    whole += withMarks(text2.slice(at, quote < 0 ? void 0 : quote));
    if (quote < 0) return whole;
    at = endOfText(text2, quote);
    whole += text2.slice(quote, at);
  }
}
function unmarked(text2) {
  return text2.replace(new RegExp(`"${mark()}([-+.\\deE]+)"`, "g"), "$1");
}
function markedInteger(value, spots) {
  const digits = digitsOf(exact(value, spots), spots);
  return digits === void 0 ? value : mark() + digits;
}
var SUSPECT = /(?:^|[\s:,[])-?\d(?:[\d.]{15}|[\d.]*[eE])/;
var NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
function withMarks(json2) {
  return json2.replace(/[-\d][-+.\deE]*/g, (literal, at) => {
    if (literal.length < 16 && !/e/i.test(literal) || !NUMBER.test(literal)) return literal;
    const key = /\s*:/y;
    key.lastIndex = at + literal.length;
    return key.test(json2) ? literal : `"${mark()}${literal}"`;
  });
}
function endOfText(json2, start) {
  for (let end2 = json2.indexOf('"', start + 1); end2 >= 0; end2 = json2.indexOf('"', end2 + 1)) {
    let first = end2;
    while (json2[first - 1] === "\\") first -= 1;
    if ((end2 - first) % 2 === 0) return end2 + 1;
  }
  return json2.length;
}
var secret = "";
function mark() {
  secret ||= `${crypto.getRandomValues(new Uint32Array(3)).join("-")}:`;
  return secret;
}
function revived(value, places, isMarked = true) {
  const root = { value };
  const pending = [];
  const visit = (holder, key, spots) => {
    if (spots.length === 0 && !isMarked) return;
    const one2 = holder[key];
    if (isHolder(one2)) {
      pending.push([one2, spots]);
      return;
    }
    const made = exact(one2, spots);
    if (made !== one2) holder[key] = made;
  };
  visit(root, "value", spotsOf(places));
  for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
    const [holder, spots] = next;
    if (Array.isArray(holder)) {
      const rest = below(spots, holder.length);
      const isAlike = !spots.some((spot) => typeof spot === "object" && spot.first);
      for (let at = 0; at < holder.length; at += 1) visit(holder, at, isAlike ? rest : below(spots, at));
    } else for (const key of Object.keys(holder)) visit(holder, key, below(spots, key));
  }
  return root.value;
}
function exact(value, spots) {
  const isMark = typeof value === "string" && value.startsWith(mark());
  const literal = isMark ? value.slice(mark().length) : String(value);
  const kind2 = spots.find((spot) => typeof spot === "string");
  if (isMark || typeof value === "number") {
    const digits = kind2 && digitsIn(literal);
    if (digits === void 0) return isMark ? Number(literal) : value;
    return kind2?.startsWith("bigint") ? BigInt(digits) : digits;
  }
  const isInteger = kind2 === "bigint" && isOnly(spots) && typeof value === "string" && DIGITS.test(value);
  return isInteger ? BigInt(literal) : value;
}
function digitsOf(value, spots) {
  if (typeof value === "bigint") return String(value);
  const isInteger = typeof value === "string" && spots.includes("string") && isOnly(spots);
  return isInteger && DIGITS.test(value) ? String(BigInt(value)) : void 0;
}
var DIGITS = /^-?\d{1,20}$/;
function isOnly(spots) {
  return !spots.includes("bigint or text") && !spots.includes("string or text");
}
function digitsIn(literal) {
  const parts = PARTS.exec(literal);
  if (!parts) return void 0;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const written = (whole + fraction).replace(/^0+/, "");
  const digits = written.replace(/0+$/, "");
  const length = written.length - fraction.length + Number(exponent);
  if (digits === "") return "0";
  return digits.length <= length && length <= 20 ? sign + digits.padEnd(length, "0") : void 0;
}
var PARTS = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,9}))?$/;
function isHolder(value) {
  return typeof value === "object" && value !== null;
}

// templates/runtime/int64-body.ts
function int64Body(places) {
  return (value) => value === void 0 ? void 0 : { body: stringifyInt64(value, places), type: "application/json" };
}
function int64LinesBody(places) {
  return valuesBody2(places, "application/jsonl", "");
}
function int64SequenceBody(places) {
  return valuesBody2(places, "application/json-seq", "");
}
function valuesBody2(places, type, before) {
  return (value) => {
    if (value === void 0) return void 0;
    if (!Array.isArray(value)) throw new TypeError("the body must be a list");
    const lines2 = value.map((item, at) => {
      const json2 = stringifyInt64([item], { items: itemOf(places, at) });
      return `${before}${json2.slice(1, -1)}
`;
    });
    return { body: lines2.join(""), type };
  };
}
function int64Fields(fields2, encode2, rest) {
  return (value, options) => {
    if (!isObject(value)) return encode2(value, options);
    const written = Object.entries(value).map(([name, item]) => {
      const places = Object.hasOwn(fields2, name) ? fields2[name] : rest;
      if (places === void 0) return [name, item];
      const isList = Array.isArray(item);
      return [name, isList ? item.map((one2, at) => asJson(one2, itemOf(places, at))) : asJson(item, places)];
    });
    return encode2(Object.fromEntries(written), options);
  };
}
function itemOf(places, at) {
  return { also: below(spotsOf(places), at) };
}
function asJson(value, places) {
  if (typeof value === "bigint") return String(value);
  return isObject(value) && !(value instanceof Blob) ? stringifyInt64(value, places) : value;
}

// templates/runtime/int64-body-field.ts
function int64BodyField(places, ...path) {
  const field = bodyField(...path);
  const spots = path.reduce(below, spotsOf(places));
  return {
    read: field.read,
    write: (plan2, value) => withBody(field.write(withBody(plan2, marked), markedInteger(value, spots)), unmarked)
  };
}
function withBody(plan2, change) {
  const { body } = plan2;
  return typeof body?.body === "string" ? { ...plan2, body: { ...body, body: change(body.body) } } : plan2;
}

// templates/runtime/int64-call.ts
function changed(call, change) {
  const { body = same, error: failure2 = same } = change;
  const orFailure = async (promise) => {
    try {
      return await promise;
    } catch (error) {
      throw failure2(error);
    }
  };
  return {
    operation: call.operation,
    get request() {
      return call.request;
    },
    get plan() {
      return call.plan;
    },
    get carrier() {
      return call.carrier;
    },
    get response() {
      return orFailure(call.response);
    },
    read: (take, make) => orFailure(call.read(async (response) => body(await take(response)), make)),
    anew: () => call.anew(),
    again: (edit) => changed(call.again(edit), change),
    mismatch: (detail, response) => call.mismatch(detail, response)
  };
}
function same(value) {
  return value;
}

// templates/runtime/int64-errors.ts
function int64Errors(call, errors) {
  return changed(call, { error: (error) => withBody2(error, errors) });
}
function int64PageErrors(errors, pages) {
  return (call) => pages(int64Errors(call, errors));
}
function withBody2(error, errors) {
  if (!(error instanceof ApiError) || error.body === void 0) return error;
  const name = placesOf(error.status).find((each) => Object.hasOwn(errors, each));
  const places = name === void 0 ? void 0 : errors[name];
  if (places) {
    const value = parseInt64(error.text, places);
    Object.defineProperty(error, "body", { value, configurable: true });
  }
  return error;
}

// templates/runtime/json.ts
function json(call, parser = JSON) {
  return new ApiPromise(call, () => readJson(call, parser, (data2) => data2));
}
function list(call, parser = JSON) {
  return new ApiPromise(
    call,
    () => readJson(call, parser, (data2, response) => {
      if (Array.isArray(data2)) return data2;
      throw call.mismatch(`${shape(data2)} where an array was due`, response);
    })
  );
}
function nothing(call) {
  return new ApiPromise(call, () => call.read(readStart, () => void 0));
}

// templates/runtime/int64-json.ts
function int64Json(places) {
  return (call) => json(call, parserOf(places));
}
function int64List(places) {
  return (call) => list(call, parserOf(places));
}
function parserOf(places) {
  return {
    parse: (text2, reviver) => declared(JSON, reviver ? reviver() : parseInt64(text2, places))
  };
}

// templates/runtime/int64-events.ts
function int64Events(places) {
  return (call) => jsonEvents(call, parserOf(places));
}

// templates/runtime/json-lines.ts
function jsonLines(call, parser = JSON) {
  return new StreamPromise(call, async () => {
    await call.response;
    return values(call, parser);
  });
}
async function* values(call, parser) {
  const response = await call.response;
  for await (const line of lines(call)) {
    const text2 = (line.startsWith(RECORD) ? line.slice(1) : line).trim();
    if (text2 !== "") yield parseJson(parser, text2, response, call.request);
  }
}
var RECORD = "";

// templates/runtime/int64-lines.ts
function int64Lines(places) {
  return (call) => jsonLines(call, parserOf(places));
}

// templates/runtime/json-sequence.ts
function jsonSequence(call, parser = JSON) {
  return new StreamPromise(call, async () => {
    await call.response;
    return values2(call, parser);
  });
}
async function* values2(call, parser) {
  const response = await call.response;
  for await (const text2 of records(call)) {
    if (text2.trim() !== "") yield parseJson(parser, text2, response, call.request);
  }
}
async function* records(call) {
  let rest = "";
  for await (const line of lines(call)) {
    const [end2 = "", ...begun] = line.split(SEPARATOR);
    rest += end2;
    for (const text2 of begun) {
      yield rest;
      rest = text2;
    }
    if (rest.length > LONGEST4) throw await tooLong(call);
    rest += "\n";
  }
  yield rest;
}
var SEPARATOR = "";

// templates/runtime/int64-sequence.ts
function int64Sequence(places) {
  return (call) => jsonSequence(call, parserOf(places));
}

// templates/runtime/int64-page.ts
function int64Pages(pages) {
  return (call) => pages(changed(call, { body: withMarks2 }));
}
function withMarks2(body) {
  return typeof body === "string" ? declared(JSON, marked(body)) : body;
}
function count(value) {
  return value === void 0 || value === null ? void 0 : Number(value);
}
function cursorText(value) {
  return typeof value === "bigint" ? String(value) : value;
}

// templates/runtime/int64-params.ts
function int64Param(places, style) {
  return (name, value) => style(name, value === void 0 ? value : stringifyInt64(value, places));
}
function int64Members(places, style, repeats = false) {
  return (name, value) => {
    const spots = spotsOf(places);
    if (Array.isArray(value)) return style(name, itemsOf2(value, spots));
    if (!isObject(value)) return style(name, value);
    const entries = Object.entries(value).map(([key, item]) => {
      const here = below(spots, key);
      return [key, repeats && Array.isArray(item) ? itemsOf2(item, here) : asJson2(item, here)];
    });
    return style(name, Object.fromEntries(entries));
  };
}
function itemsOf2(list2, spots) {
  return list2.map((item, at) => asJson2(item, below(spots, at)));
}
function asJson2(value, spots) {
  return isObject(value) ? stringifyInt64(value, { also: spots }) : value;
}
function int64Whole(places, style) {
  return (name, value) => style(name, asJson2(value, spotsOf(places)));
}
function int64Segment(at, places) {
  return { at, write: (value, encode2) => encode2(stringifyInt64(value, places)) };
}

// templates/runtime/single.ts
function orSingle(call, stream, parser = JSON) {
  return new StreamPromise(
    call,
    async () => isJson(await call.response) ? one(call, parser) : await stream
  );
}
async function* one(call, parser) {
  yield await readJson(call, parser, (item) => item);
}

// templates/runtime/int64-single.ts
function int64OrSingle(places, call, stream) {
  return orSingle(call, stream, parserOf(places));
}

// templates/runtime/webhook.ts
var WebhookParseError = class extends Error {
  name = "WebhookParseError";
};
function readWebhook(body) {
  return webhookFrom(body, JSON);
}
function webhookFrom(body, parser) {
  try {
    return parser.parse(
      typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body)
    );
  } catch {
    throw new WebhookParseError("The body of the webhook is not JSON.");
  }
}

// templates/runtime/int64-webhook.ts
function int64Webhook(usual, versions = {}) {
  return (body, { name, version } = {}) => {
    const known2 = version !== void 0 && Object.hasOwn(versions, version) ? versions[version] : void 0;
    const events2 = spotsOf(known2 ?? usual).flatMap(
      (spot) => typeof spot === "object" ? [spot.of ?? {}] : []
    );
    const all = events2.flatMap(
      (each) => Object.entries(each).flatMap(([key, places]) => name === void 0 || name === key ? [places] : [])
    );
    return webhookFrom(body, { parse: (text2) => declared(JSON, parseInt64(text2, { also: all })) });
  };
}

// templates/runtime/whole-events.ts
function wholeEvents(call, prepare = same2, finish = same2) {
  return beginEvents(call, () => jsonIn(call, prepare, finish));
}
function wholeTextEvents(call) {
  return beginEvents(call, () => textIn(call));
}
async function* jsonIn(call, prepare, finish) {
  const response = await call.response;
  for await (const event of parseEvents(call)) {
    if (event.data === "[DONE]") return;
    const data2 = parseJson(JSON, prepare(event.data), response, call.request);
    yield declared(JSON, finish({ ...event, data: data2 }));
  }
}
async function* textIn(call) {
  for await (const event of parseEvents(call)) yield declared(JSON, event);
}
function same2(value) {
  return value;
}

// templates/runtime/int64-whole-events.ts
function int64WholeEvents(places) {
  return (call) => wholeEvents(call, marked, (event) => revived(event, places));
}

// templates/runtime/number-page.ts
function numberPage(rule) {
  return paged({ items: rule.items, next: (page) => nextNumber(rule, page) });
}
function nextNumber(rule, { body, items, call, seen }) {
  const first = rule.first ?? 1;
  const next = Number((call.plan && sentAt(rule.page, call.plan)) ?? first) + 1;
  const pages = rule.pages?.(body) ?? Infinity;
  const isAll = next - first >= pages || seen >= (rule.total?.(body) ?? Infinity);
  const ended = items.length === 0 || isAll || rule.more?.(body) === false;
  return ended ? void 0 : { change: movedTo(rule.page, next) };
}

// templates/runtime/token-cache.ts
var AHEAD = 12e4;
var MARGIN = 3e4;
var PAUSE = 1e4;
var TokenCache = class {
  #fetch;
  #held;
  /** What comes of any other request, asked for before a token was refused, is not kept. */
  #awaited;
  #quietUntil = 0;
  constructor(fetch2, first) {
    this.#fetch = fetch2;
    if (first !== void 0) this.#held = { value: first, refreshAt: Infinity, endsAt: Infinity };
  }
  /**
   * The token, at once where a good one is there. A caller that stops waiting, as its signal says, stops nobody else; the
   * last one gives up the request.
   */
  get(source, signal) {
    const held = this.#held;
    const now = performance.now();
    if (held === void 0 || now >= held.endsAt) return this.#wait(this.#ask(source), signal);
    if (now >= held.refreshAt && now >= this.#quietUntil) {
      this.#quietUntil = now + PAUSE;
      this.#ask(source).value.catch(() => void 0);
    }
    return held.value;
  }
  /** After a token was refused: resolves when there is another one, fetched by whoever says so first. */
  async renew(refused2, source, signal) {
    if (this.#held?.value === refused2) {
      const { callers, cancel } = this.#awaited ?? { callers: 0 };
      this.#held = void 0;
      this.#awaited = void 0;
      if (callers === 0) cancel?.();
    }
    await this.get(source, signal);
  }
  async #wait(awaited, signal) {
    const leave = () => {
      awaited.callers -= 1;
      if (awaited.callers > 0 || !awaited.cancel) return;
      if (this.#awaited === awaited) this.#awaited = void 0;
      awaited.cancel();
    };
    awaited.callers += 1;
    signal.addEventListener("abort", leave);
    try {
      return await awaited.value;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }
  #ask(source) {
    if (this.#awaited) return this.#awaited;
    const asked = performance.now();
    const { token, cancel } = this.#fetch(source);
    const keep = async () => {
      try {
        const { value, lifetime } = await token;
        if (this.#awaited === awaited) this.#held = holding(value, lifetime, asked);
        return value;
      } finally {
        if (this.#awaited === awaited) this.#awaited = void 0;
      }
    };
    const awaited = { value: keep(), cancel, callers: 0 };
    this.#awaited = awaited;
    return awaited;
  }
};
function holding(value, lifetime, asked) {
  const ends = asked + lifetime;
  if (ends === Infinity) return { value, refreshAt: ends, endsAt: ends };
  return {
    value,
    refreshAt: ends - Math.min(AHEAD, lifetime / 4),
    endsAt: ends - Math.min(MARGIN, lifetime / 10)
  };
}

// templates/runtime/token-request.ts
var TokenError = class extends ClientError {
  name = "TokenError";
  status;
  /** What OAuth calls the problem: `invalid_client`, `invalid_grant`, … */
  code;
  requestId;
  constructor(request2, message, response, code, cause) {
    super(request2, message, cause);
    this.status = response?.status;
    this.code = code;
    this.requestId = response && requestId(response.headers);
  }
};
var TIMEOUT = 3e4;
var RETRIES = 2;
var LONGEST5 = 86400;
async function requestToken(session, asked, signal) {
  const url = tokenURL(session, asked.url);
  const request2 = { method: "POST", path: url.pathname };
  const deadline = new Deadline(request2, TIMEOUT, signal);
  try {
    deadline.watch();
    const issued = await deadline.race(async () => {
      const response = await answerOf(session, url.href, asked, request2, deadline);
      return issuedBy(response, request2, asked);
    });
    return issued;
  } catch (error) {
    if (error instanceof TokenError || !(error instanceof ClientError)) throw error;
    throw new TokenError(request2, "gave no token", void 0, void 0, error);
  } finally {
    deadline.pause();
  }
}
async function answerOf({ connection }, url, asked, request2, deadline) {
  const { headers, body } = encoded(asked);
  const attempted = { method: asked.repeatable ? "PUT" : "POST", headers, body: void 0 };
  for (let earlier = 0; ; earlier += 1) {
    let outcome;
    try {
      const { signal } = deadline;
      outcome = await connection.fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    } catch (error) {
      const failure2 = named(error, { request: request2 }, "got no answer");
      if (!(failure2 instanceof ConnectionError)) throw failure2;
      outcome = failure2;
    }
    const answer = outcome instanceof ConnectionError ? void 0 : outcome;
    const delay = earlier < RETRIES ? retryDelay(answer, attempted, earlier) : Infinity;
    if (!(delay < deadline.left) || !connection.retries.take()) {
      if (outcome instanceof ConnectionError) throw outcome;
      return outcome;
    }
    await discard(answer);
    await deadline.sleep(delay);
  }
}
function encoded({ client, clientAuth, encoding, fields: fields2 }) {
  const all = { ...fields2 };
  const type = encoding === "json" ? "application/json" : "application/x-www-form-urlencoded";
  const headers = { accept: "application/json", "content-type": type };
  if (client?.secret !== void 0 && clientAuth === "basic") {
    headers["authorization"] = basicValue(formEncoded(client.id), formEncoded(client.secret));
  } else if (client !== void 0) {
    all["client_id"] = client.id;
    if (client.secret !== void 0) all["client_secret"] = client.secret;
  }
  return {
    headers,
    body: encoding === "json" ? JSON.stringify(all) : new URLSearchParams(all).toString()
  };
}
function formEncoded(text2) {
  return new URLSearchParams({ "": text2 }).toString().slice(1);
}
async function issuedBy(response, request2, asked) {
  const { status, ok, type } = response;
  if (type === "opaqueredirect" || status >= 300 && status < 400) {
    await discard(response);
    throw new TokenError(request2, "was redirected, which is not followed with a secret", response);
  }
  const { body } = await readError(response, request2);
  if (ok) return tokenIn(body, (why) => new TokenError(request2, `answered ${status} with ${why}`, response));
  const code = codeIn(body, [asked.client?.secret, asked.fields["refresh_token"]]);
  const detail = code === void 0 ? "" : `: ${code}`;
  throw new TokenError(request2, `answered ${status}${detail}`, response, code);
}
function tokenIn(body, refusal2) {
  const [kind2, accessToken] = [property(body, "token_type"), property(body, "access_token")];
  if (typeof accessToken !== "string" || !/^[!-~]+$/.test(accessToken)) throw refusal2("no access_token");
  if (typeof kind2 !== "string" || kind2.toLowerCase() !== "bearer") throw refusal2("no token_type Bearer");
  const expiresIn = lifetimeIn(property(body, "expires_in"));
  if (expiresIn !== void 0 && !(expiresIn > 0)) throw refusal2("an expires_in that is no time to come");
  const next = property(body, "refresh_token");
  return { accessToken, expiresIn, refreshToken: typeof next === "string" && next !== "" ? next : void 0 };
}
function lifetimeIn(value) {
  if (value === void 0 || value === null) return void 0;
  const seconds = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof seconds === "number" ? Math.min(seconds, LONGEST5) : NaN;
}
function codeIn(body, secrets) {
  const code = property(body, "error");
  if (typeof code !== "string" || !/^[\w.-]{1,60}$/.test(code)) return void 0;
  return secrets.some((secret2) => secret2 !== void 0 && code.includes(secret2)) ? void 0 : code;
}
function tokenURL({ baseURL, allowInsecure }, text2) {
  const url = toURL(text2.startsWith("/") ? baseURL + text2 : text2);
  if (!url) throw new TypeError("tokenURL is no absolute URL");
  if (url.username + url.password !== "") throw new TypeError("tokenURL holds a user name or password");
  if (!isSafe(url) && !(allowInsecure && url.protocol === "http:")) {
    throw new TypeError(`${url.origin} would get a secret unencrypted: use https for tokenURL`);
  }
  return url;
}

// templates/runtime/oauth.ts
var FAMILIES = /* @__PURE__ */ new WeakMap();
function oauth2(credential, settings, header = "authorization") {
  if (typeof credential === "string" || typeof credential === "function") return bearer(credential, header);
  const given = credential ?? fromSettings(settings);
  if (given === void 0 || lacksSecret(given)) return void 0;
  const make = "refreshToken" in given ? refreshing(given, settings) : acting(given, settings);
  const { tokenURL: tokenURL2 = settings.tokenURL, scopes } = given;
  let found;
  const cacheOf = (session) => {
    if (found?.session === session) return found.cache;
    const { connection, baseURL } = session;
    const caches = entry(FAMILIES, connection.family, () => /* @__PURE__ */ new WeakMap());
    const own = entry(caches, credential ?? connection.family, () => /* @__PURE__ */ new Map());
    const cache = entry(own, JSON.stringify([tokenURL2, baseURL, scopes]), make);
    found = { session, cache };
    return cache;
  };
  const used = /* @__PURE__ */ new WeakMap();
  const put = (token, carrier) => {
    setHeader(carrier.headers, header, `Bearer ${token}`);
    used.set(carrier, token);
  };
  return {
    // A refresh token alone is the visitor's own.
    isSecret: given.clientSecret !== void 0,
    apply: (carrier, session, signal) => {
      const token = cacheOf(session).get(session, signal);
      if (typeof token !== "string") return token.then((fetched) => put(fetched, carrier));
      put(token, carrier);
      return void 0;
    },
    renew: async (carrier, session, signal) => {
      const token = used.get(carrier);
      if (token === void 0 || carrier.headers[header.toLowerCase()] !== `Bearer ${token}`) return false;
      await cacheOf(session).renew(token, session, signal);
      return true;
    }
  };
}
function acting(given, settings) {
  const fetch2 = async (session, signal) => {
    const client = await clientOf(given);
    const fields2 = { grant_type: "client_credentials" };
    const asked = { ...request(given, settings, client, fields2), repeatable: true };
    return tokenOf(await requestToken(session, asked, signal));
  };
  return () => new TokenCache((session) => {
    const controller = new AbortController();
    return {
      token: fetch2(session, controller.signal),
      cancel: () => {
        controller.abort();
      }
    };
  });
}
function refreshing(given, settings) {
  return () => {
    let rotated;
    const refresh = async (session) => {
      const [client, first] = [await clientOf(given), rotated ?? await valueOf(given.refreshToken)];
      const fields2 = { grant_type: "refresh_token", refresh_token: first };
      const { refreshURL: url = settings.tokenURL } = settings;
      const issued = await requestToken(session, {
        ...request(given, { ...settings, tokenURL: url }, client, fields2),
        repeatable: false
      });
      rotated = issued.refreshToken ?? rotated;
      await given.onToken?.(issued);
      return tokenOf(issued);
    };
    let turn = Promise.resolve();
    return new TokenCache((session) => {
      const token = turn.then(() => refresh(session));
      turn = token.catch(() => void 0);
      return { token };
    }, given.accessToken);
  };
}
function request(given, settings, client, grant) {
  const { scopes = [] } = given;
  return {
    url: given.tokenURL ?? settings.tokenURL,
    clientAuth: given.clientAuth ?? settings.clientAuth ?? "basic",
    encoding: given.encoding ?? settings.encoding ?? "form",
    client,
    fields: { ...given.fields, ...grant, ...scopes.length > 0 ? { scope: scopes.join(" ") } : {} }
  };
}
function fromSettings({ clientId, clientSecret }) {
  return clientId === void 0 || clientSecret === void 0 ? void 0 : { clientId, clientSecret };
}
function lacksSecret(given) {
  return "refreshToken" in given ? given.refreshToken === "" : given.clientId === "" || given.clientSecret === "";
}
async function clientOf({
  clientId,
  clientSecret
}) {
  if (clientId === void 0) return void 0;
  const secret2 = clientSecret === void 0 ? void 0 : await valueOf(clientSecret);
  return { id: await valueOf(clientId), secret: secret2 };
}
async function valueOf(credential) {
  return typeof credential === "function" ? credential() : credential;
}
function tokenOf({ accessToken, expiresIn = Infinity }) {
  return { value: accessToken, lifetime: expiresIn * 1e3 };
}
function entry(map, key, make) {
  const found = map.get(key);
  if (found !== void 0) return found;
  const made = make();
  map.set(key, made);
  return made;
}

// templates/runtime/offset-page.ts
function offsetPage(rule) {
  return paged({ items: rule.items, next: (page) => nextOffset(rule, page) });
}
function nextOffset(rule, { body, items, call }) {
  const first = rule.first ?? 0;
  const offset = Number((call.plan && sentAt(rule.offset, call.plan)) ?? first) + items.length;
  const total = rule.total?.(body) ?? Infinity;
  const ended = items.length === 0 || offset - first >= total || rule.more?.(body) === false;
  return ended ? void 0 : { change: movedTo(rule.offset, offset) };
}

// templates/runtime/path.ts
var PLAIN2 = /^[\w-]+$/;
var DOTS = /^(?:\.|%2e){1,2}$/i;
function fillPath(path, values3) {
  let text2 = "";
  let plain = true;
  for (const part2 of path) {
    if (typeof part2 === "string") {
      text2 += part2;
      continue;
    }
    const written = typeof part2 === "number" ? encodeSegment(values3[part2], path, part2) : part2.write(values3[part2.at], (value) => encodeSegment(value, path, part2.at));
    plain &&= PLAIN2.test(written);
    text2 += written;
  }
  if (!plain) requireSameSegments(text2, path);
  return text2;
}
function encodeSegment(value, path, at) {
  if (!isScalar(value)) throw refused(`is ${kind(value)}: give a string`, path, at);
  const text2 = String(value);
  if (text2 === "" || DOTS.test(text2)) throw refused(`is '${text2}', which leads to another path`, path, at);
  try {
    return encodeURIComponent(text2);
  } catch (cause) {
    throw refused("holds half of a surrogate pair", path, at, { cause });
  }
}
function isScalar(value) {
  return ["string", "boolean", "bigint"].includes(typeof value) || Number.isFinite(value);
}
function kind(value) {
  if (typeof value === "object") return shape(value);
  return typeof value === "number" ? String(value) : typeof value;
}
function refused(why, path, at, options) {
  const which = at === void 0 ? "a path parameter" : `path parameter ${at + 1}`;
  const template = Array.from(path, (part2) => typeof part2 === "string" ? part2 : "{}").join("");
  return new PathParameterError(`${which} of ${template} ${why}`, options);
}
function requireSameSegments(text2, path) {
  const [own = ""] = text2.split("?");
  if (new URL(`http://a${text2}`).pathname.split("/").length !== own.split("/").length) {
    throw refused("leads to another path", path);
  }
}

// templates/runtime/path-styles.ts
function segment(at, explode = false) {
  return { at, write: (value, encode2) => members(value, encode2, explode).join(",") };
}
function label(at, explode = false) {
  return { at, write: (value, encode2) => `.${members(value, encode2, explode).join(explode ? "." : ",")}` };
}
function jsonSegment(at) {
  return { at, write: (value, encode2) => encode2(JSON.stringify(value)) };
}
function matrix(at, name, explode = false) {
  const key = encodeURIComponent(name);
  return {
    at,
    write: (value, encode2) => {
      if (isEmpty(value)) return `;${key}`;
      const list2 = members(value, encode2, explode);
      if (!explode) return `;${key}=${list2.join(",")}`;
      return list2.map((member) => isObject2(value) ? `;${member}` : `;${key}=${member}`).join("");
    }
  };
}
function segments(at) {
  return {
    at,
    write: (value, encode2) => {
      if (typeof value !== "string") return encode2(value);
      const isAbsolute = value.startsWith("/");
      const parts = value === "/" ? [] : value.slice(isAbsolute ? 1 : 0).split("/");
      if (parts.length > 1 && parts.includes("")) {
        throw new PathParameterError(`path parameter ${at + 1} ends with a slash, or has two in a row`);
      }
      return (isAbsolute ? "%2F" : "") + parts.map(encode2).join("/");
    }
  };
}
function isEmpty(value) {
  return value === "" || typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
function members(value, encode2, explode) {
  if (Array.isArray(value)) return value.length === 0 ? [encode2("")] : value.map((item) => encode2(item));
  if (!isObject2(value)) return [encode2(value)];
  const entries = Object.entries(value).filter(([, item]) => item !== void 0);
  if (entries.length === 0) return [encode2("")];
  return entries.flatMap(
    ([key, item]) => explode ? [`${encode2(key)}=${encode2(item)}`] : [encode2(key), encode2(item)]
  );
}
function isObject2(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// templates/runtime/query-styles.ts
var spaced = (name, value) => joined(name, value, "%20");
var piped = (name, value) => joined(name, value, "%7C");
var deep = (name, value) => {
  if (!isObject(value)) return form(name, value);
  const isList = Array.isArray(value);
  return presentEntries(value).map(([key, item]) => deep(`${name}[${isList && !isObject(item) ? "" : key}]`, item)).filter((text2) => text2 !== "").join("&");
};
var jsonParam = (name, value) => value === void 0 ? "" : `${encode(name, name)}=${encodeURIComponent(jsonOf(value, name))}`;
function reserved(style) {
  const readable = style === csv ? /%(?:3A|2F|3F|5B|5D|40|24|3B)/g : /%(?:3A|2F|3F|5B|5D|40|24|2C|3B)/g;
  return (name, value) => style(name, value).replace(/=[^&]*/g, (text2) => text2.replace(readable, decodeURIComponent));
}

// templates/runtime/query-whole.ts
var wholeQuery = (name, value) => encode(value ?? "", name);
var wholeJsonQuery = (name, value) => value === void 0 ? "" : encodeURIComponent(jsonOf(value, name));

// templates/runtime/representation.ts
function represented(readers) {
  return (call) => {
    const [asked = ""] = call.operation.accept?.split(",") ?? [];
    if (isKey(readers, asked)) return readers[asked](call);
    for (const usual in readers) return readers[usual](call);
    throw new TypeError("there is no representation");
  };
}
function onFlag(path, value, then, otherwise) {
  return (params, options) => {
    if (path.reduce(property, params) === value) return then;
    return typeof otherwise === "string" ? otherwise : otherwise(params, options);
  };
}
function onAccept(usual, together = {}) {
  return (_params, options) => {
    const asked = property(options, "accept");
    if (typeof asked !== "string") return usual;
    return Object.hasOwn(together, asked) ? together[asked] ?? asked : asked;
  };
}
function isKey(readers, name) {
  return Object.hasOwn(readers, name);
}

// templates/runtime/resource.ts
var Resource = class {
  api;
  constructor(api) {
    this.api = api;
  }
};

// templates/runtime/server-url.ts
function serverURL(template, values3) {
  const host = /^https?:\/\/[^/]*/.exec(template)?.[0].length ?? 0;
  const url = template.replace(/\{([^{}]*)\}/g, (whole, name, at) => {
    if (!Object.hasOwn(values3, name)) return whole;
    const value = values3[name];
    if (value === void 0)
      throw new TypeError(`the address of the API needs '${name}': give it, or baseURL`);
    const end2 = at + whole.length;
    if (value === "" && end2 <= host && !SOLID.test(template.charAt(at - 1) + template.charAt(end2))) {
      throw new TypeError(`'${name}' is empty, and the address of the API needs it: ${ADVICE}`);
    }
    const isPath = at > host || end2 === host && value.startsWith("/");
    if (at > 0 && !isPart(value, isPath))
      throw new TypeError(`'${name}' cannot be part of an address: ${ADVICE}`);
    return value;
  });
  if (host > 0 && !url.includes("{") && !HOST2.test(url)) {
    throw new TypeError(`a part of the address begins or ends with a dot or a dash: ${ADVICE}`);
  }
  return url.replace(/\/+$/, "");
}
var ADVICE = "give another one, or baseURL";
var SOLID = /[a-z\d]/i;
var HOST2 = /^https?:\/\/(?:[a-z\d](?:[\w-]*[a-z\d])?\.)*[a-z\d](?:[\w-]*[a-z\d])?\.?(?::\d+)?(?:\/|$)/i;
function isPart(value, isPath) {
  if (!isPath) return /^[\w.~:-]*$/.test(value);
  return /^[\w.~:/-]*$/.test(value) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(value);
}

// templates/runtime/text-lines.ts
function textLines(call) {
  return new StreamPromise(call, async () => {
    await call.response;
    return lines(call);
  });
}

// templates/runtime/unknown-version.ts
var InvalidApiVersionError = class extends ApiError {
  name = "InvalidApiVersionError";
  /** The version that was sent. */
  requested;
  /** The versions that the server says it knows; empty when it names none. */
  validVersions;
  constructor(answer, requested) {
    super(answer);
    this.requested = requested;
    this.validVersions = namedVersions(answer.body);
  }
};
function unknownVersion(status, code, at) {
  return (answer, requested) => answer.status === status && at.reduce(property, answer.body) === code ? new InvalidApiVersionError(answer, requested) : void 0;
}
function namedVersions(body) {
  const values3 = isObject(body) ? Object.values(body) : [];
  const named2 = values3.map((value) => NAMED.exec(isText(value) ? value : "")?.[1]).find(isText) ?? "";
  const listed = values3.find(
    (value) => Array.isArray(value) && value.length > 0 && value.every(isText)
  );
  return listed ?? named2.split(/[\s,"'`]+/).filter((name) => name !== "" && name !== "and");
}
function isText(value) {
  return typeof value === "string";
}
var NAMED = /\bversions(?: are)?: *(.+?)(?:\.(?=\s|$)|$)/is;

// templates/runtime/url-page.ts
function urlPage(rule) {
  return paged({ items: rule.items, next: ({ body, call }) => nextQuery(rule.next(body), call) });
}
function linkPage(rule) {
  return paged({
    items: rule.items,
    next: ({ response, call }) => nextQuery(nextLink(response.headers.get("link") ?? ""), call)
  });
}
function nextQuery(link, call) {
  if (link === void 0 || link === null || link === "") return void 0;
  if (typeof link !== "string") return "names a next page that is no URL";
  const here = new URL(call.plan?.url ?? "");
  const url = toURL(link, here.href);
  if (!url) return "names a next page that is no URL";
  const same3 = url.origin === here.origin && url.pathname === here.pathname && url.username + url.password === "";
  if (!same3) {
    const where = url.origin === here.origin ? "elsewhere on its own server" : `on ${url.origin}`;
    return `names a next page ${where}, which is not followed`;
  }
  for (const name of echoed(url.searchParams, call)) url.searchParams.delete(name);
  const query = /* @__PURE__ */ new Map();
  url.searchParams.forEach((value, name) => query.set(name, [...query.get(name) ?? [], value]));
  const wanted = Object.fromEntries(query);
  return { change: (plan2) => withQuery(plan2, wanted), cursor: url.search };
}
function echoed(link, { carrier, plan: plan2 }) {
  const [sent, planned] = [new URLSearchParams(carrier?.query), new URLSearchParams(plan2?.query)];
  const base = new URLSearchParams(plan2?.base.toLowerCase());
  const secrets = carrier?.secret.split("\n").filter((secret2) => secret2.length >= SHORTEST) ?? [];
  const names = [];
  link.forEach((value, name) => {
    const isOwn = base.has(name.toLowerCase()) || sent.has(name) && !planned.has(name);
    if (isOwn || secrets.includes(value)) names.push(name);
  });
  return names;
}
var SHORTEST = 8;
function nextLink(header) {
  for (const [, url, parameters = ""] of header.matchAll(LINK)) {
    const rel = [...parameters.matchAll(PARAMETER)].find(([, name]) => name?.toLowerCase() === "rel");
    const relations = (rel?.[2] ?? rel?.[3] ?? "").toLowerCase().split(/\s+/);
    if (relations.includes("next")) return url;
  }
  return void 0;
}
var LINK = /<([^<>]*)>((?:[^,"]|"[^"]*")*)/g;
var PARAMETER = /;\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g;

// templates/runtime/version.ts
var VersionMismatchError = class extends ClientError {
  name = "VersionMismatchError";
  /** The version that was sent. */
  requested;
  constructor(request2, detail, requested, said) {
    super(request2, `answered with ${detail}: ${said} was sent, and something on the way may have dropped it`);
    this.requested = requested;
  }
};
var VersionedApi = class extends Api {
  /** The version of this client. Its presence is also what keeps clients of two versions apart as types. */
  version;
  #known;
  /** Throws RangeError for a version that the client was not generated for. */
  constructor(settings) {
    const { carrier, value, known: known2, unknown } = settings.version;
    const wire = carrier(value);
    super(settings, {
      ...wire,
      check: (sent) => {
        if (wire.isSetBy?.(sent) === true) {
          throw new TypeError(`'${wire.said}' follows from the client: use withVersion`);
        }
      },
      failure: (answer) => unknown?.(answer, value),
      mismatch: (detail, request2) => new VersionMismatchError(request2, detail, value, wire.said)
    });
    if (!this.#isKnown(value, known2)) {
      throw new RangeError(
        `this client knows no version '${value}', only ${known2.join(", ")}: generate it again for others`
      );
    }
    this.version = value;
    this.#known = known2;
  }
  /**
   * Sends the operation as it is in this client's version. Rejects with TypeError when it is in none.
   *
   * `Results` has `V`, which is not asked for here: compilers would compare it with every version, for every operation.
   */
  sendByVersion(operations, path, params, options) {
    const known2 = this.#known;
    const found = operationAt(operations, this.version, known2);
    const operation = isOperation(found) ? found : absent(operations, this.version, known2);
    return this.send(operation, path, params, options);
  }
  /** `V` is what the generated client says of its versions, which are the known ones. */
  #isKnown(value, known2) {
    return known2.includes(value);
  }
};
function absent(operations, version, known2) {
  const versions = known2.filter((each) => operationAt(operations, each, known2));
  const fill = () => {
    throw new TypeError(`the operation does not exist in version ${version}, only in ${versions.join(", ")}`);
  };
  const some = operationAt(operations, versions[0] ?? "", known2);
  return isOperation(some) ? { ...some, fill } : fill();
}
function operationAt(operations, version, known2) {
  let at = known2.indexOf(version);
  while (at > 0 && !Object.hasOwn(operations, known2[at] ?? "")) at -= 1;
  return property(operations, known2[at] ?? "");
}
function isOperation(value) {
  return typeof value === "object";
}

// templates/runtime/version-carriers.ts
function versionHeader(name) {
  const own = name.toLowerCase();
  return (value) => ({
    said: `${name}: ${value}`,
    headers: { [name]: value },
    isSetBy: ({ own: headers }) => {
      for (const key in headers) if (key.toLowerCase() === own) return true;
      return false;
    }
  });
}
function versionQuery(name) {
  const own = name.toLowerCase();
  return (value) => ({
    said: `${name}=${value}`,
    query: pair(name, value),
    isSetBy: ({ query }) => {
      let count2 = 0;
      new URLSearchParams(query).forEach((_value, key) => {
        if (key.toLowerCase().replace(/\[.*/s, "") === own) count2 += 1;
      });
      return count2 > 1;
    }
  });
}
function versionServer(name) {
  return (value) => ({
    said: `version ${value}`,
    address: (baseURL) => baseURL.replaceAll(`{${name}}`, encodeURIComponent(value))
  });
}
export {
  AbortError,
  Api,
  ApiError,
  ApiPromise,
  ClientError,
  ConnectionError,
  CursorExpiredError,
  InvalidApiVersionError,
  Page,
  PagePromise,
  PaginationError,
  PathParameterError,
  RedirectError,
  Resource,
  ResponseParseError,
  StreamPromise,
  TimeoutError,
  TokenError,
  VersionMismatchError,
  VersionedApi,
  WebhookParseError,
  apart,
  apiKey,
  basic,
  bearer,
  binaryBody,
  blob,
  bodyField,
  bodyParam,
  connectionFor,
  cookie,
  cookies,
  count,
  csv,
  cursorPage,
  cursorText,
  deep,
  env,
  events,
  fields,
  fillPath,
  form,
  formBody,
  headerParams,
  int64Body,
  int64BodyField,
  int64Errors,
  int64Events,
  int64Fields,
  int64Json,
  int64Lines,
  int64LinesBody,
  int64List,
  int64Members,
  int64OrSingle,
  int64PageErrors,
  int64Pages,
  int64Param,
  int64Segment,
  int64Sequence,
  int64SequenceBody,
  int64Webhook,
  int64Whole,
  int64WholeEvents,
  json,
  jsonBody,
  jsonEvents,
  jsonHeader,
  jsonLines,
  jsonLinesBody,
  jsonParam,
  jsonSegment,
  jsonSequence,
  jsonSequenceBody,
  jsonTextHeader,
  label,
  limitBody,
  linkPage,
  list,
  matrix,
  mediaType,
  multipartBody,
  nothing,
  numberPage,
  oauth2,
  offsetPage,
  onAccept,
  onContentType,
  onFlag,
  orSingle,
  piped,
  rawCookie,
  rawCookies,
  readWebhook,
  renamed,
  renamedHeader,
  reportNumbers,
  represented,
  requiredFields,
  reserved,
  revived,
  segment,
  segments,
  serverURL,
  simple,
  simpleExploded,
  spaced,
  styledForm,
  text,
  textBody,
  textLines,
  typedParts,
  unknownVersion,
  urlPage,
  versionHeader,
  versionQuery,
  versionServer,
  wholeEvents,
  wholeJsonQuery,
  wholeQuery,
  wholeTextEvents
};
