import { Code, code } from '../code.js';
import { at, newest, versionsOf } from '../ir/lookup.js';
import type { AuthRequirement, Operation, OperationId, Service, ServiceId, Timeline } from '../ir/model.js';
import { paragraphsOf } from './comments.js';
import type { Context } from './context.js';
import { resourceFile } from './homes.js';
import { key, str } from './literal.js';
import { md, mdCode, mdProse } from './markdown.js';
import { inReadingOrder } from './resource.js';
import type { ApiPageView, ReadmeView } from './views/documents.js';

type OperationTimeline = Timeline<OperationId, Operation>;

type Need = Omit<ReadmeView['needs'][number], 'isFirst'>;

/** What the rest of the client decides of its README. */
interface ShownInReadme extends Pick<ReadmeView, 'options' | 'from' | 'runtime'> {
  /** Options without which no client is made. */
  readonly needs: readonly Need[];
  /** Options that fall back to variables. */
  readonly fromEnvironment: ReadonlySet<string>;
}

interface Example {
  readonly path: string;
  readonly operation: Operation;
  readonly isPaged: boolean;
}

/** Builds the pages that describe a client to people. */
export class DocumentWriter {
  readonly #context: Context;
  readonly #instance: string;
  readonly #operations: ReadonlyMap<OperationId, OperationTimeline>;
  readonly #services: ReadonlyMap<ServiceId, Service>;

  constructor(context: Context) {
    this.#context = context;
    this.#instance = context.names.instance;
    this.#services = new Map(context.api.services.map((service) => [service.id, service]));
    this.#operations = new Map(context.api.operations.map((timeline) => [timeline.id, timeline]));
  }

  /** `exported`: the names of each file, types and values. */
  apiPage(exported: ReadonlyMap<string, readonly string[]>): ApiPageView {
    const { api, names } = this.#context;
    return {
      title: md(api.title),
      isVersioned: api.versioning !== undefined,
      services: api.services
        .filter((service) => service.operations.length > 0)
        .map((service) => ({
          path: mdCode(this.#pathOf(service)),
          file: md(resourceFile(names, service.id)),
          words: firstWords(service.doc),
          methods: inReadingOrder(service, this.#context).flatMap((id) => this.#method(service, id)),
        })),
      files: [...exported]
        .filter(([path]) => path.startsWith('models/') || path.startsWith('resources/'))
        .map(([path, list]) => ({ file: md(path), names: [...list].sort().map(mdCode) })),
    };
  }

  #method(service: Service, id: OperationId): ApiPageView['services'][number]['methods'] {
    const timeline = this.#operations.get(id);
    const operationNames = this.#context.names.operations.get(id);
    if (timeline === undefined || operationNames === undefined) return [];
    const operation = newest(timeline, this.#context.api);
    const takes =
      operation.body !== undefined || operation.parameters.some((parameter) => parameter.in !== 'path');
    const args = [...operationNames.positions, ...(takes ? ['params'] : [])];
    const versions = versionsOf(timeline, this.#context.api);
    const all = versions.length === this.#context.versions.length;
    return [
      {
        signature: mdCode(`${this.#pathOf(service)}.${operationNames.method}(${args.join(', ')})`),
        http: mdCode(id),
        versions: all ? code`all` : md(versions.join(', ')),
        words: firstWords(operation.doc),
      },
    ];
  }

  /** `shop.orders.items` */
  #pathOf(service: Service): string {
    const { names } = this.#context;
    const parent = service.parent === undefined ? undefined : this.#services.get(service.parent);
    const before = parent === undefined ? this.#instance : this.#pathOf(parent);
    return `${before}.${names.services.get(service.id)?.member ?? ''}`;
  }

  readme({ needs, fromEnvironment, ...shown }: ShownInReadme): ReadmeView {
    const { api, names, pin } = this.#context;
    const example = this.#example();
    const credentials = this.#credentials(example?.operation.auth ?? api.security, fromEnvironment);
    const oldest = api.versions[0].id;
    return {
      title: md(api.title),
      words: api.doc.body === undefined ? [] : [mdProse(api.doc.body.split(/\n\s*\n/)[0] ?? '')],
      client: Code.trusted(names.client),
      instance: Code.trusted(this.#instance),
      call: example === undefined ? Code.EMPTY : Code.trusted(example.path),
      isPaged: example?.isPaged === true,
      isVersioned: api.versioning !== undefined,
      versions: api.versions.map(({ id, stage, released }) => ({
        version: mdCode(id),
        status: md(stage),
        released: released === undefined ? Code.EMPTY : md(released),
        isPin: id === pin,
      })),
      oldest: Code.trusted(/^[\w.-]*$/.test(oldest) ? oldest : ''),
      needs: [...needs, ...credentials].map((need, index) => ({ ...need, isFirst: index === 0 })),
      ...shown,
    };
  }

  /** What the first way to meet requirements takes; nothing where none is needed, or the environment has all of one. */
  #credentials(auth: readonly AuthRequirement[], fromEnvironment: ReadonlySet<string>): readonly Need[] {
    const { api, names } = this.#context;
    const ways = auth.map((ids) => ids.map((id) => ({ id, option: names.credentials.get(id) ?? id })));
    const [first = []] = ways;
    if (ways.some((way) => way.every(({ option }) => fromEnvironment.has(option)))) return [];
    return first.map(({ id, option }) => {
      const isPassword = api.auth.find((scheme) => scheme.id === id)?.kind === 'basic';
      return {
        name: key(option),
        value: isPassword ? code`{ username: ${str('…')}, password: ${str('…')} }` : str('…'),
      };
    });
  }

  /** A call that needs no argument: a paged list if there is one. */
  #example(): Example | undefined {
    const { api, names, pin } = this.#context;
    const version = pin ?? api.versions[0].id;
    const candidates = api.services.flatMap((service) =>
      service.operations.flatMap((id) => {
        const timeline = this.#operations.get(id);
        const operation = timeline === undefined ? undefined : at(timeline, version);
        const isPlain =
          operation?.verb === 'get' &&
          !operation.parameters.some((each) => each.required) &&
          operation.success.kind === 'value';
        const method = names.operations.get(id)?.method ?? '';
        if (!isPlain) return [];
        const path = `${this.#pathOf(service)}.${method}`;
        return [{ path, operation, isPaged: operation.pagination !== undefined }];
      }),
    );
    return candidates.find((each) => each.isPaged) ?? candidates[0];
  }
}

/** What fits in a table: the first paragraph of the summary, or else of the description, and of a long one its beginning. */
const firstWords = ({ summary, body = '' }: Operation['doc']): Code => {
  const [text = ''] = paragraphsOf(summary === undefined ? { body } : { summary });
  const [first = ''] = text.trim().split(/\n\s*\n/);
  return mdProse(first, (words) => shortened(words.replaceAll(/\s+/g, ' ')));
};

/** Of what a table cell holds, in characters. */
const LONGEST = 160;

const shortened = (text: string): string => {
  if (text.length <= LONGEST) return text;
  const start = text.slice(0, LONGEST + 1);
  const sentences = start.search(/[.!?](?= [^.!?]*$)/);
  if (sentences !== -1) return start.slice(0, sentences + 1);
  const end = start.lastIndexOf(' ');
  return `${end === -1 ? start.slice(0, -1) : start.slice(0, end)}…`;
};
