// A template that prints something that is not TypeScript is named, with its line, and what it printed.
import { describe, expect, it } from 'vitest';
import { Code, code } from '../../generator/code.js';
import { NO_COMMENT, type CommentView } from '../../generator/typescript/comments.js';
import { ident, str } from '../../generator/typescript/literal.js';
import { typeShape } from '../../generator/typescript/shapes.js';
import { lineOf, printAll, SOURCES, withEdit } from '../support/templates.js';

const comment: CommentView = {
  single: code`What 訂單 is: two bytes more than letters.`,
  lines: [],
};

/** An interface with two members. */
const models = {
  path: 'models/orders.ts',
  template: 'models',
  view: {
    header: code`// Generated.`,
    imports: [],
    declarations: [
      {
        comment,
        name: ident('Order'),
        parameters: Code.EMPTY,
        isInterface: true,
        heritage: Code.EMPTY,
        isAlias: false,
        shape: {
          ...typeShape(Code.EMPTY),
          isObject: true,
          members: ['id', 'size'].map((name) => ({
            comment: NO_COMMENT,
            isReadonly: true,
            key: ident(name),
            isOptional: false,
            type: code`string`,
          })),
        },
        isEnum: false,
        values: Code.EMPTY,
        items: [],
        isByVersion: false,
        byVersion: Code.EMPTY,
        entries: [],
      },
    ],
  },
};

/** A class with two methods. */
const resource = {
  path: 'resources/orders.ts',
  template: 'resource',
  view: {
    header: code`// Generated.`,
    imports: [],
    comment: NO_COMMENT,
    className: ident('Orders'),
    parameters: Code.EMPTY,
    base: ident('Resource'),
    children: [],
    methods: ['list', 'create'].map((name) => ({
      comment,
      name: ident(name),
      generics: Code.EMPTY,
      overloads: [],
      parameters: [code`options?: RequestOptions`],
      returns: ident('Answer'),
      call: ident('send'),
      constant: ident('LIST'),
      positions: [str('a')],
      params: code`undefined`,
    })),
    declarations: [],
    operations: [],
  },
};

describe('a template that prints malformed TypeScript', () => {
  it('is not complained about while it is sound', async () => {
    const files = await printAll([models, resource], SOURCES);
    expect(files.get('models/orders.ts')).toContain('readonly size: string;');
    expect(files.get('resources/orders.ts')).toContain(
      "return this.api.send(LIST, ['a'], undefined, options);",
    );
  });

  it('is named with the line of a wrong token in the middle of a partial', async () => {
    const broken = withEdit('partials/members', '{{key}}{{#if', '{{key}}: ={{#if');
    const line = lineOf(broken, 'partials/members', '{{key}}: =');
    await expect(printAll([models], broken)).rejects.toThrow(
      `templates/partials/members.hbs:${line}: models/orders.ts: `,
    );
    await expect(printAll([models], broken)).rejects.toThrow('\n  readonly id: =: string;');
  });

  it('is named where a closing brace is missing in a partial', async () => {
    const broken = withEdit('partials/method', '\n}\n', '\n');
    await expect(printAll([resource], broken)).rejects.toThrow(
      /^templates\/partials\/method\.hbs:6: resources\/orders\.ts: /,
    );
  });

  it('is named where the brace that opens the last declaration is never closed', async () => {
    const broken = withEdit('partials/declaration', '{{> members shape}}\n}\n', '{{> members shape}}\n');
    const line = lineOf(broken, 'partials/declaration', 'export interface {{name}}{{parameters}}');
    await expect(printAll([models], broken)).rejects.toThrow(
      `templates/partials/declaration.hbs:${line}: models/orders.ts: `,
    );
  });

  it('leaves other failures as they are', async () => {
    const unknown = withEdit('models', '{{> head}}', '{{> head}}{{nothing}}');
    await expect(printAll([models], unknown)).rejects.toThrow(
      'template models: the view has no field "nothing"',
    );
  });
});
