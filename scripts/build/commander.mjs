/**
 * Commander starts programs for subcommands that are files of their own. We have none, and loading what starts programs
 * takes longer than commander itself: it is loaded when it is called, which is never.
 */
export const withoutPrograms = () => ({
  name: 'commander-without-programs',
  setup(build) {
    build.onResolve({ filter: /^(?:node:)?child_process$/ }, ({ importer }) =>
      /[/\\]commander[/\\]/.test(importer) ? { path: 'child_process', namespace: 'on-demand' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'on-demand' }, () => ({
      contents: "exports.spawn = (...words) => require('node:child_process').spawn(...words);",
      loader: 'js',
    }));
  },
});
