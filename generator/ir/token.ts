/** What HTTP calls a token (RFC 9110): names of headers, cookies and methods. */
export const TOKEN: RegExp = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
