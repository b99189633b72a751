/** The interface of the view of each template, in generator/typescript/views/. Partials take theirs from where they are used. */
export const TEMPLATE_VIEWS: Readonly<Record<string, string>> = {
  'api.md': 'ApiPageView',
  client: 'ClientView',
  errors: 'ErrorsView',
  index: 'IndexView',
  int64: 'Int64View',
  models: 'ModelsView',
  paths: 'PathsView',
  'paths-index': 'PathsIndexView',
  'readme.md': 'ReadmeView',
  resource: 'ResourceView',
  'version-entry': 'VersionEntryView',
  versions: 'VersionsView',
  webhooks: 'WebhooksView',
};
