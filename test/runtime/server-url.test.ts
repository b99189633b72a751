import { describe, expect, it } from 'vitest';
import { serverURL } from '../../templates/runtime/server-url.js';

const SANDBOX = 'https://sbx-{id}-{workspace}.{region}.example.run';
const values = { id: 'box', workspace: 'acme', region: 'eu' };

describe('the address from its parts', () => {
  it.each([
    [SANDBOX, values, 'https://sbx-box-acme.eu.example.run'],
    ['https://{host}:{port}/v1/', { host: 'localhost', port: '8080' }, 'https://localhost:8080/v1'],
    ['https://{host}', { host: '127.0.0.1:8080' }, 'https://127.0.0.1:8080'],
    ['https://api{suffix}.example.com', { suffix: '' }, 'https://api.example.com'],
    ['https://api.example.com{base}', { base: '/v2/eu' }, 'https://api.example.com/v2/eu'],
    ['https://api.example.com{base}', { base: '' }, 'https://api.example.com'],
    ['https://api.example.com/{base}/x', { base: 'v2/eu' }, 'https://api.example.com/v2/eu/x'],
    ['{base}/v1', { base: 'http://localhost:1/a' }, 'http://localhost:1/a/v1'],
    ['https://api.example.com/{version}', {}, 'https://api.example.com/{version}'],
  ])('%s', (template, given, url) => {
    expect(serverURL(template, given)).toBe(url);
  });

  it('is refused without one of them, by the name of the option', () => {
    expect(() => serverURL(SANDBOX, { ...values, region: undefined })).toThrow(
      "the address of the API needs 'region': give it, or baseURL",
    );
  });

  it.each([
    'evil.example/',
    'evil.example#',
    'evil.example?',
    'me@evil.example',
    'evil.example\\',
    'a b',
    'ü',
    '%2f',
    'evil.example:443/',
  ])('never lets %j choose another host', (id) => {
    expect(() => serverURL(SANDBOX, { ...values, id })).toThrow("'id' cannot be part of an address");
  });

  it.each(['../admin', 'v1/..', '/v1/./x', 'v1?x', 'v1#x'])('never lets %j choose another path', (base) => {
    expect(() => serverURL('https://api.example.com/{base}', { base })).toThrow('cannot be part of');
  });

  it.each(['id', 'workspace', 'region'])('leaves no gap where %s is empty', (part) => {
    expect(() => serverURL(SANDBOX, { ...values, [part]: '' })).toThrow(`'${part}' is empty`);
  });

  it.each([{ workspace: 'acme-' }, { region: '.eu' }, { region: 'eu.' }])('makes a host: %j', (part) => {
    expect(() => serverURL(SANDBOX, { ...values, ...part })).toThrow('begins or ends with a dot or a dash');
  });

  it('does not take names from prototypes', () => {
    expect(serverURL('https://api.example.com/{toString}', {})).toBe('https://api.example.com/{toString}');
  });
});
