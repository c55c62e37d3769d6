import { it } from 'vitest';
import { holdsInPart } from './hold';

it('no write lets a call reach a busy agent, part 3 of 4', () => holdsInPart(3), 300_000);
