// Words and casings of names.
import { describe, expect, it } from 'vitest';
import { camel, kebab, upperSnake, wordsOf } from '../../generator/naming/words.js';

describe('words', () => {
  it.each([
    ['listMCPServers_v2', ['list', 'MCP', 'Servers', 'v2']],
    ['OAuth2', ['OAuth2']],
    ['myOAuthApps', ['my', 'OAuth', 'Apps']],
    ['OAuthor', ['O', 'Author']],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('have OAuth as one, in every casing', () => {
    expect(camel('OAuth2')).toBe('oauth2');
    expect(camel('OAuthTokens')).toBe('oauthTokens');
    expect(upperSnake('OAuth2Scopes')).toBe('OAUTH2_SCOPES');
    expect(kebab(['OAuthApps'])).toBe('oauth-apps');
  });
});
