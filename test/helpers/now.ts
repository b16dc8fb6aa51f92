/** The clock of every test. */
export const NOW = new Date('2026-11-23T02:00:00Z');
