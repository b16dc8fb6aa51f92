type Child = Node | string | null;

/** Creates an element with attributes and children. Words are set as text, never as markup, and no style attribute is ever set: a strict CSP forbids it. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that sends no form. */
export function createButton(label: string, onClick: () => void, className = ''): HTMLButtonElement {
  const button = createElement('button', { type: 'button', ...(className ? { class: className } : {}) }, label);
  button.addEventListener('click', onClick);
  return button;
}

/** A link out of the page, which tells the other side nothing of where it stood. */
export function createLink(href: string, label: string): HTMLAnchorElement {
  return createElement('a', { href, rel: 'noreferrer noopener', target: '_blank' }, label);
}

/** Words that only a screen reader reads. */
export const createHidden = (text: string): HTMLElement => createElement('span', { class: 'visually-hidden' }, text);
