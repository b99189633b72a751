/** Every operation of the specification, once. */
import { type Case } from '../support/operation.js';
import { AGENTS } from './agents.js';
import { APPLICATIONS } from './applications.js';
import { AUTHENTICATION } from './authentication.js';
import { BILLING } from './billing.js';
import { CUSTOM_DOMAINS } from './custom-domains.js';
import { DRIVES } from './drives.js';
import { FORMER } from './former.js';
import { FUNCTIONS } from './functions.js';
import { HUBS } from './hubs.js';
import { IMAGES } from './images.js';
import { INFERENCE } from './inference.js';
import { INTEGRATIONS } from './integrations.js';
import { JOBS } from './jobs.js';
import { MODELS } from './models.js';
import { NETWORKS } from './networks.js';
import { PLATFORM } from './platform.js';
import { POLICIES } from './policies.js';
import { PREVIEWS } from './previews.js';
import { SANDBOXES } from './sandboxes.js';
import { SCHEDULES } from './schedules.js';
import { SERVICE_ACCOUNTS } from './service-accounts.js';
import { SNAPSHOTS } from './snapshots.js';
import { VOLUME_TEMPLATES } from './volume-templates.js';
import { VOLUMES } from './volumes.js';
import { WORKSPACES } from './workspaces.js';

export const OPERATIONS: readonly Case[] = [
  ...AGENTS,
  ...APPLICATIONS,
  ...FUNCTIONS,
  ...MODELS,
  ...SANDBOXES,
  ...PREVIEWS,
  ...SCHEDULES,
  ...SNAPSHOTS,
  ...JOBS,
  ...INFERENCE,
  ...VOLUMES,
  ...VOLUME_TEMPLATES,
  ...DRIVES,
  ...IMAGES,
  ...INTEGRATIONS,
  ...HUBS,
  ...NETWORKS,
  ...CUSTOM_DOMAINS,
  ...POLICIES,
  ...SERVICE_ACCOUNTS,
  ...WORKSPACES,
  ...BILLING,
  ...AUTHENTICATION,
  ...PLATFORM,
  ...FORMER,
];
