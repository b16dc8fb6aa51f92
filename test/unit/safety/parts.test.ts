import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeEscalation, composeFooter } from '../../../src/safety/compose-escalation.js';
import { createCorrectSpelling } from '../../../src/safety/correct-spelling.js';
import {
  crisisLinesFor,
  crisisRegions,
  staleResources,
  toReplyResource,
} from '../../../src/safety/crisis-resources.js';
import rules from '../../../src/safety/data/rules.json' with { type: 'json' };
import { createDetectCrisis } from '../../../src/safety/detect-crisis.js';
import { guardReply } from '../../../src/safety/guard-reply.js';
import { normalizeText } from '../../../src/safety/normalize-text.js';
import { readCorpus } from '../../../src/safety/read-corpus.js';
import { SAFETY_BUCKETS, safetyFeatures } from '../../../src/safety/safety-features.js';
import { splitQuotes } from '../../../src/safety/split-clauses.js';
import { spellingWords } from '../../../src/train/spelling-words.js';
import { trainLinear } from '../../../src/train/train-linear.js';
import type { Reply } from '../../../src/types/reply.js';
import type { SecondOpinion } from '../../../src/types/safety.js';
import { CRISIS_LEVELS_OF_TEST } from './levels.js';

const broken = (): never => {
  throw new Error('broken on purpose');
};
const corpusOf = (text: string): string => {
  const dir = mkdtempSync(join(tmpdir(), 'corpus-'));
  writeFileSync(join(dir, 'w.tsv'), text);
  return dir;
};

describe('reading a corpus', () => {
  it('reads rows, skips remarks and keeps line breaks', () => {
    expect(readCorpus(corpusOf('# persona: nobody\n\nen\tpassive\tplain,short\tone\\ntwo\n'))).toEqual([
      { writer: 'w', lang: 'en', level: 'passive', tags: ['plain', 'short'], text: 'one\ntwo' },
    ]);
  });

  it.each(['en\tsad\tplain\ttext', 'en\tpassive\tplain', '\tpassive\tplain\ttext'])(
    'names file and line: %j',
    (row) => {
      expect(() => readCorpus(corpusOf(`# x\n${row}`))).toThrow(/w\.tsv:2/);
    },
  );
});

describe('the rules', () => {
  it('use no concept that is not defined', () => {
    const used = rules.rules.flatMap((rule) =>
      [rule.pattern, 'unless' in rule ? (rule.unless ?? '') : ''].flatMap((text) =>
        [...text.matchAll(/\{([a-z]+)\}/g)].map((match) => match[1] ?? ''),
      ),
    );
    expect(used.filter((name) => !(name in rules.concepts))).toEqual([]);
  });
});

describe('normalizing', () => {
  it.each([
    ['Wаnt tо', 'want to'],
    ['k1ll mys3lf', 'kill myself'],
    ['50mg at 3am', '50mg at 3am'],
    ['nooooo', 'no'],
    ['w\u200ban\u200bt', 'want'],
    ['d.i.e.d', 'died'],
    ['1 want out', 'i want out'],
    ['stop!!!', 'stop!!!'],
    ['mañana', 'manana'],
    ['help … now', 'help now'],
  ])('%j reads %j', (text, expected) => {
    expect(normalizeText(text)).toBe(expected);
  });
});

describe('features', () => {
  it('lie in the buckets, and apostrophes change none', () => {
    const { buckets } = safetyFeatures("I can't go on");
    expect(buckets.length).toBeGreaterThan(10);
    expect(Math.max(...buckets)).toBeLessThan(SAFETY_BUCKETS);
    expect([...safetyFeatures('I cant go on').buckets]).toEqual([...buckets]);
  });

  it('of a long text are those of its two ends', () => {
    const [head, tail] = ['first words '.repeat(130), ' last words'.repeat(140)];
    const near = safetyFeatures(`${head}${'lorem ipsum '.repeat(300)}${tail}`);
    const far = safetyFeatures(`${head}${'dolor sit amet '.repeat(900)}${tail}`);
    expect([...near.buckets].sort()).toEqual([...far.buckets].sort());
  });
});

