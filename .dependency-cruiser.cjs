/** Who may import whom: the left side may import the right side, and nothing else of ours. */
const may = {
  types: [],
  knowledge: ['types'],
  retrieval: ['types'],
  nlu: ['types'],
  safety: ['types'],
  encoder: ['types'],
  store: ['types'],
  clinic: ['store', 'types'],
  bot: ['safety', 'nlu', 'retrieval', 'knowledge', 'store', 'types'],
  channels: ['bot', 'types'],
  http: ['channels', 'bot', 'clinic', 'types'],
  widget: ['types'],
};
const own = Object.entries(may).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
}));
const homes = {
  lunr: 'retrieval',
  '@energetic-ai': 'encoder',
  natural: 'nlu',
  '@microsoft/recognizers-text': 'nlu',
  express: 'http',
  botkit: 'channels/botkit',
  botbuilder: 'channels/botkit',
  '@slack': 'channels/slack',
  '@microsoft/agents': 'channels/teams',
  kysely: 'store',
  pg: 'store',
  'better-sqlite3': 'store',
};
const libraries = Object.entries(homes).map(([name, home]) => ({
  name: `only-home-of-${name}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${home}/` },
  to: { path: `node_modules/${name}` },
}));
module.exports = {
  forbidden: [...own, ...libraries, { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
