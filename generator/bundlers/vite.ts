import { dirname } from 'node:path';
import { Clients, mistake } from './clients.js';
import type { BuildStepOptions } from './options.js';
import type { RollupContext } from './rollup.js';

export type { BuildStepOptions, RollupContext };

/** A plugin of Vite. */
export interface VitePlugin {
  readonly name: string;
  configResolved(config: ViteConfig): void;
  configureServer(server: ViteServer): void;
  buildStart(this: RollupContext): Promise<void>;
}

/** What the plugin needs of the configuration of Vite. */
export interface ViteConfig {
  readonly root: string;
  readonly configFile?: string | undefined;
  readonly logger: ViteLogger;
}

/** What the plugin needs of Vite's development server. */
export interface ViteServer {
  readonly watcher: {
    add(paths: readonly string[]): unknown;
    on(event: 'all', listener: (event: string, path: string) => void): unknown;
  };
  readonly ws: { send(payload: VitePayload): void };
}

type VitePayload = { type: 'error'; err: { message: string; stack: string } } | { type: 'full-reload' };

interface ViteLogger {
  info(text: string, options?: { timestamp?: boolean }): void;
  warn(text: string, options?: { timestamp?: boolean }): void;
  error(text: string, options?: { timestamp?: boolean }): void;
}

const NAME = 'apivintage';

/**
 * Generates the clients of the project before it is built, and in the development server also whenever what they are made
 * of changes. What is wrong fails a build; the server shows it, and goes on with the clients as they were.
 */
export const apivintage = (options: BuildStepOptions = {}): VitePlugin => {
  let clients = new Clients(options, process.cwd());
  let development: Development | undefined;
  let logger: ViteLogger | undefined;
  return {
    name: NAME,
    configResolved(config): void {
      // Where Vite is configured, we are: its root may be a folder of the sources.
      clients = new Clients(
        options,
        config.configFile === undefined ? config.root : dirname(config.configFile),
      );
      logger = config.logger;
    },
    configureServer(server): void {
      if (logger !== undefined) development = new Development(clients, server, logger);
    },
    async buildStart(): Promise<void> {
      if (development !== undefined) {
        await development.generate();
        return;
      }
      const problem = await clients.generate({
        info: (text) => this.info(text),
        warn: (text) => this.warn(text),
      });
      for (const path of clients.inputs) this.addWatchFile(path);
      if (problem !== undefined) this.error(mistake(problem));
    },
  };
};

/** How long nothing may change before a burst of changes counts as over. */
const QUIET_MS = 25;

/** The clients of a development server. */
class Development {
  readonly #clients: Clients;
  readonly #server: ViteServer;
  readonly #logger: ViteLogger;
  #isBroken = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(clients: Clients, server: ViteServer, logger: ViteLogger) {
    this.#clients = clients;
    this.#server = server;
    this.#logger = logger;
    server.watcher.on('all', (_event, path) => {
      if (clients.isAbout(path)) this.#generateSoon();
    });
  }

  async generate(): Promise<void> {
    const problem = await this.#clients.generate({
      info: (text) => this.#logger.info(`[${NAME}] ${text}`, { timestamp: true }),
      warn: (text) => this.#logger.warn(`[${NAME}] ${text}`, { timestamp: true }),
    });
    this.#server.watcher.add(this.#clients.inputs);
    if (problem !== undefined) {
      this.#logger.error(`[${NAME}] ${problem}`, { timestamp: true });
      this.#server.ws.send({ type: 'error', err: { message: problem, stack: '' } });
    } else if (this.#isBroken) {
      this.#logger.info(`[${NAME}] good again`, { timestamp: true });
      this.#server.ws.send({ type: 'full-reload' });
    }
    this.#isBroken = problem !== undefined;
  }

  #generateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.generate().catch((error: unknown) => {
        this.#logger.error(`[${NAME}] ${error instanceof Error ? String(error.stack) : String(error)}`);
      });
    }, QUIET_MS);
  }
}
