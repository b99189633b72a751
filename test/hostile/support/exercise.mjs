// Imports a generated client, constructs it and calls every method against a stub: `node exercise.mjs <index.js> <options>`.
// Prints what was sent and what is exported, as JSON.
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const { Headers, Response } = globalThis;
const [, , index, options] = process.argv;
const sent = [];
const failures = [];

const fetch = async (url, { method, headers } = {}) => {
  sent.push({ url: String(url), method, headers: [...new Headers(headers)] });
  return new Response('{"data":[],"next":null}', { headers: { 'content-type': 'application/json' } });
};

/** One argument for each that is required, and some for the rest: strings, then `params`. */
const argumentsFor = (method) => [...Array(Math.max(method.length, 2)).keys()].map((each) => `v${each + 1}`);

const callAll = async (resource, depth) => {
  const prototype = Object.getPrototypeOf(resource);
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name === 'constructor' || name.startsWith('with')) continue;
    const { get, value } = Object.getOwnPropertyDescriptor(prototype, name);
    if (get !== undefined && depth < 8) await callAll(resource[name], depth + 1);
    if (typeof value === 'function') await call(() => resource[name](...argumentsFor(value)));
  }
};

const call = async (method) => {
  try {
    await method();
  } catch (error) {
    failures.push(String(error));
  }
};

const api = await import(pathToFileURL(index).href);
const Client = Object.values(api).find(
  (each) => typeof each === 'function' && 'withOptions' in (each.prototype ?? {}),
);
const given = Object.fromEntries(JSON.parse(options).map((name) => [name, 'secret']));
const client = new Client({ ...given, baseURL: 'https://api.example.com', fetch, maxRetries: 0 });
await callAll(client, 0);
const lists = Object.entries(api).filter(([, each]) => Array.isArray(each));
process.stdout.write(JSON.stringify({ sent, failures, lists: Object.fromEntries(lists) }));
