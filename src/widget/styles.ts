/** Colors of the dark theme; the light ones stand in the sheet. */
const DARK = `
  --paper: var(--care-cite-background, #1c1b19);
  --card: var(--care-cite-surface, #272522);
  --ink: var(--care-cite-text, #f2eee7);
  --soft: var(--care-cite-muted, #c6c0b5);
  --line: #46423c;
  --accent: var(--care-cite-accent, #86d3c7);
  --on-accent: var(--care-cite-on-accent, #10201e);
  --you: #24403c;
  --alarm: #40211c;
  --on-alarm: #ffd9d1;
  color-scheme: dark;`;

const SHEET = `
:host {
  all: initial; display: block; block-size: 38em; font-size: medium;
  --paper: var(--care-cite-background, #faf7f1);
  --card: var(--care-cite-surface, #fff);
  --ink: var(--care-cite-text, #2a2925);
  --soft: var(--care-cite-muted, #58554d);
  --line: #ddd6c9;
  --accent: var(--care-cite-accent, #1d6a61);
  --on-accent: var(--care-cite-on-accent, #fff);
  --you: #e0eeea;
  --alarm: #fdece7;
  --on-alarm: #7c1f12;
  --round: var(--care-cite-radius, .75em);
  color-scheme: light;
}
:host([data-layout="page"]) { block-size: 100vh; block-size: 100dvh; }
:host([data-layout="launcher"]) { block-size: auto; }
:host([hidden]), [hidden] { display: none !important; }
@media (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) { ${DARK} } }
:host([data-theme="dark"]) { ${DARK} }
*, ::before, ::after { box-sizing: border-box; }
.frame { block-size: 100%; color: var(--ink); font: var(--care-cite-font-size, 1.0625em)/1.55 var(--care-cite-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif); }
.box { position: relative; display: flex; flex-direction: column; block-size: 100%; max-inline-size: 100%; background: var(--paper); overflow: hidden; }
.inline .box { border: 1px solid var(--line); border-radius: var(--round); }
.head, .log, form { padding-inline: 1em; }
.foot { padding-inline: 1.18em; }
.page .head, .page .log, .page form { padding-inline: max(1em, (100% - 46em) / 2); }
/* The same column in their smaller letters: 46em / .9375 and 46em / .85. */
.page .crisis { padding-inline: max(1.07em, (100% - 49.07em) / 2); }
.page .foot { padding-inline: max(1.18em, (100% - 54.12em) / 2); }
.head { display: flex; flex-wrap: wrap; gap: .4em 1em; align-items: center; justify-content: space-between; padding-block: .7em; }
h1, h2 { margin: 0; font-size: 1.25em; line-height: 1.2; color: var(--accent); }
.head p { margin: .1em 0 0; font-size: .875em; line-height: 1.4; color: var(--soft); }
.head > div:first-child { flex: 1 1 12em; min-inline-size: 0; }
.launcher .head p { display: none; }
.launcher .head > div:first-child { flex-basis: auto; }
.crisis { display: flex; flex-wrap: wrap; gap: .1em .9em; align-items: center; padding: .45em 1.07em; background: var(--alarm); color: var(--on-alarm); border-block: 1px solid currentColor; font-size: .9375em; z-index: 1; }
.crisis .group { display: inline-flex; flex-wrap: wrap; gap: 0 .7em; }
.crisis a { color: inherit; font-weight: 650; }
.crisis a, .resources a, .foot a, details p a { display: inline-block; min-block-size: 24px; min-inline-size: 24px; }
.log { flex: 1 1 auto; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; scrollbar-gutter: stable; scrollbar-width: thin; padding-block: 1em; }
.welcome { margin: 0 0 1em; color: var(--soft); }
.turns { list-style: none; margin: 0; padding: 0; display: grid; gap: .9em; grid-template-columns: minmax(0, 1fr); }
.you, .bot { overflow-wrap: anywhere; border-radius: var(--round); }
.you { justify-self: end; max-inline-size: 85%; padding: .5em .9em; background: var(--you); border-end-end-radius: .2em; white-space: pre-wrap; }
.bot { padding: .9em 1em; background: var(--card); border: 1px solid var(--line); border-start-start-radius: .2em; }
.bot.escalation { border: 2px solid var(--on-alarm); }
.bot p, .bot ul { margin: 0 0 .55em; }
.bot ul { padding-inline-start: 1.3em; }
.bot.note { color: var(--soft); justify-self: start; white-space: pre-line; }
.bot.unsent { border-color: var(--on-alarm); color: var(--ink); }
.mark { font-size: .8em; color: var(--soft); white-space: nowrap; }
.label { font-size: .875em; font-weight: 600; color: var(--soft); padding-block-start: .35em; }
.notice, .guardrail { font-size: .9em; color: var(--soft); }
.bot .guardrail { margin: .7em 0 0; padding-inline-start: .7em; border-inline-start: 3px solid var(--accent); }
.bot .resources { list-style: none; padding: 0; display: grid; gap: .5em; margin-block: .6em .8em; }
.resources li { display: flex; flex-wrap: wrap; gap: .3em .6em; align-items: center; }
.resources span { flex: 1 1 12em; font-weight: 600; }
.resources a { padding: .45em .9em; border: 1px solid var(--on-alarm); border-radius: var(--round); background: var(--alarm); color: var(--on-alarm); font-weight: 650; text-decoration: none; }
details { border-block-start: 1px solid var(--line); font-size: .9375em; }
summary { padding-block: .45em; margin-inline-start: 1.15em; list-style-position: outside; cursor: pointer; }
summary .origin { display: block; color: var(--soft); font-size: .925em; }
details p { color: var(--soft); padding-inline-start: 1.15em; }
details .quotation { padding-block-start: .2em; }
details .quotation { color: var(--ink); }
a { color: var(--accent); }
.next { display: grid; gap: .7em; padding-block: .9em .2em; }
.next:empty { padding: 0; }
.buttons, .suggestions, .feedback, .why { display: flex; flex-wrap: wrap; gap: .45em; align-items: center; }
.feedback { font-size: .9em; color: var(--soft); }
.why { flex-basis: 100%; }
button { font: inherit; line-height: 1.3; min-block-size: 2.6em; max-inline-size: 100%; padding: .4em .85em; border: 1px solid var(--accent); border-radius: var(--round); background: var(--card); color: var(--accent); cursor: pointer; text-align: start; }
button:hover { background: var(--you); }
button.small { min-block-size: 2em; padding-block: .2em; }
button.quiet { border-color: transparent; background: none; text-decoration: underline; text-underline-offset: .2em; padding-inline: .4em; min-block-size: 2em; }
button.choice { border-start-start-radius: 1.3em; border-start-end-radius: 1.3em; border-end-start-radius: 1.3em; border-end-end-radius: 1.3em; }
button.exit { border-color: var(--ink); color: var(--ink); min-block-size: 2.2em; }
button.sure { color: var(--on-alarm); background: var(--alarm); border-color: currentColor; }
button.primary, button[aria-pressed="true"] { background: var(--accent); color: var(--on-accent); }
.primary { align-self: stretch; font-weight: 600; }
.launcher > .launcher { position: fixed; inset-block-end: 1em; inset-inline-end: 1em; z-index: 2147483000; min-block-size: 3em; padding-inline: 1.2em; border-radius: 1.6em; background: var(--accent); color: var(--on-accent); border: 2px solid var(--on-accent); font-weight: 600; box-shadow: 0 3px 14px rgb(0 0 0 / .25); }
.frame.launcher .box { position: fixed; inset-block-end: 1em; inset-inline-end: 1em; z-index: 2147483000; inline-size: min(27em, 100vw - 2em); block-size: min(46em, 100vh - 2em); block-size: min(46em, 100dvh - 2em); border: 1px solid var(--line); border-radius: var(--round); box-shadow: 0 6px 30px rgb(0 0 0 / .28); }
form { padding-block: .6em .3em; border-block-start: 1px solid var(--line); }
label { display: block; font-weight: 600; font-size: .9375em; margin-block-end: .2em; }
.row { display: flex; gap: .5em; align-items: flex-end; }
textarea { flex: 1; min-inline-size: 0; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: var(--round); padding: .45em .7em; resize: none; }
.foot { padding-block: .1em .5em; font-size: .85em; color: var(--soft); }
.foot p { margin: 0; line-height: 1.35; }
.foot .buttons { gap: 0 .4em; margin-inline-start: -.4em; }
.typing { display: flex; gap: .7em; align-items: center; }
.dots { display: inline-flex; gap: .25em; }
.dots i { inline-size: .45em; block-size: .45em; border-radius: 50%; background: var(--accent); animation: breathe 1.2s infinite ease-in-out; }
.dots i:nth-child(2) { animation-delay: .2s; }
.dots i:nth-child(3) { animation-delay: .4s; }
@keyframes breathe { 0%, 80%, 100% { opacity: .3; } 40% { opacity: 1; } }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.log:focus-visible { outline-offset: -3px; }
.crisis a:focus-visible, button.sure:focus-visible { outline-color: currentColor; }
.visually-hidden { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30em) {
  .frame.launcher .box { inset: 0; inline-size: 100%; block-size: 100%; border: 0; border-radius: 0; }
  .head p { display: none; }
  .head > div:first-child { flex-basis: auto; }
  .head, .log, form { padding-inline: .75em; }
  .crisis { padding-inline: .8em; padding-block: .3em; gap: 0 .7em; }
  .foot { padding-inline: .88em; }
  .foot p { display: none; }
}
@media (max-height: 34em) {
  .box { overflow-y: auto; }
  .log { overflow: visible; flex: none; }
  .crisis { position: sticky; inset-block-start: 0; }
  .box { scroll-padding-block-start: 6em; }
}
/* What has the focus must not lie below the crisis line, which takes more lines here. */
@media (max-height: 34em) and (max-width: 30em) { .box { scroll-padding-block-start: 10em; } }
@media (prefers-reduced-motion: reduce) { .dots i { animation: none; } }
@media (forced-colors: active) {
  .you, .bot, .resources a, button, .crisis { border: 1px solid; }
  button[aria-pressed="true"], button.primary { border-width: 3px; }
}
@media print { .launcher, form, .foot, .next, .head .buttons { display: none !important; } .box, .log { overflow: visible; block-size: auto !important; } }
`;

/** The look, as a constructable sheet: a page that forbids inline styles has nothing to object to. */
export function createStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  return sheet;
}