describe('the guard', () => {
  const reply = { text: 'It helps some people.', guardrail: 'Ask your doctor.' } as Reply;
  it('adds the guardrail once', () => {
    const once = guardReply(reply);
    expect(once.text).toBe('It helps some people.\n\nAsk your doctor.');
    expect(guardReply(once).text).toBe(once.text);
  });
});

describe('scores and the second opinion', () => {
  const calm = [
    'what is tms',
    'does ketamine hurt',
    'is the clinic open',
    'how much does it cost',
    'I once wanted out, long ago',
  ];
  const risky = [
    'the world is better without me',
    'everyone gets my things tonight',
    'they will manage when I am gone',
  ];
  const row = (label: string) => (text: string) => ({ label, features: safetyFeatures(text) });
  const model = trainLinear(
    [
      ...calm.slice(0, 4).map(row('none')),
      row('historic')(calm[4] as string),
      ...risky.slice(0, 2).map(row('passive')),
      row('imminent')(risky[2] as string),
    ],
    { bucketCount: SAFETY_BUCKETS, epochs: 40, rate: 0.5, decay: 1e-4, temperature: 1, trainedOn: 'test' },
  );

  it('escalate what no rule names, sentence by sentence', () => {
    const detect = createDetectCrisis(model);
    expect(detect(risky[0] as string).escalate).toBe(true);
    expect(detect(`what is tms. is the clinic open. ${risky[2]}.`).level).toBe('imminent');
    expect(detect(calm[0] as string)).toMatchObject({ level: 'none', escalate: false });
    expect(detect(calm[4] as string).level).toBe('historic');
  });

  it('may raise the level that a rule found, and clear a rule that topics use', () => {
    const detect = createDetectCrisis(model);
    expect(detect("they will manage when I am gone, I don't want to live").level).toBe('imminent');
    expect(detect("I don't want to live").escalate).toBe(false);
    expect(createDetectCrisis(null)("I don't want to live").escalate).toBe(true);
    expect(detect('I am going to kill myself tonight').escalate).toBe(true);
  });

  it.each([
    ['danger', (): number => 5, true],
    ['none', (): number => -5, false],
  ] as const)('lean on an opinion where the model is unsure: %s', (_name, opinion, escalates) => {
    expect(createDetectCrisis(model, opinion)('does the world hurt without tms').escalate).toBe(escalates);
  });

  it.each<[string, SecondOpinion]>([
    ['throws', broken],
    ['is no number', () => Number.NaN],
  ])('do without an opinion that %s', (_name, opinion) => {
    const text = 'does the world hurt without tms';
    expect(createDetectCrisis(model, opinion)(text)).toEqual(createDetectCrisis(model)(text));
  });

  it('leave a story told as over alone, also beside a calm sentence', () => {
    const detect = createDetectCrisis(model, () => 5);
    expect(detect(`${calm[4]}. ${calm[0]}.`).escalate).toBe(false);
    expect(detect(`${calm[0]}. ${calm[4]}. ${calm[2]}.`).escalate).toBe(false);
  });

  it('hear a dangerous sentence among calm ones, and one that is only quoted', () => {
    const detect = createDetectCrisis(model);
    expect(detect(`${calm[0]}. ${calm[3]}. ${risky[0]}. ${calm[1]}.`).escalate).toBe(true);
    expect(detect(`> ${risky[1]}\nwhat does that mean`).escalate).toBe(true);
  });

  it('count an explicit denial against danger', () => {
    const [plain, denied] = ['the world hurts', 'the world hurts, I am not suicidal'];
    const raise = () => 0.4;
    expect(createDetectCrisis(model, raise)(denied).probability).not.toBeNull();
    expect(createDetectCrisis(null)(plain).probability).toBeNull();
  });
});

