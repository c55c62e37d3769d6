// Makes DOM elements in one expression, and keeps a list of them equal to a list of things.

type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/** `onclick` and the like take functions; `true` sets an empty attribute, `false` leaves it out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.replace(/^on/, ''), value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** Writes only a text that differs, so that a screen reader is not told the same thing twice. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

export function setAttribute(target: Element, name: string, value: string): void {
  if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Finds an element that the page's HTML must have. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

export interface Part<T> {
  readonly root: HTMLElement;
  update(item: T): void;
}

/** Children of `parent`, one for each item, made once and updated in place: focus and drawings survive. */
export class PartList<T, P extends Part<T> = Part<T>> {
  private readonly parts = new Map<string, P>();

  constructor(
    private readonly parent: Element,
    private readonly keyOf: (item: T) => string,
    private readonly make: (item: T) => P,
  ) {}

  update(items: readonly T[]): void {
    const wanted = new Set(items.map(this.keyOf));
    for (const [key, part] of this.parts) {
      if (wanted.has(key)) continue;
      part.root.remove();
      this.parts.delete(key);
    }
    items.forEach((item, i) => {
      const key = this.keyOf(item);
      let part = this.parts.get(key);
      if (!part) this.parts.set(key, (part = this.make(item)));
      part.update(item);
      if (this.parent.children[i] !== part.root)
        this.parent.insertBefore(part.root, this.parent.children[i] ?? null);
    });
  }

  values(): Iterable<P> {
    return this.parts.values();
  }
}
