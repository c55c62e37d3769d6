import { it } from 'vitest';
import { holdsInPart } from './hold';

it('no write lets a call reach a busy agent, part 4 of 4', () => holdsInPart(4), 300_000);