describe('crisis lines', () => {
  it('fall back to those of the European Union in a member without lines of its own', () => {
    const member = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IT LV LT LU MT NL PL PT RO SK SI SE'
      .split(' ')
      .find((region) => !crisisRegions.has(region));
    expect(crisisLinesFor(member ?? '', null).region).toBe('EU');
  });

  it('name no number where nobody knows the region', () => {
    expect(crisisLinesFor('ZZ', 'active')).toEqual({ region: null, emergency: null, resources: [] });
    expect(composeFooter(null, 'es').resources[0]?.region).toBe('international');
    expect(composeFooter('ES', 'es').text).toMatch(/\d{3}/);
  });

  it.each([...crisisRegions.keys()])('are complete for every level and language in %s', (region) => {
    for (const level of CRISIS_LEVELS_OF_TEST) {
      for (const language of ['en', 'es'] as const) {
        for (const staff of [true, false]) {
          const block = composeEscalation({ level, language, region, staff, minor: staff, before: staff ? 1 : 0 });
          expect(block.resources.length).toBeGreaterThan(0);
          expect(block.text).not.toMatch(/undefined|null|\{|\}/);
        }
      }
    }
  });

  it.each(CRISIS_LEVELS_OF_TEST)('are not needed to point somewhere: %s', (level) => {
    for (const language of ['en', 'es'] as const) {
      const block = composeEscalation({ level, language, region: null, staff: false, minor: false, before: 0 });
      expect(block.text).not.toMatch(/undefined|null|\{|\}/);
      expect(block.resources[0]?.url).toContain('findahelpline.com');
    }
  });

  it('are flagged when nobody has called them for half a year', () => {
    const days = [...crisisRegions.values()].map((region) => region.emergency.checkedOn).sort();
    expect(staleResources(days[0] as string)).toEqual([]);
    expect(staleResources('2099-01-01').length).toBeGreaterThan(crisisRegions.size);
    expect(staleResources('2099-01-01')[0]).toMatch(/\(\d{4}-\d{2}-\d{2}\)$/);
  });

  it('carry a chat where there is no page', () => {
    const [region] = crisisRegions.values();
    const resource = region?.resources[0];
    if (!resource) throw new Error('expected a crisis resource');
    const bare = { ...resource, url: null, chatUrl: 'https://chat.example' };
    expect(toReplyResource(bare, 'US', 'es')).toMatchObject({ url: 'https://chat.example' });
  });
});

describe('spelling', () => {
  const correct = createCorrectSpelling({
    targets: ['swallowed', 'overdose', 'tonight', 'about', 'burden', 'want', 'pills', 'hurt'],
    known: ['pulls', 'overdone'],
  });

  it.each([
    ['i swalowed an ovredose tonigt', 'i swallowed an overdose tonight'],
    ['abuot the burdden', 'about the burden'],
    ['pulls and pills', 'pulls and pills'],
    ['overdone', 'overdone'],
    ['hunt for wand', 'hunt for wand'],
    ['verdose', 'verdose'],
    ['swlaolwed', 'swlaolwed'],
  ])('%j reads %j', (text, expected) => {
    expect(correct(text)).toBe(expected);
  });

  it('learns its words from rows, and keeps dictionary words that look like them', () => {
    const words = spellingWords(
      [...Array(8).fill('a razor blade'), 'rasor', 'blame'],
      new Set(['blame', 'blaze', 'zebra']),
    );
    expect(words.targets).toEqual(['blade', 'razor']);
    expect(words.known).toEqual(['blame', 'blaze']);
  });
});

describe('quoted lines', () => {
  it('are parted from what the person writes', () => {
    expect(splitQuotes('> thank you\n&gt; bye\nwhat is tms')).toEqual({ own: 'what is tms', quoted: 'thank you\nbye' });
    expect(splitQuotes('> only a quote')).toEqual({ own: '> only a quote', quoted: '' });
  });
});
