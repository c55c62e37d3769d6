// Who rings: a made-up person with a number that is nobody's (555 01xx is kept for fiction).

const NAMES = [
  'Ada Fuller',
  'Bruno Reyes',
  'Chloe Nakamura',
  'Dev Anand',
  'Elif Kaya',
  'Femi Okoro',
  'Greta Lind',
  'Hugo Marsh',
];
const FIRST = 17;

let rung = 0;

/** The next caller, in a fixed order; numbers begin again after a hundred. */
export function nextCaller(): { from: string; name: string } {
  const number = (FIRST + rung * 7) % 100;
  const from = `+121255501${String(number).padStart(2, '0')}`;
  const name = NAMES[rung % NAMES.length] ?? from;
  rung++;
  return { from, name };
}

/** +12125550117 → +1 212 555 0117; anything else as it is. */
export function readable(number: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `+1 ${parts[1] ?? ''} ${parts[2] ?? ''} ${parts[3] ?? ''}` : number;
}
