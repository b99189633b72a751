// Part of the runtime of apivintage, copied as it is. Do not edit.

import type { Api } from './api.js';

/** A group of methods over one client. */
export class Resource<A extends Api = Api> {
  protected readonly api: A;

  constructor(api: A) {
    this.api = api;
  }
}
