import { it } from 'vitest';
import { holdsInPart } from './hold';

it('no write lets a call reach a busy agent, part 2 of 4', () => holdsInPart(2), 300_000);
