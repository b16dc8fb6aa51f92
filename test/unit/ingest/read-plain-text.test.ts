import { describe, expect, it } from 'vitest';
import { readSavedArticle } from '../../../src/ingest/read-markup.js';

const PAGE =
  'Health How Sleep Is Studied By Ann Writer, PhD Ann Writer, PhD Ann is a writer. Learn about our editorial process Updated on March 4, 2024 Learn more." tabindex="0" data-inline-tooltip="true"> Medically reviewed by Bob Reader, MD Learn about our Medical Review Board Print Table of Contents View All Table of Contents Labs Home Trending Videos Close this video player ' +
  'Sleep is studied in labs. Devices Most people wear a sensor. There are two kinds: Wrist Sensor: This one sits on the arm.Head Band: This one is worn at night. St. John is a place. ' +
  '2 Sources The site uses only good sources. Doe J, Roe R. A study of sleep. J Sleep. 2020;1(2):3-4. DOI: 10.1000/abc.1. Poe E. Night. Sleep Med. 2019;3:1. DOI: 10.1000/xyz By Ann Writer, PhD Share Feedback Was this page helpful?';

describe('readSavedArticle', () => {
  const article = readSavedArticle(PAGE);

  it('keeps title, author, reviewer and date', () => {
    expect(article).toMatchObject({
      title: 'How Sleep Is Studied',
      author: 'Ann Writer, PhD',
      reviewer: 'Bob Reader, MD',
      date: '2024-03-04',
    });
  });

  it('splits references at their DOIs, without a trailing full stop', () => {
    expect(article.references.map((r) => r.doi)).toEqual(['10.1000/abc.1', '10.1000/xyz']);
    expect(article.references[0]?.text).toMatch(/^Doe J/);
  });

  it('finds headings and terms that a scraper glued to their text', () => {
    expect(article.sections.map((s) => s.heading)).toEqual([
      'How Sleep Is Studied',
      'Devices',
      'Wrist Sensor',
      'Head Band',
    ]);
  });

  it('leaves the furniture of the page out', () => {
    expect(JSON.stringify(article.sections)).not.toMatch(/tabindex|Trending|Table of Contents|feedback/i);
  });

  it('reads HTML by its headings', () => {
    const html =
      '<html><head><title>T</title></head><body><nav>Menu</nav><article><h1>T</h1><p>First sentence of a longer text that is kept.</p><h2>Part</h2><p>Second sentence of the text that is kept too.</p></article></body></html>';
    expect(readSavedArticle(html).sections.map((s) => s.heading)).toContain('Part');
  });
});
