import type { Code } from '../../code.js';

/** `api.md`: every method with its HTTP line, and every type. */
export interface ApiPageView {
  readonly title: Code;
  readonly isVersioned: boolean;
  readonly services: readonly {
    readonly path: Code;
    readonly file: Code;
    readonly words: Code;
    readonly methods: readonly {
      readonly signature: Code;
      readonly http: Code;
      readonly versions: Code;
      readonly words: Code;
    }[];
  }[];
  readonly files: readonly { readonly file: Code; readonly names: readonly Code[] }[];
}

/** `README.md` of a client. */
export interface ReadmeView {
  readonly title: Code;
  readonly words: readonly Code[];
  readonly client: Code;
  /** From where a program imports it. */
  readonly from: Code;
  /** The package that has the runtime; empty where it is copied. */
  readonly runtime: Code;
  readonly instance: Code;
  /** A call to show: `shop.orders.list`. Empty where the API has no operation that takes nothing. */
  readonly call: Code;
  readonly isPaged: boolean;
  readonly isVersioned: boolean;
  /** Options that a client cannot be made without, or the call that is shown. */
  readonly needs: readonly { readonly isFirst: boolean; readonly name: Code; readonly value: Code }[];
  readonly versions: readonly {
    readonly version: Code;
    readonly status: Code;
    readonly released: Code;
    readonly isPin: boolean;
  }[];
  readonly oldest: Code;
  readonly options: readonly { readonly name: Code; readonly words: Code; readonly variable: Code }[];
}
