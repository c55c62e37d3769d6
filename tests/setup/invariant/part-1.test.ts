import { it } from 'vitest';
import { holdsInPart } from './hold';

it('no write lets a call reach a busy agent, part 1 of 4', () => holdsInPart(1), 300_000);
