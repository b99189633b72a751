// What is known of the API of Blaxel, counted and listed here once more: the specification has to say the same.
import { describe, expect, it } from 'vitest';
import { isMembers, own, type Members } from '../../generator/ir/documents.js';
import {
  followed,
  listAt,
  membersAt,
  operationsOf,
  textAt,
  type OperationNode,
} from '../support/openapi/document.js';
import { projectionOf } from '../support/openapi/projections.js';

const SPEC = 'spec/blaxel/openapi.yaml';
const OLD = await projectionOf(SPEC, '2026-04-16');
const NEW = await projectionOf(SPEC, '2026-04-28');

const operations = operationsOf(NEW);
const byName = (document: Members): ReadonlyMap<string, OperationNode> =>
  new Map(operationsOf(document).map((operation) => [textAt(operation.node, 'operationId'), operation]));
const [before, now] = [byName(OLD), byName(NEW)];

const isDeprecated = ({ node }: OperationNode): boolean => own(node, 'deprecated') === true;
const tagsOf = ({ node }: OperationNode): readonly string[] => listAt(node, 'tags').map(String);
/** The query of an operation, but for the workspace, which all have. */
const queryOf = ({ parameters }: OperationNode): readonly string[] =>
  parameters
    .filter((each) => textAt(each, 'in') === 'query')
    .map((each) => textAt(each, 'name'))
    .filter((name) => name !== 'workspace')
    .sort();

