import { all, DONE, operation, type SandboxCase } from './operation.js';

const file = {
  name: 'main.py',
  path: '/home/user/main.py',
  permissions: '0644',
  size: 5,
  lastModified: 'Wed, 01 Jan 2025 12:00:00 GMT',
  owner: 'root',
  group: 'root',
};

const directory = {
  name: 'user',
  path: '/home/user',
  files: [file],
  subdirectories: [{ name: 'app', path: '/home/user/app' }],
};

export const FILES: readonly SandboxCase[] = [
  operation({
    operation: 'GET /filesystem/{path}',
    send: ({ filesystem }) => filesystem.get('/home/user/ä b.py'),
    target: '/filesystem/%2Fhome/user/%C3%A4%20b.py',
    answers: { body: { ...file, content: 'print' } },
    read: (found) => ('content' in found ? [found.content, found.size] : found.files),
    gives: ['print', 5],
  }),
  operation({
    operation: 'PUT /filesystem/{path}',
    send: ({ filesystem }) => filesystem.write('src/main.py', { content: 'print', permissions: '0600' }),
    target: '/filesystem/src/main.py',
    body: { content: 'print', permissions: '0600' },
    answers: { body: { ...DONE, path: '/home/user/src/main.py' } },
    read: ({ path }) => path,
    gives: '/home/user/src/main.py',
  }),
  operation({
    operation: 'DELETE /filesystem/{path}',
    send: ({ filesystem }) => filesystem.delete('/', { recursive: true }),
    target: '/filesystem/%2F?recursive=true',
    answers: { body: DONE },
    read: ({ message }) => message,
    gives: 'done',
  }),
  operation({
    operation: 'GET /filesystem/tree/{path}',
    send: ({ filesystem }) => filesystem.tree.get('/home/user'),
    target: '/filesystem/tree/%2Fhome/user',
    answers: { body: directory },
    read: ({ files, subdirectories }) => [
      files.map(({ name }) => name),
      subdirectories.map(({ name }) => name),
    ],
    gives: [['main.py'], ['app']],
  }),
  operation({
    operation: 'PUT /filesystem/tree/{path}',
    send: ({ filesystem }) => filesystem.tree.write('home/user', { files: { 'app/a.txt': 'a' } }),
    target: '/filesystem/tree/home/user',
    body: { files: { 'app/a.txt': 'a' } },
    answers: { body: directory },
    read: ({ path }) => path,
    gives: '/home/user',
  }),
  operation({
    operation: 'DELETE /filesystem/tree/{path}',
    send: ({ filesystem }) => filesystem.tree.delete('home/user/app', { recursive: true }),
    target: '/filesystem/tree/home/user/app?recursive=true',
    answers: { body: DONE },
    read: ({ message }) => message,
    gives: 'done',
  }),
  operation({
    operation: 'GET /watch/filesystem/{path}',
    send: ({ filesystem }) => filesystem.watch('/home/user/**', { ignore: ['node_modules', '.git'] }),
    target: '/watch/filesystem/%2Fhome/user/**?ignore=node_modules,.git',
    headers: { accept: 'text/plain' },
    answers: { body: '{"op":"WRITE"}\n[keepalive]\n', type: 'text/plain; charset=utf-8' },
    read: all,
    gives: ['{"op":"WRITE"}', '[keepalive]'],
  }),
  operation({
    operation: 'GET /filesystem-find/{path}',
    send: ({ filesystem }) =>
      filesystem.find('src', {
        type: 'directory',
        patterns: ['*.ts', 'a,b'],
        maxResults: 0,
        excludeHidden: false,
      }),
    target: '/filesystem-find/src?excludeHidden=false&maxResults=0&patterns=*.ts,a%2Cb&type=directory',
    answers: { body: { matches: [{ path: 'src/a', type: 'directory' }], total: 1 } },
    read: ({ matches }) => matches.map(({ path, type }) => [path, type]),
    gives: [['src/a', 'directory']],
  }),
  operation({
    operation: 'GET /filesystem-search/{path}',
    send: ({ filesystem }) => filesystem.search('main', { excludeDirs: ['dist'] }),
    target: '/filesystem-search/main?excludeDirs=dist',
    answers: { body: { matches: [{ path: 'main.go', type: 'file', score: 100 }], total: 1 } },
    read: ({ matches }) => matches.map(({ score }) => score),
    gives: [100],
  }),
  operation({
    operation: 'GET /filesystem-content-search/{path}',
    send: ({ filesystem }) => filesystem.searchContent('/src', { query: 'a & b', caseSensitive: true }),
    target: '/filesystem-content-search/%2Fsrc?caseSensitive=true&query=a%20%26%20b',
    answers: { body: { query: 'a & b', matches: null, total: 0 } },
    read: ({ matches, total }) => [matches, total],
    gives: [null, 0],
  }),
];
