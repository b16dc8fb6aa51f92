import { createElement } from './create-element.js';

/** Saves a text as a file, in the browser alone. */
export function saveText(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain;charset=utf-8' }));
  createElement('a', { href: url, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Prints a text alone, and not the page around it: from an empty frame, which needs no pop-up and leaves no trace in the history. */
export function printText(text: string, place: Node): void {
  const frame = createElement('iframe', { class: 'visually-hidden', title: '', 'aria-hidden': 'true', tabindex: '-1' });
  place.appendChild(frame);
  const view = frame.contentWindow;
  if (!view) return;
  const [title = '', ...lines] = text.split('\n').filter(Boolean);
  view.document.title = title;
  view.document.body.append(
    createElement('h1', {}, title),
    ...lines.map((line) => createElement(line.endsWith(':') ? 'h2' : 'p', {}, line)),
  );
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
