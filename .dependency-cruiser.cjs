// Arrows run one way: api and worker at the top, domain at the bottom.
const never = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    never(
      'domain-is-the-bottom',
      '^domain/',
      '^(workflows|activities|mail|records|worker|api|embedded)/|^node_modules/@temporalio',
    ),
    {
      name: 'workflows-take-types-of-domain-only',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^domain/', dependencyTypesNot: ['type-only'] },
    },
    never('workflows-know-no-outer-part', '^workflows/', '^(activities|mail|records|worker|api|embedded)/'),
    never('records-know-no-outer-part', '^records/', '^(activities|mail|worker|api|embedded)/'),
    never('mail-knows-no-outer-part', '^mail/', '^(activities|worker|api|embedded)/'),
    never('activities-know-no-outer-part', '^activities/', '^(worker|api|embedded)/'),
    never('api-and-worker-stand-side-by-side', '^api/', '^(worker|embedded)/'),
    never('worker-and-api-stand-side-by-side', '^worker/', '^(api|embedded)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
