// The panel's few pictures, drawn as strokes on a 16 × 16 grid in the colour of their text.

const SHAPES = {
  heard:
    'M5 6.5a3.5 3.5 0 1 1 6.6 1.7c-.7 1.2-1.9 1.6-2.3 3-.4 1.5-1 2.3-2.2 2.3A2 2 0 0 1 5 12M7 7a1.5 1.5 0 1 1 2.3 1.2',
  spoken: 'M6 4a2 2 0 1 1 4 0v4a2 2 0 1 1-4 0zM3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.5',
  music:
    'M6 12.2V3.6l6.5-1.4v8.3M6 12.2a1.9 1.6 0 1 1-3.6 0 1.9 1.6 0 1 1 3.6 0M12.5 10.5a1.9 1.6 0 1 1-3.6 0 1.9 1.6 0 1 1 3.6 0',
  ring: 'M8 2.2a4 4 0 0 1 4 4c0 3.6 1.5 4.6 1.5 4.6h-11S4 9.8 4 6.2a4 4 0 0 1 4-4M6.6 13.2a1.5 1.5 0 0 0 2.8 0',
} as const;

export type Shape = keyof typeof SHAPES;

/** A picture that says nothing to a screen reader: the text beside it does. */
export function icon(shape: Shape): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[shape]);
  svg.append(path);
  return svg;
}
