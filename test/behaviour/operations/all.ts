/** Every operation of the specification, once. */
import { type Case } from '../support/operation.js';
import { AGENTS } from './agents.js';
import { JOBS } from './jobs.js';
import { MODELS } from './models.js';
import { POLICIES } from './policies.js';
import { PREVIEWS } from './previews.js';
import { SANDBOXES } from './sandboxes.js';
import { SCHEDULES } from './schedules.js';
import { SERVICE_ACCOUNTS } from './service-accounts.js';
import { VOLUMES } from './volumes.js';
import { WORKSPACES } from './workspaces.js';

export const OPERATIONS: readonly Case[] = [
  ...AGENTS,
  ...MODELS,
  ...SANDBOXES,
  ...PREVIEWS,
  ...SCHEDULES,
  ...JOBS,
  ...VOLUMES,
  ...POLICIES,
  ...SERVICE_ACCOUNTS,
  ...WORKSPACES,
];
