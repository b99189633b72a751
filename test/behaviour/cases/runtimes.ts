/** What `npm run runtimes` needs of the tests. */
export { make } from '../../support/fixtures.js';
export { startHost } from './host.js';
