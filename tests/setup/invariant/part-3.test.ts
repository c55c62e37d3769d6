import { it, vi } from 'vitest';
import { holdsInPart } from './hold';

vi.mock('../../../plugin/setup/invariant', async (original) =>
  (await import('./small-batches')).inSmallBatches(original),
);

it('no write lets a call reach a busy agent, part 3 of 4', () => holdsInPart(3), 300_000);
