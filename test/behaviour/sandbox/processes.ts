import { HELLO } from '../support/sandbox/processes.js';
import { all, DONE, operation, type SandboxCase } from './operation.js';

const running = { ...HELLO, status: 'running', completedAt: null, logs: null, stdout: null, stderr: null };

export const PROCESSES: readonly SandboxCase[] = [
  operation({
    operation: 'GET /process',
    send: ({ process }) => process.list(),
    target: '/process',
    answers: { body: [HELLO, running] },
    read: (all) => all.map(({ name, completedAt }) => [name, completedAt]),
    gives: [
      ['hello', 'Wed, 01 Jan 2025 12:00:01 GMT'],
      ['hello', null],
    ],
  }),
  operation({
    operation: 'POST /process',
    send: ({ process }) =>
      process.execute({ command: 'npm run dev', env: { PORT: '3000' }, timeout: 0, waitForPorts: [3000] }),
    target: '/process',
    body: { command: 'npm run dev', env: { PORT: '3000' }, timeout: 0, waitForPorts: [3000] },
    answers: { body: running },
    read: ({ pid, status }) => [pid, status],
    gives: ['1234', 'running'],
  }),
  operation({
    operation: 'GET /process/{identifier}',
    send: ({ process }) => process.get('dev server/1'),
    target: '/process/dev%20server%2F1',
    answers: { body: HELLO },
    read: ({ exitCode, stdout }) => [exitCode, stdout],
    gives: [0, 'hello\n'],
  }),
  operation({
    operation: 'DELETE /process/{identifier}',
    send: ({ process }) => process.stop('1234'),
    target: '/process/1234',
    answers: { body: DONE },
    read: ({ message }) => message,
    gives: 'done',
  }),
  operation({
    operation: 'DELETE /process/{identifier}/kill',
    send: ({ process }) => process.kill('1234'),
    target: '/process/1234/kill',
    answers: { body: DONE },
    read: ({ message }) => message,
    gives: 'done',
  }),
  operation({
    operation: 'GET /process/{identifier}/logs',
    send: ({ process }) => process.logs.get('1234'),
    target: '/process/1234/logs',
    answers: { body: { logs: 'a\nb\n', stdout: 'a\n', stderr: 'b\n' } },
    read: ({ stderr }) => stderr,
    gives: 'b\n',
  }),
  operation({
    operation: 'GET /process/{identifier}/logs/stream',
    send: ({ process }) => process.logs.stream('1234'),
    target: '/process/1234/logs/stream',
    headers: { accept: 'text/plain' },
    answers: { body: 'stdout:a\n[keepalive]\nstderr:b', type: 'text/plain; charset=utf-8' },
    read: all,
    gives: ['stdout:a', '[keepalive]', 'stderr:b'],
  }),
];
