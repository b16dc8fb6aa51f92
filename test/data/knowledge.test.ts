import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { findDirectiveAdvice } from '../../src/knowledge/directive-advice.js';
import { inspectKnowledge } from '../../src/knowledge/read-knowledge.js';
import { crisisRegions } from '../../src/safety/crisis-resources.js';
import { renderIssue } from '../../src/types/errors.js';

const config = readConfig({});
const { knowledge, issues } = inspectKnowledge(config.knowledgeDir, config.bundledKnowledgeDir);

const ARTICLE_TOPICS =
  '5htp acupuncture adherence alcohol_drugs anti_inflammatories antidepressant_classes augmentation auvelity bibliotherapy cam_general cbasp cbt combination cost dbs dbt diet ect exercise_general expressive_writing ipt istdp ketamine_esketamine light_therapy omega3 onset_time optimizing psilocybin psychotherapy_general rhodiola saint same side_effects st_johns_wort stress switching tms trd_definition trd_symptoms_risk treatment_algorithm vns walking yoga'.split(
    ' ',
  );

describe('the bundled knowledge', () => {
  it('has no fault', () => {
    expect(issues.map(renderIssue)).toEqual([]);
  });

  it.each(ARTICLE_TOPICS)('has a passage of its own for %s', (topic) => {
    expect([...knowledge.passages.values()].some((passage) => passage.topics[0] === topic)).toBe(true);
  });

  it('gives no directive advice in any sentence that can be served', () => {
    const found = [...knowledge.passages.values()].flatMap((p) =>
      p.sentences.map((s) => findDirectiveAdvice(s.text)).filter(Boolean),
    );
    expect(found).toEqual([]);
  });

  it('does not call itself reviewed by a clinician', () => {
    expect([...knowledge.passages.values()].every((passage) => passage.reviewedBy === null)).toBe(true);
  });
});

describe('crisis resources', () => {
  it.each([...crisisRegions.values()].flatMap((region) => region.resources))(
    '$id names where and when it was checked',
    (resource) => {
      expect(resource.source).toMatch(/\S/);
      expect(resource.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    },
  );
});