const nameOf = (schema: unknown): string =>
  isMembers(schema) ? textAt(schema, '$ref').replace(/^.*\//, '') : '';

/** `Agent[]` for an array, `AgentList` for a schema with a name. */
const shapeOf = (schema: unknown): string => {
  if (!isMembers(schema)) return 'nothing';
  const isArray = own(schema, 'type') === 'array';
  return isArray ? `${nameOf(own(schema, 'items'))}[]` : nameOf(schema);
};

const answerOf = (document: Members, { node }: OperationNode, status = '200'): unknown => {
  const declared = own(membersAt(node, 'responses'), status);
  if (declared === undefined) return undefined;
  const response = followed(document, declared);
  return own(membersAt(membersAt(response, 'content'), 'application/json'), 'schema');
};

const PER_TAG = {
  agents: 6,
  applications: 6,
  authentication: 3,
  billing: 3,
  changelog: 1,
  compute: 24,
  configurations: 1,
  customdomains: 10,
  drives: 8,
  featureFlags: 1,
  functions: 6,
  images: 12,
  inference: 4,
  integrations: 9,
  jobs: 11,
  locations: 1,
  mcphub: 1,
  models: 6,
  policies: 6,
  'publicIps:list': 1,
  sandboxhub: 1,
  service_accounts: 7,
  templates: 2,
  volumeTemplates: 6,
  volumes: 6,
  vpcs: 15,
  workspaces: 12,
};

/** Documented by the vendor once; the tags that they had. */
const FORMER_PER_TAG = { compute: 2, invitations: 1, knowledgebases: 6, privateclusters: 7, workspaces: 2 };

const counted = (all: readonly OperationNode[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const tag of all.flatMap(tagsOf)) counts[tag] = (counts[tag] ?? 0) + 1;
  return counts;
};

describe('the operations', () => {
  it('are so many for each tag', () => {
    expect(counted(operations.filter((each) => !isDeprecated(each)))).toEqual(PER_TAG);
    expect(counted(operations.filter(isDeprecated))).toEqual(FORMER_PER_TAG);
  });

  it('are 159 of the control plane', () => {
    const { authentication, billing, inference, ...rest } = PER_TAG;
    expect([authentication, billing, inference]).toEqual([3, 3, 4]);
    expect(Object.values(rest).reduce((sum, each) => sum + each, 0)).toBe(159);
  });

  it('say since when they are no longer documented, and what to do instead', () => {
    for (const { id, node } of operations.filter(isDeprecated)) {
      expect(textAt(node, 'description'), id).toMatch(
        /^Documented until \w+ 202[456]\. .*(Nothing took its place|console|standby)/,
      );
    }
  });

  it('have the methods that they had', () => {
    expect(operations.filter(isDeprecated).map(({ id }) => id)).toEqual([
      'PUT /sandboxes/{sandboxName}/start',
      'PUT /sandboxes/{sandboxName}/stop',
      'GET /profile/invitations',
      'POST /workspaces/{workspaceName}/join',
      'POST /workspaces/{workspaceName}/decline',
      'GET /knowledgebases',
      'POST /knowledgebases',
      'GET /knowledgebases/{knowledgebaseName}',
      'PUT /knowledgebases/{knowledgebaseName}',
      'DELETE /knowledgebases/{knowledgebaseName}',
      'GET /knowledgebases/{knowledgebaseName}/revisions',
      'GET /privateclusters',
      'POST /privateclusters',
      'GET /privateclusters/{privateClusterName}',
      'PUT /privateclusters/{privateClusterName}',
      'DELETE /privateclusters/{privateClusterName}',
      'GET /privateclusters/{privateClusterName}/health',
      'POST /privateclusters/{privateClusterName}/health',
    ]);
  });
});

const PAGING = ['anchor', 'cursor', 'limit', 'q', 'sort'];
const BY_PAGE = [...PAGING, 'status'].sort();

/** Operation, its answers and its query before and since 2026-04-28. */
const CHANGES: readonly (readonly [string, string, readonly string[], string, readonly string[]])[] = [
  ['ListAgents', 'Agent[]', [], 'AgentList', BY_PAGE],
  ['ListApplications', 'Application[]', [], 'ApplicationList', BY_PAGE],
  ['ListDrives', 'Drive[]', ['externalId'], 'DriveList', [...BY_PAGE, 'externalId'].sort()],
  ['ListFunctions', 'Function[]', [], 'FunctionList', BY_PAGE],
  [
    'ListJobExecutions',
    'JobExecution[]',
    ['limit', 'offset'],
    'JobExecutionList',
    ['cursor', 'limit', 'q', 'sort'],
  ],
  ['ListJobs', 'Job[]', [], 'JobList', BY_PAGE],
  ['ListModels', 'Model[]', [], 'ModelList', BY_PAGE],
  ['ListPolicies', 'Policy[]', [], 'PolicyList', PAGING],
  [
    'ListSandboxSchedules',
    'SandboxScheduleEntry[]',
    [],
    'SandboxScheduleEntryList',
    ['cursor', 'limit', 'q', 'sort', 'type'],
  ],
  [
    'ListSandboxes',
    'Sandbox[]',
    ['externalId', 'showTerminated', 'status'],
    'SandboxList',
    [...BY_PAGE, 'externalId', 'showTerminated'].sort(),
  ],
  ['ListVolumes', 'Volume[]', ['externalId'], 'VolumeList', [...BY_PAGE, 'externalId'].sort()],
];

const plainOf = ({ node, parameters }: OperationNode): string => JSON.stringify([node, parameters]);

describe('the versions', () => {
  it('differ in eleven lists, and in one operation that came', () => {
    const changed = [...now].filter(([name, operation]) => {
      const past = before.get(name);
      return past !== undefined && plainOf(past) !== plainOf(operation);
    });
    expect(changed.map(([name]) => name).sort()).toEqual(CHANGES.map(([name]) => name).sort());
    expect([...now.keys()].filter((name) => !before.has(name))).toEqual(['ListJobExecutionTasks']);
    expect([...before.keys()].filter((name) => !now.has(name))).toEqual([]);
  });

  it.each(CHANGES)('%s: %s %j, then %s %j', (name, shape, query, newShape, newQuery) => {
    const [past, present] = [before.get(name), now.get(name)];
    if (past === undefined || present === undefined) throw new Error('there is no such operation');
    expect([shapeOf(answerOf(OLD, past)), queryOf(past)]).toEqual([shape, query]);
    expect([shapeOf(answerOf(NEW, present)), queryOf(present)]).toEqual([newShape, newQuery]);
  });

  it('list volumes in short form since', () => {
    const list = membersAt(membersAt(membersAt(NEW, 'components'), 'schemas'), 'VolumeList');
    const data = membersAt(membersAt(list, 'properties'), 'data');
    expect(nameOf(own(data, 'items'))).toBe('LiteVolume');
  });

  it('have the same schemas but for the pages and what is only in them', () => {
    const [old, current] = [OLD, NEW].map((document) =>
      membersAt(membersAt(document, 'components'), 'schemas'),
    );
    const added = Object.keys(current ?? {}).filter((name) => !(name in (old ?? {})));
    expect(added.filter((name) => !name.endsWith('List')).sort()).toEqual([
      'LiteVolume',
      'LiteVolumeMetadata',
      'LiteVolumeSpec',
    ]);
    for (const [name, schema] of Object.entries(old ?? {})) expect(current?.[name], name).toEqual(schema);
  });
});

const BARE_LISTS = [
  'GetWorkspaceServiceAccounts',
  'ListAgentRevisions',
  'ListAllEgressGateways',
  'ListAllEgressIPs',
  'ListApiKeysForServiceAccount',
  'ListApplicationRevisions',
  'ListCustomDomainShares',
  'ListCustomDomains',
  'ListEgressGateways',
  'ListEgressIPs',
  'ListFunctionRevisions',
  'ListImageShares',
  'ListImages',
  'ListIntegrationConnections',
  'ListJobRevisions',
  'ListLocations',
  'ListMCPHubDefinitions',
  'ListModelRevisions',
  'ListPendingImageShares',
  'ListSandboxHubDefinitions',
  'ListSandboxPreviewTokens',
  'ListSandboxPreviews',
  'ListSandboxSnapshots',
  'ListTemplates',
  'ListVPCs',
  'ListVolumeTemplates',
  'ListWorkspaceUsers',
  'ListWorkspaces',
];

it('has 28 lists that are arrays in every version', () => {
  const arrays = [...now].filter(
    ([, each]) => !isDeprecated(each) && shapeOf(answerOf(NEW, each)).endsWith('[]'),
  );
  expect(arrays.map(([name]) => name).sort()).toEqual(BARE_LISTS);
});

const limitOf = (name: string): Members => {
  const parameter = now.get(name)?.parameters.find((each) => textAt(each, 'name') === 'limit');
  return membersAt(parameter ?? {}, 'schema');
};

describe('pages', () => {
  it.each([
    ['ListAgents', 50, 200],
    ['ListVolumes', 50, 200],
    ['ListJobExecutions', 20, 100],
    ['ListSandboxSchedules', 20, 100],
    ['ListSandboxScheduleExecutions', 20, 100],
    ['ListAccountMetrics', 100, 100],
  ])('of %s have %i items, at most %i', (name, usual, most) => {
    expect(limitOf(name)).toMatchObject({ default: usual, maximum: most, minimum: 1 });
  });
});

describe('security', () => {
  const securityOf = ({ node }: OperationNode): readonly unknown[] =>
    own(node, 'security') === undefined ? listAt(NEW, 'security') : listAt(node, 'security');

  it('is a token or a key, except where nobody is asked', () => {
    const isUsual = (operation: OperationNode): boolean => {
      const [token, key, ...more] = securityOf(operation);
      return (
        more.length === 0 &&
        isMembers(token) &&
        isMembers(key) &&
        listAt(token, 'OAuth2').length > 0 &&
        'ApiKeyAuth' in key
      );
    };
    const others = [...now].filter(([, operation]) => !isUsual(operation));
    expect(others.map(([name, operation]) => [name, securityOf(operation)])).toEqual([
      ['GetDriveJWKS', []],
      ['GetChangelog', []],
      ['CreateToken', [{ ClientCredentials: [] }, {}]],
      ['StartDeviceLogin', []],
      ['GetOpenIdConfiguration', []],
    ]);
  });

  it('takes a workspace in a header or in the query everywhere', () => {
    for (const { id, parameters } of operations) {
      const places = parameters
        .filter((each) => /^(?:x-blaxel-)?workspace$/i.test(textAt(each, 'name')))
        .map((each) => textAt(each, 'in'));
      expect(places, id).toEqual(expect.arrayContaining(['header', 'query']));
    }
  });

  it('asks for scopes that the token endpoint gives, and declares no others', () => {
    const scheme = membersAt(membersAt(membersAt(NEW, 'components'), 'securitySchemes'), 'OAuth2');
    const flows = Object.values(membersAt(scheme, 'flows')).filter(isMembers);
    const used = operations
      .flatMap(securityOf)
      .flatMap((each) => (isMembers(each) ? listAt(each, 'OAuth2') : []));
    for (const flow of flows) {
      expect(Object.keys(membersAt(flow, 'scopes')).sort()).toEqual([...new Set(used.map(String))].sort());
    }
    expect(flows).toHaveLength(2);
  });
});

describe('errors', () => {
  const bodyOf = (operation: OperationNode, status: string): string =>
    nameOf(answerOf(NEW, operation, status));
  const errorsOf = ({ node }: OperationNode): readonly string[] =>
    Object.keys(membersAt(node, 'responses')).filter((status) => !status.startsWith('2'));

  it('have a body for whatever is not documented', () => {
    for (const operation of operations) {
      expect(['Error', 'GatewayError', 'OAuthError']).toContain(bodyOf(operation, 'default'));
    }
  });

  it('have four shapes, each where it is documented', () => {
    const users = new Map<string, Set<string>>();
    for (const [name, operation] of now) {
      for (const status of errorsOf(operation)) {
        const shape = bodyOf(operation, status);
        users.set(shape, new Set([...(users.get(shape) ?? []), name]));
      }
    }
    const { Error: everywhere, ...rest } = Object.fromEntries(
      [...users].map(([shape, names]) => [shape, [...names]]),
    );
    expect(rest).toEqual({
      SandboxError: ['CreateSandbox'],
      OAuthError: ['CreateToken', 'StartDeviceLogin'],
      GatewayError: ['RunAgent', 'CallFunction', 'CreateChatCompletion'],
    });
    expect(everywhere?.length).toBeGreaterThan(170);
  });

  it('are written out only where they say more than the shared ones', () => {
    const responses = operations.flatMap(({ node }) => Object.entries(membersAt(node, 'responses')));
    const own = responses.filter(([status, each]) => !status.startsWith('2') && nameOf(each) === '');
    const texts = own.map(([, each]) => JSON.stringify(each));
    expect([...new Set(texts)].map((text) => texts.filter((each) => each === text).length)).not.toContain(2);
  });
});
